import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { addPdu, connected, context, engine, simulator, simulatorBench } from './testing/simulator-bench.ts';

const OTHER_FINGERPRINT = 'AB'.repeat(32);

describe('first contact', () => {
  test('a probe shows the certificate and sends no request', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const probe = await bench.engine.handlers.pdus.probe({ protocol: 'xerus', address: device.url }, context);
    expect(probe).toMatchObject({
      ok: true,
      value: { trustedFingerprint: null, certificate: { fingerprint: device.fingerprint } },
    });
    expect(device.requestLog.count).toBe(0);
  });

  test('a wrong fingerprint sends no credentials', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const { url: address, user, password } = device;
    const account = { protocol: 'xerus' as const, address, user, password, fingerprint: OTHER_FINGERPRINT };
    expect(await bench.engine.handlers.pdus.test(account, context)).toMatchObject({ ok: false });
    expect(device.requestLog.count).toBe(0);
  });

  test('a fingerprint that differs from an earlier trust is refused', async () => {
    const { bench, device } = await simulatorBench();
    const { url: address, user, password } = device;
    const account = { protocol: 'xerus' as const, address, user, password, fingerprint: OTHER_FINGERPRINT };
    const refused = await bench.engine.handlers.pdus.test(account, context);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalidArgument' } });
  });

  test('a wrong password is told and nothing is stored', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const { url: address, user, fingerprint } = device;
    const added = await bench.engine.handlers.pdus.add(
      { protocol: 'xerus', address, user, password: 'wrong', fingerprint, name: '', keepPassword: true },
      context,
    );
    expect(added).toMatchObject({ ok: false, error: { kind: 'authRejected' } });
    expect(await bench.engine.handlers.pdus.list({}, context)).toEqual([]);
  });

  test('the same PDU cannot be added twice', async () => {
    const { bench, device } = await simulatorBench();
    await expect(addPdu(bench, device)).rejects.toThrow('in Busbar already, as A07-L');
  });
});

describe('opened for one call', () => {
  test('without a fingerprint and without an earlier trust it is refused with the fingerprint, and nothing is sent', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const { url: address, user, password, fingerprint } = device;
    const { openTemporary, closeTemporary, list } = bench.engine.handlers.pdus;
    expect(
      await openTemporary({ protocol: 'xerus', address, user, password, fingerprint: null }, context),
    ).toMatchObject({
      ok: false,
      error: { kind: 'certificateUntrusted', presented: { fingerprint } },
    });
    expect(device.requestLog.count).toBe(0);
    const opened = await openTemporary({ protocol: 'xerus', address, user, password, fingerprint }, context);
    if (!opened.ok) throw new Error(opened.error.message);
    await closeTemporary({ pdu: opened.value }, context);
    expect(await bench.engine.handlers.app.audit({ limit: 1, pdu: null }, context)).toMatchObject([
      { action: 'trustCertificate', after: fingerprint },
    ]);
    expect((await bench.engine.handlers.fleet.snapshot({}, context)).pdus).toEqual([]);
    expect(await list({}, context)).toEqual([]);
    expect(
      (await openTemporary({ protocol: 'xerus', address, user, password, fingerprint: null }, context)).ok,
    ).toBe(true);
  });

  test('a stored PDU is the stored one, without an account', async () => {
    const { bench, device, pdu } = await simulatorBench();
    const request = {
      protocol: 'xerus' as const,
      address: device.url,
      user: null,
      password: null,
      fingerprint: null,
    };
    expect(await bench.engine.handlers.pdus.openTemporary(request, context)).toEqual({
      ok: true,
      value: pdu,
    });
    await bench.engine.handlers.pdus.closeTemporary({ pdu }, context);
    expect((await bench.view(pdu)).id).toBe(pdu);
  });
});

