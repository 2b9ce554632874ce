import { expect, test } from 'vitest';
import { runSimulator } from '../testing/run-simulator.ts';
import type { RpcClient } from '../testing/rpc-client.ts';

const GET_SETTINGS = '{"method":"getSettings","id":1}';

async function openSession(
  client: RpcClient,
): Promise<{ token: string; headers: Record<string, string>; id: number }> {
  const opened = await client.result('/session', 'newSession');
  const session = opened['session'] as { sessionId: number; timeout: number };
  expect(opened['_ret_']).toBe(0);
  expect(session.timeout).toBe(30);
  const token = opened['token'] as string;
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  return { token, headers: { 'X-SessionToken': token }, id: session.sessionId };
}

test('a token works instead of credentials until it is closed', async () => {
  const { client } = await runSimulator();
  const { headers } = await openSession(client);
  expect((await client.post('/model/pdu/0', GET_SETTINGS, headers)).status).toBe(200);
  await client.post('/session', '{"method":"closeCurrentSession","params":{"reason":0},"id":2}', headers);
  expect((await client.post('/model/pdu/0', GET_SETTINGS, headers)).status).toBe(401);
});

test('a session expires half a minute after its last request, and each request counts', async () => {
  const { client, clock } = await runSimulator();
  const { headers } = await openSession(client);
  for (let use = 0; use < 3; use++) {
    await clock.advance(29_000);
    expect((await client.post('/model/pdu/0', GET_SETTINGS, headers)).status).toBe(200);
  }
  await clock.advance(31_000);
  expect((await client.post('/model/pdu/0', GET_SETTINGS, headers)).status).toBe(401);
});

test('sessions are listed with user and idle time, and closed by number', async () => {
  const { simulator, client, clock } = await runSimulator();
  const { id, headers } = await openSession(client);
  await clock.advance(5000);
  const sessions = await client.call<unknown[]>('/session', 'getSessions');
  expect(sessions).toEqual([
    {
      sessionId: id,
      username: simulator.user,
      remoteIp: expect.stringContaining('127.0.0.1') as string,
      clientType: '',
      creationTime: 0,
      timeout: 30,
      idle: 5,
      userIdle: 5,
    },
  ]);
  await client.respond('/session', 'closeSession', { sessionId: id, reason: 3 });
  expect((await client.post('/model/pdu/0', GET_SETTINGS, headers)).status).toBe(401);
});
