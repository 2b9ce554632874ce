import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APC_RPDU_FIXTURE } from '../../main/drivers/snmp/families/testing/fixtures/apc-rpdu.ts';
import { BriskClock } from '../../main/engine/testing/brisk-clock.ts';
import { startDevice } from '../../main/simulator/snmp/testing/walk-device.ts';
import { startSimulator, type RunningSimulator, type SnmpSide } from '../../main/simulator/simulator.ts';
import { createCliHarness, type CliHarness } from '../testing/cli-harness.ts';

let clock: BriskClock;
let simulator: RunningSimulator;
let agent: SnmpSide;
let address: string;
let cli: CliHarness;

beforeAll(async () => {
  clock = new BriskClock(Date.UTC(2026, 2, 4));
  simulator = await startSimulator({ model: 'px3-1ph-8', seed: 5, snmpPort: 0, clock });
  clock.holds(() => simulator.requestLog.underWay);
  if (simulator.snmp === null) throw new Error('The simulator answers no SNMP.');
  agent = simulator.snmp;
  address = `snmp://127.0.0.1:${agent.port}`;
  cli = await createCliHarness({ clock });
});

afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
  clock[Symbol.dispose]();
});

const communities = () => ({
  BUSBAR_SNMP_COMMUNITY: agent.readCommunity,
  BUSBAR_SNMP_WRITE_COMMUNITY: agent.writeCommunity,
});
const v3Options = () => [
  '--snmp-version',
  'v3',
  '--user',
  agent.v3.user,
  '--snmp-auth',
  agent.v3.authProtocol,
  '--snmp-priv',
  agent.v3.privProtocol,
];
const passwords = () => ({
  BUSBAR_SNMP_AUTH_PASSWORD: agent.v3.authPassword,
  BUSBAR_SNMP_PRIV_PASSWORD: agent.v3.privPassword,
});
/** A call over v2c on the simulated PDU by its address. */
const onPdu = (verb: readonly string[], ...rest: readonly string[]) =>
  cli.run([...verb, address, ...rest, '--json'], { env: communities() });

/** SETs that reached the agent. */
const sets = () => agent.agent.log.sets.length;

describe('reading', () => {
  test('inventory names the PDU, its elements and the protocol', async () => {
    const call = await onPdu(['inventory']);
    expect(call).toMatchObject({ code: 0, errors: '' });
    const inventory = JSON.parse(call.out);
    expect(inventory.pdu).toMatchObject({ vendor: 'Raritan', serial: simulator.serial, protocol: 'snmp' });
    expect(inventory.outlets).toHaveLength(8);
    expect(inventory.outlets[0]).toMatchObject({ id: 'outlet:1', label: '1', switchable: true });
    expect(inventory.edges).toContainEqual(['inlet:I1', 'outlet:1']);
  });

  test.each([
    ['v1', [] as readonly string[]],
    ['v2c', []],
    ['v3', null],
  ])('readings by SNMP %s carry element, quantity, unit and status', async (version, none) => {
    const options = none === null ? v3Options() : ['--snmp-version', version];
    const env = none === null ? passwords() : communities();
    const call = await cli.run(['readings', address, ...options, '--json'], { env });
    expect(call.code).toBe(0);
    const { readings } = JSON.parse(call.out);
    const reading = readings.find(
      (each: { element: string; quantity: string }) =>
        each.element === 'inlet:I1' && each.quantity === 'current',
    );
    expect(reading).toMatchObject({ unit: 'A', status: 'normal', value: expect.any(Number) });
  });

  test('watching prints one whole line a tick until it is interrupted', async () => {
    const ending = new AbortController();
    let lines = 0;
    const call = await cli.run(['readings', address, '--watch'], {
      env: communities(),
      signal: ending.signal,
      onOut: () => {
        lines += 1;
        if (lines === 2) ending.abort();
      },
    });
    expect(call.code).toBe(0);
    const counts = call.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).readings.length);
    expect(new Set(counts).size).toBe(1);
  });
});