describe('a PDU that is not the same any more', () => {
  test('another certificate stops everything until a person trusts it', async () => {
    const { bench, device, pdu, clock } = await simulatorBench();
    const { port } = device;
    await device[Symbol.asyncDispose]();
    const replaced = await simulator({ clock, port });
    await connected(bench, pdu, 'needsAttention');
    expect((await bench.view(pdu)).connection).toMatchObject({
      reason: 'certificateChanged',
      presented: { fingerprint: replaced.fingerprint },
      trustedAtMs: expect.any(Number),
    });
    expect(replaced.requestLog.count).toBe(0);
    const { trustCertificate } = bench.engine.handlers.pdus;
    await trustCertificate({ pdu, fingerprint: replaced.fingerprint }, context);
    await connected(bench, pdu, 'online');
    const [last] = await bench.engine.handlers.app.audit({ limit: 1, pdu }, context);
    expect(last).toMatchObject({
      action: 'trustCertificate',
      before: device.fingerprint,
      after: replaced.fingerprint,
    });
  });

  test('another password stops the tries until a person enters the new one', async () => {
    const { bench, device, pdu, clock } = await simulatorBench();
    const { port, certificate } = device;
    await device[Symbol.asyncDispose]();
    const changed = await simulator({ clock, port, certificate, password: 'new-password' });
    await connected(bench, pdu, 'needsAttention');
    const tries = changed.requestLog.count;
    await clock.sleep(5000, new AbortController().signal);
    expect(changed.requestLog.count).toBe(tries);
    const { changeCredentials } = bench.engine.handlers.pdus;
    const wrong = { protocol: 'xerus' as const, pdu, user: 'admin', password: 'guess', keepPassword: true };
    expect(await changeCredentials(wrong, context)).toMatchObject({
      ok: false,
      error: { kind: 'authRejected' },
    });
    expect((await bench.view(pdu)).connection.kind).toBe('needsAttention');
    expect(await changeCredentials({ ...wrong, password: 'new-password' }, context)).toEqual({
      ok: true,
      value: null,
    });
    await connected(bench, pdu, 'online');
  });

  test('another serial at the same address is not read', async () => {
    const { bench, device, pdu, clock } = await simulatorBench();
    const { port, certificate } = device;
    await device[Symbol.asyncDispose]();
    await simulator({ clock, port, certificate, serial: 'OTHER1' });
    await connected(bench, pdu, 'needsAttention');
    expect((await bench.view(pdu)).connection).toMatchObject({ reason: 'differentPdu' });
  });
});

describe('the next start', () => {
  test('finds PDUs, passwords, trust, protection and settings again', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const secrets = createSessionSecretStore();
    const first = await engine({ clock, secrets });
    const { dataDirectory } = first;
    const pdu = await addPdu(first, device);
    await first.engine.handlers.power.setProtected({ pdu, outlet: outletId('3'), protected: true }, context);
    await first.engine.handlers.app.changeSettings({ theme: 'dark' }, context);
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, secrets, dataDirectory });
    await connected(second, pdu, 'online');
    expect(await second.view(pdu)).toMatchObject({ name: 'A07-L', protectedOutlets: ['outlet:3'] });
    expect(await second.engine.handlers.app.settings({}, context)).toMatchObject({ theme: 'dark' });
  });

  test('encrypts a password again when its key was replaced, and works all the same when that fails', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const before = createSessionSecretStore();
    const after = createSessionSecretStore();
    const replaced = {
      ...after,
      decrypt: async (bytes: Uint8Array) => ({ ...(await before.decrypt(bytes)), shouldReEncrypt: true }),
    };
    const failing = { ...replaced, encrypt: () => Promise.reject(new Error('no key')) };
    const first = await engine({ clock, secrets: before });
    const { dataDirectory } = first;
    const pdu = await addPdu(first, device);
    await first.engine[Symbol.asyncDispose]();
    for (const secrets of [failing, replaced, after]) {
      const next = await engine({ clock, secrets, dataDirectory });
      await connected(next, pdu, 'online');
      await next.engine[Symbol.asyncDispose]();
    }
  });

  test('asks for a password that was not kept', async () => {
    const clock = fastClock(5);
    const device = await simulator({ clock });
    const first = await engine({ clock });
    const { dataDirectory } = first;
    const { url: address, user, password, fingerprint } = device;
    const account = {
      protocol: 'xerus' as const,
      address,
      user,
      password,
      fingerprint,
      name: '',
      keepPassword: false,
    };
    const added = await first.engine.handlers.pdus.add(account, context);
    if (!added.ok) throw new Error(added.error.message);
    const { pdu } = added.value;
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, dataDirectory });
    await connected(second, pdu, 'needsAttention');
    expect((await second.view(pdu)).connection).toMatchObject({ reason: 'noCredentials' });
    const { changeCredentials } = second.engine.handlers.pdus;
    await changeCredentials({ protocol: 'xerus', pdu, user, password, keepPassword: false }, context);
    await connected(second, pdu, 'online');
  });

  test('starts simulated PDUs again as the same PDUs', async () => {
    const clock = fastClock(5);
    const first = await engine({ clock });
    const { dataDirectory } = first;
    const added = await first.engine.handlers.pdus.addSimulated({ model: 'px3-1ph-8' }, context);
    if (!added.ok) throw new Error(added.error.message);
    await connected(first, added.value, 'online');
    expect(await first.view(added.value)).toMatchObject({ simulated: true, address: 'Built-in simulator' });
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, dataDirectory });
    await connected(second, added.value, 'online');
    const again = await second.engine.handlers.pdus.addSimulated({ model: 'px3-1ph-8' }, context);
    expect(again).toMatchObject({ ok: true });
    expect((await second.engine.handlers.fleet.snapshot({}, context)).pdus).toHaveLength(2);
  });
});

