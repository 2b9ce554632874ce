import { Agent, interceptors } from 'undici';
import { expect, it } from 'vitest';
import { never } from '../testing/waiting.ts';
import { exchange } from './http-exchange.ts';
import { createPinnedConnector } from './pinned-connector.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu, type Override } from './testing/scripted-pdu.ts';

function request(pdu: ScriptedPdu) {
  return {
    origin: `https://${pdu.address}`,
    path: '/model/pdu/0',
    headers: { authorization: `Basic ${Buffer.from(`${pdu.user}:${pdu.password}`).toString('base64')}` },
    body: '{"jsonrpc":"2.0","method":"cycleAllOutletPowerStates","params":{},"id":1}',
    signal: never(),
    timeoutMs: 2000,
    maxBytes: 1000,
  };
}

function agentFor(pdu: ScriptedPdu): Agent {
  return new Agent({
    connect: createPinnedConnector({ trustedFingerprint: pdu.fingerprint, timeoutMs: 2000 }),
    allowH2: false,
  });
}

it('writes a request once even over a dispatcher that would send it again', async () => {
  await using pdu = await ScriptedPdu.start(littlePdu());
  pdu.intercept = () => 'drop';
  const agent = agentFor(pdu);
  const eager = agent.compose(
    interceptors.retry({
      methods: ['POST'],
      maxRetries: 3,
      minTimeout: 1,
      errorCodes: ['UND_ERR_SOCKET', 'ECONNRESET'],
    }),
  );
  expect(await exchange(eager, request(pdu))).toMatchObject({
    kind: 'failed',
    reason: 'network',
    sent: true,
  });
  await agent.close();
  expect(pdu.requests).toHaveLength(1);
});

it.each<[string, Override, object]>([
  ['an answer that ends', undefined, { kind: 'reply', reply: { status: 200, location: null } }],
  [
    'an endless answer',
    { status: 200, body: 'x'.repeat(1001) },
    { kind: 'failed', reason: 'tooLong', sent: true },
  ],
  ['a cut answer', 'drop', { kind: 'failed', reason: 'network', sent: true }],
])('gives back %s', async (_what, override, expected) => {
  await using pdu = await ScriptedPdu.start(littlePdu());
  pdu.intercept = () => override;
  const agent = agentFor(pdu);
  expect(await exchange(agent, request(pdu))).toMatchObject(expected);
  await agent.destroy();
});

it('cancelled while it still connects was not sent, and is not sent later', async () => {
  await using pdu = await ScriptedPdu.start(littlePdu());
  const agent = agentFor(pdu);
  const controller = new AbortController();
  const outcome = exchange(agent, { ...request(pdu), signal: controller.signal });
  controller.abort();
  expect(await outcome).toEqual({ kind: 'failed', reason: 'cancelled', sent: false, error: null });
  expect(await exchange(agent, request(pdu))).toMatchObject({ kind: 'reply' });
  expect(pdu.requests).toHaveLength(1);
  await agent.destroy();
});