describe('switching', () => {
  test('off, on and cycle end with what was read back, and show on the other protocol', async () => {
    const off = await onPdu(['off'], '3');
    expect(off).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(off.out)).toMatchObject({
      command: 'off',
      outcomes: [{ outlet: 'outlet:3', outcome: 'confirmed', before: 'on', after: 'off' }],
    });
    const { url, user, fingerprint, password } = simulator;
    const byXerus = await cli.run(['inventory', url, '--user', user, '--fingerprint', fingerprint], {
      env: { BUSBAR_PASSWORD: password },
    });
    expect(JSON.parse(byXerus.out).outlets[2]).toMatchObject({ id: 'outlet:3', powerState: 'off' });
    expect(JSON.parse((await onPdu(['on'], 'outlet:3')).out).outcomes[0]).toMatchObject({ after: 'on' });
    const cycle = await onPdu(['cycle'], '3', '--delay', '0.2');
    expect(JSON.parse(cycle.out).outcomes[0]).toMatchObject({ outcome: 'confirmed', after: 'on' });
  });

  test('several outlets are one request to the PDU', async () => {
    const before = sets();
    const off = await onPdu(['off'], '4', '5');
    expect(off).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(off.out).outcomes).toMatchObject([{ outcome: 'confirmed' }, { outcome: 'confirmed' }]);
    expect(sets()).toBe(before + 1);
    expect((await onPdu(['on'], '4', '5')).code).toBe(0);
  });

  test('all outlets are switched, and what has no relay is named', async () => {
    const off = await onPdu(['off'], '--all');
    expect(off.code).toBe(0);
    expect(JSON.parse(off.out).outcomes).toHaveLength(7);
    expect(off.errors).toContain('outlet 8');
    expect((await onPdu(['on'], '1', '2', '3', '4', '5', '6', '7')).code).toBe(0);
  });

  test('by the user of v3', async () => {
    const call = await cli.run(['off', address, '6', ...v3Options(), '--json'], { env: passwords() });
    expect(call.code).toBe(0);
    expect(JSON.parse(call.out).outcomes).toMatchObject([{ outcome: 'confirmed', after: 'off' }]);
  });

  test('without a write community nothing is sent, and the sentence says what is missing', async () => {
    const before = sets();
    const { BUSBAR_SNMP_COMMUNITY } = communities();
    const call = await cli.run(['off', address, '1', '--json'], { env: { BUSBAR_SNMP_COMMUNITY } });
    expect(call.code).toBe(1);
    expect(JSON.parse(call.out).outcomes).toMatchObject([{ outcome: 'notSent' }]);
    expect(call.errors).toMatch(/write community/u);
    expect(sets()).toBe(before);
  });

  test('reads what came of it when the answer was lost, and never sends twice', async () => {
    const before = sets();
    agent.agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'], times: 1 });
    const call = await onPdu(['off'], '2');
    expect(call.code).toBe(0);
    expect(JSON.parse(call.out).outcomes).toMatchObject([{ outcome: 'confirmed', after: 'off' }]);
    expect(sets()).toBe(before + 1);
  });
});

describe('sequence', () => {
  test('what get prints, set takes back, edited; delays are whole seconds', async () => {
    const read = JSON.parse((await onPdu(['sequence', 'get'])).out);
    expect(read.order).toHaveLength(8);
    const edited = { ...read, order: read.order.toReversed(), delaysMs: { ...read.delaysMs, 7: 1500 } };
    const set = await cli.run(['sequence', 'set', address, '--json'], {
      env: communities(),
      stdin: JSON.stringify(edited),
    });
    expect(set.code).toBe(0);
    expect(set.errors).toContain('rounded up to 2 s after outlet 7.');
    expect(JSON.parse(set.out)).toMatchObject({ order: edited.order, delaysMs: { 7: 2000 } });
  });

  test('a delay after the last outlet is left out, and told, where the PDU keeps start times', async () => {
    await using device = await startDevice(APC_RPDU_FIXTURE);
    const pdu = `snmp://127.0.0.1:${device.port}`;
    const env = { BUSBAR_SNMP_COMMUNITY: 'public', BUSBAR_SNMP_WRITE_COMMUNITY: 'private' };
    const read = JSON.parse((await cli.run(['sequence', 'get', pdu, '--json'], { env })).out);
    const edited = { ...read, delaysMs: { ...read.delaysMs, 1: 5000, 4: 9000 } };
    const set = await cli.run(['sequence', 'set', pdu, '--json'], { env, stdin: JSON.stringify(edited) });
    expect(set.code).toBe(0);
    expect(set.errors).toContain('9 s after outlet 4 was left out.');
    expect(JSON.parse(set.out).delaysMs).toEqual({ ...read.delaysMs, 1: 5000, 4: 0 });
  });

  test('a run is refused, since SNMP turns all on at once, and switches nothing', async () => {
    const before = sets();
    const call = await onPdu(['sequence', 'run']);
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toMatch(/sequence/u);
    expect(sets()).toBe(before);
    expect(JSON.parse((await onPdu(['sequence', 'run'], '--dry-run')).out).steps).toHaveLength(8);
  });

  test('cancelling is refused with what the PDU lacks', async () => {
    const call = await onPdu(['sequence', 'cancel']);
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain('cannot cancel a running sequence');
  });
});

