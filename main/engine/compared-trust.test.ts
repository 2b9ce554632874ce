import { expect, test } from 'vitest';
import { fastClock } from '../support/testing/fast-clock.ts';
import { addPdu, connected, context, engine, simulator } from './testing/simulator-bench.ts';

const CALL = { windowId: 'call', door: 'commandLine' } as const;

test('a certificate that a person compared takes the place of an earlier one when a PDU is added in the app', async () => {
  const clock = fastClock(5);
  const device = await simulator({ clock });
  const bench = await engine({ clock });
  const { pdus, app } = bench.engine.handlers;
  const before = await addPdu(bench, device);
  await connected(bench, before, 'online');
  await pdus.remove({ pdu: before }, context);
  await device[Symbol.asyncDispose]();
  const replaced = await simulator({ clock, port: device.port, serial: 'NEW1' });
  const { url: address, user, password, fingerprint } = replaced;
  const compared = { protocol: 'xerus', address, user, password, fingerprint } as const;
  for (const refused of [
    await pdus.openTemporary(compared, CALL),
    await pdus.test(compared, CALL),
    await pdus.test({ ...compared, fingerprint: 'AB'.repeat(32) }, context),
    await pdus.test({ ...compared, fingerprint: null }, context),
  ])
    expect(refused).toMatchObject({ ok: false, error: { kind: 'certificateChanged' } });
  expect(replaced.requestLog.count).toBe(0);
  const pdu = await addPdu(bench, replaced);
  await connected(bench, pdu, 'online');
  expect(await app.audit({ limit: 2, pdu }, context)).toMatchObject([
    { action: 'addPdu' },
    { action: 'trustCertificate', before: device.fingerprint, after: fingerprint },
  ]);
});
