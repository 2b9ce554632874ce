import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PduId } from '../../../shared/model/ids.ts';
import {
  SHELL_ATTRIBUTES,
  type ShellAttributeFact,
  type ShellAttributeName,
} from '../../../shared/shell/attributes.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import {
  addPdu,
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
  userTarget,
} from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { fastClock } from '../../support/testing/fast-clock.ts';

const clock = fastClock(5);

interface Bench {
  readonly bench: EngineBench;
  readonly device: RunningSimulator;
  readonly pdu: PduId;
}

async function stored(): Promise<Bench> {
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  return { bench, device, pdu };
}

async function facts(
  { engine: { handlers } }: EngineBench,
  pdu: PduId,
): Promise<readonly ShellAttributeFact[]> {
  const { pdus } = await handlers.shell.snapshot({}, context);
  return pdus.find((each) => each.pdu === pdu)?.attributes ?? [];
}

/** Attributes as windows were told them, one entry a time. */
function told({ pushed }: EngineBench): readonly ReadonlyMap<string, ShellAttributeFact>[] {
  return pushed.flatMap(({ channel, payload }) => {
    if (channel !== 'shell.changed') return [];
    const shown = payload as ShellChange;
    return shown.kind === 'pdu' ? [new Map(shown.pdu.attributes.map((each) => [each.name, each]))] : [];
  });
}

