import { expect, onTestFinished, test } from 'vitest';
import type { SnmpAccess, SnmpUserAccess } from '../../shared/model/snmp-access.ts';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { DELL_RPDU_FIXTURE } from '../drivers/snmp/families/testing/fixtures/dell-rpdu.ts';
import { startDevice, type WalkDevice } from '../simulator/snmp/testing/walk-device.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { expectNoSecret, keptLog } from './testing/everything-said.ts';
import { addTarget, arm, connected, context, engine, outcome } from './testing/simulator-bench.ts';

const SECRETS = ['r3ad-th1s', 'wr1te-th1s', 'authent1cate-th1s', 'encrypt-th1s', 'gu3ssed-th1s'] as const;
const [READ, WRITE, AUTH, PRIV, GUESSED] = SECRETS;
const COMMUNITIES: SnmpAccess = { version: 'v2c', readCommunity: READ, writeCommunity: WRITE };
const USER: SnmpUserAccess = {
  version: 'v3',
  user: 'monitor',
  auth: { protocol: 'sha256', password: AUTH },
  priv: { protocol: 'aes', password: PRIV },
  context: '',
};

async function device(): Promise<WalkDevice> {
  const { user: name, auth, priv } = USER;
  const running = await startDevice(DELL_RPDU_FIXTURE, {
    readCommunity: READ,
    writeCommunity: WRITE,
    users: [{ name, auth, priv, mayWrite: true }],
  });
  onTestFinished(() => running[Symbol.asyncDispose]());
  return running;
}

const target = ({ hostPort }: WalkDevice, access: SnmpAccess): SnmpTarget => ({
  protocol: 'snmp',
  address: `snmp://${hostPort}`,
  access,
  engineId: null,
});

test('communities and passwords are in no answer, event, audit entry, file or log of any level', async () => {
  const { logger, lines } = keptLog();
  const bench = await engine({ clock: fastClock(5), logger });
  const { pdus, app } = bench.engine.handlers;
  const pdu = await device();
  const answers: unknown[] = [];
  const { address } = target(pdu, USER);
  const v2c = { version: 'v2c', readCommunity: READ } as const;
  answers.push(await pdus.probe({ protocol: 'snmp', address, access: v2c }, context));
  const guessed: SnmpAccess = { ...USER, auth: { protocol: 'sha256', password: GUESSED } };
  answers.push(await pdus.test(target(pdu, guessed), context));
  answers.push(await pdus.test(target(pdu, { ...COMMUNITIES, readCommunity: GUESSED }), context));
  const { pdu: id } = await addTarget(bench, target(pdu, COMMUNITIES));
  await connected(bench, id, 'online');
  answers.push(await outcome(bench, await arm(bench, id, '1', 'off')));
  const port = 41_162 + (process.pid % 2000);
  answers.push(await app.changeSettings({ trapReceiver: { enabled: true, port } }, context));
  const change = { protocol: 'snmp', pdu: id, keepPassword: true } as const;
  answers.push(await pdus.changeCredentials({ ...change, access: guessed }, context));
  answers.push(await pdus.changeCredentials({ ...change, access: USER }, context));
  await connected(bench, id, 'online');
  expect(lines.length).toBeGreaterThan(20);
  expect(answers.map((each) => (each as { ok?: boolean }).ok)).toContain(false);
  await expectNoSecret(bench, [answers, lines], SECRETS);
  answers.push(await pdus.remove({ pdu: id }, context));
  await expectNoSecret(bench, [answers, lines], SECRETS);
});

test('with the key gone nothing is sent, the PDU asks for its secrets, and takes them', async () => {
  const { logger, lines } = keptLog();
  const clock = fastClock(5);
  const pdu = await device();
  const first = await engine({ clock, secrets: createSessionSecretStore() });
  const { pdu: id } = await addTarget(first, target(pdu, COMMUNITIES));
  await connected(first, id, 'online');
  await first.engine[Symbol.asyncDispose]();
  const asked = pdu.agent.log.count;
  const { dataDirectory } = first;
  const next = await engine({ clock, logger, dataDirectory, secrets: createSessionSecretStore() });
  await connected(next, id, 'needsAttention');
  expect((await next.view(id)).connection).toMatchObject({ reason: 'noCredentials' });
  expect(pdu.agent.log.count).toBe(asked);
  const change = { protocol: 'snmp', pdu: id, access: COMMUNITIES, keepPassword: true } as const;
  expect(await next.engine.handlers.pdus.changeCredentials(change, context)).toMatchObject({ ok: true });
  await connected(next, id, 'online');
  await expectNoSecret(next, lines, SECRETS);
});

test('a community is sent to the address that it was given for, and to no other', async () => {
  const bench = await engine({ clock: fastClock(5) });
  const [one, other] = [await device(), await device()];
  const { pdu } = await addTarget(bench, target(one, COMMUNITIES));
  await connected(bench, pdu, 'online');
  const { openTemporary } = bench.engine.handlers.pdus;
  const elsewhere = { ...target(other, COMMUNITIES), access: null };
  expect(await openTemporary(elsewhere, { windowId: 'call', door: 'commandLine' })).toMatchObject({
    ok: false,
    error: { kind: 'invalidArgument' },
  });
  expect(other.agent.log.count).toBe(0);
});