test('a PDU that is removed is gone, and can be added again', async () => {
  const { bench, device, pdu } = await simulatorBench();
  expect(await bench.engine.handlers.pdus.remove({ pdu }, context)).toEqual({ ok: true, value: null });
  expect((await bench.engine.handlers.fleet.snapshot({}, context)).pdus).toEqual([]);
  expect(await addPdu(bench, device)).toBe(pdu);
});

test('names on the device are written, read back and recorded', async () => {
  const { bench, pdu } = await simulatorBench();
  const { pdus, app } = bench.engine.handlers;
  expect(
    await pdus.renameElement({ pdu, element: outletId('2'), name: 'db-02 PSU A' }, context),
  ).toMatchObject({ ok: true });
  expect((await bench.view(pdu)).model?.outlets[1]?.name).toBe('db-02 PSU A');
  const [done, asked] = await app.audit({ limit: 2, pdu }, context);
  expect([asked?.result, done?.result]).toEqual(['asked', 'done']);
  expect(done).toMatchObject({ action: 'rename', element: 'outlet:2', after: 'db-02 PSU A' });
});

test('the password is in no file, log, snapshot, event, error or audit entry', async () => {
  const password = 'corr3ct-horse-b4ttery';
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const clock = fastClock(5);
  const device = await simulator({ clock, password });
  const bench = await engine({ clock, logger });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const { handlers } = bench.engine;
  const { port, certificate } = device;
  await device[Symbol.asyncDispose]();
  await simulator({ clock, port, certificate, password: 'other' });
  await connected(bench, pdu, 'needsAttention');
  const refused = await handlers.pdus.changeCredentials(
    { protocol: 'xerus', pdu, user: 'admin', password, keepPassword: true },
    context,
  );
  const snapshot = await handlers.fleet.snapshot({}, context);
  const audit = await handlers.app.audit({ limit: 1000, pdu: null }, context);
  const info = await handlers.app.info({}, context);
  const said = JSON.stringify([refused, snapshot, audit, info, bench.pushed, lines]);
  expect(audit.length).toBeGreaterThan(0);
  const basic = Buffer.from(`admin:${password}`).toString('base64');
  expect(said).not.toContain(password);
  expect(said).not.toContain(basic);
  for (const file of await readdir(bench.dataDirectory)) {
    const content = await readFile(join(bench.dataDirectory, file));
    expect(content.includes(password)).toBe(false);
  }
});