async function fact(bench: EngineBench, pdu: PduId, name: ShellAttributeName): Promise<ShellAttributeFact> {
  const found = (await facts(bench, pdu)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no attribute ${name}.`);
  return found;
}

const change = (
  { engine: { handlers } }: EngineBench,
  pdu: PduId,
  values: Readonly<Record<string, string>>,
) => handlers.shell.changeAttributes({ pdu, values }, context);

const audited = async ({ engine: { handlers } }: EngineBench) =>
  (await handlers.app.audit({ limit: 50, pdu: null }, context)).filter(
    ({ action }) => action === 'changeAttributes',
  );

describe('attributes of a PDU', () => {
  it('are all that a person gives, in the order of the table, with defaults that nobody set', async () => {
    const { bench, pdu } = await stored();
    const all = await facts(bench, pdu);
    expect(all.map(({ name }) => name)).toEqual(
      SHELL_ATTRIBUTES.filter(({ isUserInput }) => isUserInput).map(({ name }) => name),
    );
    expect(await fact(bench, pdu, 'CLI Connection Type')).toEqual({
      name: 'CLI Connection Type',
      value: 'Auto',
      isSet: false,
      keptBy: 'attribute',
    });
    expect(await fact(bench, pdu, 'Console User')).toMatchObject({ value: null, isSet: false });
  });

  it('tell the account by which it is signed in to, and of the password that it is set', async () => {
    const { bench, device, pdu } = await stored();
    expect(await fact(bench, pdu, 'User')).toEqual({
      name: 'User',
      value: device.user,
      isSet: true,
      keptBy: 'access',
    });
    expect(await fact(bench, pdu, 'Password')).toMatchObject({ value: null, isSet: true, keptBy: 'access' });
    expect(await fact(bench, pdu, 'SNMP Version')).toMatchObject({ value: null, isSet: false });
  });

  it('tell the second way to it as soon as it has one, and no more once it is gone', async () => {
    const { bench, device, pdu } = await stored();
    await addTarget(bench, userTarget(device));
    expect(await fact(bench, pdu, 'User')).toMatchObject({ value: device.user });
    expect(await fact(bench, pdu, 'SNMP Version')).toMatchObject({ value: 'v3', isSet: true });
    expect(await fact(bench, pdu, 'SNMP V3 User')).toMatchObject({ isSet: true });
    expect(await fact(bench, pdu, 'SNMP V3 Password')).toMatchObject({ value: null, isSet: true });
    expect(await fact(bench, pdu, 'SNMP V3 Private Key')).toMatchObject({ value: null, isSet: true });
    expect(await fact(bench, pdu, 'SNMP V3 Privacy Protocol')).toMatchObject({ value: 'AES-128' });
    const { pdus } = bench.engine.handlers;
    await pdus.removeOtherAccess({ pdu }, context);
    expect(await fact(bench, pdu, 'SNMP Version')).toMatchObject({ value: null, isSet: false });
  });

  it('follow a change of the access, and windows are told', async () => {
    const device = await simulator({ clock, snmpPort: 0 });
    const bench = await engine({ clock });
    const target = communityTarget(device);
    const { pdu } = await addTarget(bench, target);
    await connected(bench, pdu, 'online');
    expect(await fact(bench, pdu, 'SNMP Read Community')).toMatchObject({ value: null, isSet: true });
    const { access } = userTarget(device);
    const { pdus } = bench.engine.handlers;
    await pdus.changeCredentials({ protocol: 'snmp', pdu, access, keepPassword: true }, context);
    const last = told(bench).at(-1) ?? new Map<string, ShellAttributeFact>();
    expect(last.get('SNMP Version')).toMatchObject({ value: 'v3' });
    expect(last.get('SNMP V3 Password')).toMatchObject({ isSet: true });
    expect(last.get('SNMP Read Community')).toMatchObject({ isSet: false });
  });

  it('are not set where the secrets of the access cannot be read any more', async () => {
    const device = await simulator({ clock, snmpPort: 0 });
    const first = await engine({ clock, secrets: createSessionSecretStore() });
    const { pdu } = await addTarget(first, userTarget(device));
    await first.engine[Symbol.asyncDispose]();
    const { dataDirectory } = first;
    const next = await engine({ clock, dataDirectory, secrets: createSessionSecretStore() });
    expect(await fact(next, pdu, 'SNMP Version')).toMatchObject({ value: 'v3', isSet: true });
    expect(await fact(next, pdu, 'SNMP V3 Password')).toMatchObject({ value: null, isSet: false });
  });
});

describe('a change of attributes', () => {
  it('is kept as CloudShell writes it, told to windows, and there after a restart; passwords are encrypted', async () => {
    const secrets = createSessionSecretStore();
    const device = await simulator({ clock });
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    const values = {
      'Console Server IP Address': '192.0.2.4',
      'Console Port': '2001',
      'Console Password': 'open-sesame',
      'Power Management': 'FALSE',
    };
    expect(await change(first, pdu, values)).toEqual({ ok: true, value: null });
    expect(told(first).at(-1)?.get('Console Port')).toMatchObject({ value: '2001' });
    await first.engine[Symbol.asyncDispose]();
    const { dataDirectory } = first;
    const next = await engine({ clock, secrets, dataDirectory });
    expect(await fact(next, pdu, 'Console Port')).toMatchObject({ value: '2001', isSet: true });
    expect(await fact(next, pdu, 'Power Management')).toMatchObject({ value: 'False', isSet: true });
    expect(await fact(next, pdu, 'Console Password')).toMatchObject({ value: null, isSet: true });
    const database = new DatabaseSync(join(dataDirectory, 'busbar.db'), { readOnly: true });
    const row = database.prepare("SELECT * FROM shell_attribute WHERE name = 'Console Password'").get();
    database.close();
    const secret = row?.['secret'];
    expect(row?.['value']).toBeNull();
    expect(secret instanceof Uint8Array && (await secrets.decrypt(secret)).text).toBe('open-sesame');
  });

  it('forgets an attribute by empty text', async () => {
    const { bench, pdu } = await stored();
    await change(bench, pdu, {
      'Console Port': '2001',
      'Console Password': 'open-sesame',
      'Backup Type': 'FTP',
    });
    await change(bench, pdu, { 'Console Port': '', 'Console Password': '', 'Backup Type': '' });
    expect(await fact(bench, pdu, 'Console Port')).toMatchObject({ value: null, isSet: false });
    expect(await fact(bench, pdu, 'Console Password')).toMatchObject({ isSet: false });
    expect(await fact(bench, pdu, 'Backup Type')).toMatchObject({ value: 'File System', isSet: false });
  });

  it('is recorded with the names of what changed, and no value', async () => {
    const { bench, pdu } = await stored();
    await change(bench, pdu, {
      'Console User': 'lab',
      'Console Password': 'open-sesame',
      'Console Port': '',
    });
    expect(await audited(bench)).toMatchObject([
      {
        pdu,
        door: 'app',
        element: 'pdu',
        result: 'done',
        before: null,
        after: 'Console User, Console Password; forgotten: Console Port',
        message: null,
      },
    ]);
  });

  it.each([
    ['a value that does not fit', { 'Console Port': 'tty1' }, 'Console Port must be a whole number'],
    ['no session at all', { 'Sessions Concurrency Limit': '0' }, 'Sessions Concurrency Limit must be'],
    [
      'a password of the access',
      { Password: 'open-sesame' },
      'Password is part of how the PDU is signed in to',
    ],
    ['the version of SNMP', { 'SNMP Version': 'v3' }, 'SNMP Version is part of how the PDU is signed in to'],
    ['an access to forget', { User: '' }, 'User is part of how'],
    ['what the PDU says itself', { Vendor: 'Raritan' }, 'Vendor is read from the PDU'],
    ['a name that nobody knows', { 'Console Prot': '1' }, 'Did you mean Console Port?'],
    ['a name of every object', { constructor: 'x' }, 'constructor is not an attribute'],
  ])('with %s is refused whole', async (_what, values, sentence) => {
    const { bench, pdu } = await stored();
    const refused = await change(bench, pdu, { 'Console User': 'lab', ...values });
    const message: unknown = expect.stringContaining(sentence);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalidArgument', message, ports: [] } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/ Nothing was changed\.$/u);
    expect(await fact(bench, pdu, 'Console User')).toMatchObject({ isSet: false });
    expect(await audited(bench)).toEqual([]);
  });

  it('of a PDU that is only open for a call is refused', async () => {
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const { url: address, user, password, fingerprint } = device;
    const request = { protocol: 'xerus', address, user, password, fingerprint } as const;
    const opened = await bench.engine.handlers.pdus.openTemporary(request, context);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await fact(bench, opened.value, 'User')).toMatchObject({ value: user });
    expect(await change(bench, opened.value, { 'Console Port': '1' })).toMatchObject({
      ok: false,
      error: { kind: 'unknownResource' },
    });
  });

  it('goes with its PDU', async () => {
    const { bench, device, pdu } = await stored();
    await change(bench, pdu, { 'Console Port': '2001', 'Sessions Concurrency Limit': '3' });
    await bench.engine.handlers.pdus.remove({ pdu }, context);
    expect(await facts(bench, pdu)).toEqual([]);
    expect(await addPdu(bench, device)).toBe(pdu);
    expect(await fact(bench, pdu, 'Sessions Concurrency Limit')).toMatchObject({ value: '1', isSet: false });
    expect(await fact(bench, pdu, 'Console Port')).toMatchObject({ isSet: false });
  });
});

describe('an attribute that a person adds to a PDU', () => {
  const own = (
    { engine: { handlers } }: EngineBench,
    pdu: PduId,
    name: string,
    value: string,
    type: 'String' | 'Password' = 'String',
  ) => handlers.shell.changeCustomAttribute({ pdu, name, type, value }, context);

  it('comes after those of the table, is there after a restart, and none of the table is missing', async () => {
    const secrets = createSessionSecretStore();
    const device = await simulator({ clock });
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    const ofTable = await facts(first, pdu);
    expect(await own(first, pdu, 'Rack', 'A07')).toEqual({ ok: true, value: null });
    expect(await own(first, pdu, 'Door Code', 'open-sesame', 'Password')).toMatchObject({ ok: true });
    expect(told(first).at(-1)?.get('Door Code')).toMatchObject({ value: null, isSet: true });
    await first.engine[Symbol.asyncDispose]();
    const { dataDirectory } = first;
    const next = await engine({ clock, secrets, dataDirectory });
    const added = { isSet: true, keptBy: 'attribute' };
    expect(await facts(next, pdu)).toEqual([
      ...ofTable,
      { name: 'Door Code', value: null, customType: 'Password', ...added },
      { name: 'Rack', value: 'A07', customType: 'String', ...added },
    ]);
    const database = new DatabaseSync(join(dataDirectory, 'busbar.db'), { readOnly: true });
    const row = database.prepare("SELECT * FROM shell_attribute WHERE name = 'Door Code'").get();
    database.close();
    const secret = row?.['secret'];
    expect(row?.['value']).toBeNull();
    expect(secret instanceof Uint8Array && (await secrets.decrypt(secret)).text).toBe('open-sesame');
  });

  it('keeps its type with another value, and goes by empty text', async () => {
    const { bench, pdu } = await stored();
    await own(bench, pdu, 'Door Code', 'open-sesame', 'Password');
    await own(bench, pdu, 'Door Code', 'other-word', 'String');
    const before = await facts(bench, pdu);
    expect(before.at(-1)).toMatchObject({ name: 'Door Code', value: null, customType: 'Password' });
    expect(await own(bench, pdu, 'Door Code', '')).toMatchObject({ ok: true });
    expect(await facts(bench, pdu)).toEqual(before.slice(0, -1));
    expect((await audited(bench)).map(({ after }) => after)).toEqual(
      expect.arrayContaining(['Door Code', 'forgotten: Door Code']),
    );
    expect(JSON.stringify(await audited(bench))).not.toMatch(/open-sesame|other-word/u);
  });

  it.each([
    ['of the standard', 'user', 'User is an attribute of every PDU already.'],
    ['that is empty', ' ', 'must not be empty'],
    ['with a dot', 'Raritan PDU.Rack', 'has letters A to Z'],
    ['with other letters', 'Türcode', 'has letters A to Z'],
    ['that differs in case only', 'RACK', 'There is an attribute Rack already.'],
  ])('is refused with a name %s', async (_what, name, sentence) => {
    const { bench, pdu } = await stored();
    await own(bench, pdu, 'Rack', 'A07');
    const before = await facts(bench, pdu);
    const message: unknown = expect.stringContaining(sentence);
    expect(await own(bench, pdu, name, 'x')).toMatchObject({
      ok: false,
      error: { kind: 'invalidArgument', message },
    });
    expect(await facts(bench, pdu)).toEqual(before);
  });

  it('is refused beyond 64 of them, and with a value of control characters, without repeating it', async () => {
    const { bench, pdu } = await stored();
    const bad = await own(bench, pdu, 'Rack', 'open\nsesame');
    expect(bad).toMatchObject({ ok: false, error: { kind: 'invalidArgument' } });
    expect(JSON.stringify(bad)).not.toContain('sesame');
    for (let at = 0; at < 64; at += 1) await own(bench, pdu, `Own ${at}`, 'x');
    expect(await own(bench, pdu, 'One more', 'x')).toMatchObject({ ok: false });
    expect(await own(bench, pdu, 'Own 3', 'y')).toMatchObject({ ok: true });
  });
});