describe('trust and secrets', () => {
  test('a v3 engine is pinned by the first call, which says so, and not said again', async () => {
    await using fresh = await createCliHarness({ clock });
    const call = () => fresh.run(['inventory', address, ...v3Options(), '--json'], { env: passwords() });
    const first = await call();
    expect(first.code).toBe(0);
    expect(first.errors).toContain(agent.agent.engineId);
    expect(await call()).toMatchObject({ code: 0, errors: '' });
  });

  test.each([
    ['--snmp-version', 'v4'],
    ['--snmp-auth', 'rot13'],
    ['--user', 'admin'],
    ['--fingerprint', 'AB'.repeat(32)],
  ])('%s %s with v2c is wrong use', async (option, value) => {
    const call = await cli.run(['readings', address, option, value], { env: communities() });
    expect(call).toMatchObject({ code: 2, out: '' });
    expect(call.errors).toContain(option);
  });

  test('v3 without a user, or with a password whose protocol is not named, is wrong use', async () => {
    const v3 = ['readings', address, '--snmp-version', 'v3'];
    expect(await cli.run(v3)).toMatchObject({ code: 2, errors: expect.stringContaining('--user') });
    const unnamed = await cli.run([...v3, '--user', 'admin'], { env: passwords() });
    expect(unnamed).toMatchObject({ code: 2, errors: expect.stringContaining('--snmp-auth') });
  });

  test('without a community nothing is sent, and the variable is named', async () => {
    const before = agent.agent.log.count;
    const call = await cli.run(['readings', address]);
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain('BUSBAR_SNMP_COMMUNITY');
    expect(agent.agent.log.count).toBe(before);
  });

  test('no secret is on standard output or error', async () => {
    const calls = await Promise.all([
      cli.run(['readings', address, ...v3Options()], { env: passwords() }),
      cli.run(['readings', address, '--json'], { env: { BUSBAR_SNMP_COMMUNITY: 'not-the-community' } }),
    ]);
    const said = JSON.stringify(calls);
    for (const secret of [agent.v3.authPassword, agent.v3.privPassword, 'not-the-community'])
      expect(said).not.toContain(secret);
  });
});

describe('stored PDUs', () => {
  test('one that was added answers to its name and needs no secret again', async () => {
    await using fresh = await createCliHarness({ clock });
    const add = await fresh.run(['pdu', 'add', address, '--name', 'rack-7', ...v3Options()], {
      env: passwords(),
    });
    expect(add.code).toBe(0);
    expect(JSON.parse((await fresh.run(['pdu', 'list', '--json'])).out)).toEqual([
      {
        id: simulator.serial,
        name: 'rack-7',
        address,
        user: agent.v3.user,
        protocol: 'snmp',
        version: 'v3',
        otherProtocol: null,
      },
    ]);
    expect((await fresh.run(['inventory', 'rack-7', '--json'])).code).toBe(0);
    expect((await fresh.run(['off', 'rack-7', '7', '--json'])).code).toBe(0);
    expect((await fresh.run(['inventory', `${address}/`, '--json'])).code).toBe(0);
    const other = await fresh.run(['inventory', 'rack-7', '--snmp-version', 'v2c'], { env: communities() });
    expect(other).toMatchObject({ code: 1, errors: expect.stringContaining('stored with its own access') });
    expect((await fresh.run(['pdu', 'remove', 'rack-7'])).code).toBe(0);
  });

  test('the same PDU by both protocols is one, can be compared, and loses its second way', async () => {
    await using fresh = await createCliHarness({ clock });
    const { url, user, fingerprint } = simulator;
    const account = ['--user', user, '--fingerprint', fingerprint];
    const env = { ...communities(), BUSBAR_PASSWORD: simulator.password };
    expect((await fresh.run(['pdu', 'add', url, '--name', 'rack-7', ...account], { env })).code).toBe(0);
    const second = await fresh.run(['pdu', 'add', address, '--name', 'other', '--json'], { env });
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({
      name: 'rack-7',
      protocol: 'xerus',
      otherProtocol: 'snmp',
    });
    expect(second.errors).toContain('cross-check rack-7');
    expect(JSON.parse((await fresh.run(['pdu', 'list', '--json'])).out)).toHaveLength(1);
    const check = await fresh.run(['pdu', 'cross-check', 'rack-7', '--json']);
    expect(JSON.parse(check.out)).toMatchObject({ protocols: ['xerus', 'snmp'], differences: [] });
    expect(JSON.parse(check.out).compared).toBeGreaterThan(80);
    expect(check).toMatchObject({ code: 0, errors: '' });
    // By its second way it is asked with what is stored, as the same PDU.
    expect((await fresh.run(['inventory', address, '--json'])).code).toBe(0);
    expect((await fresh.run(['pdu', 'remove', 'rack-7', '--other'])).code).toBe(0);
    expect(await fresh.run(['pdu', 'cross-check', 'rack-7'])).toMatchObject({ code: 1, out: '' });
  });
});
