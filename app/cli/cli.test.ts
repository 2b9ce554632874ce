import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type RunningSimulator } from '../../main/simulator/simulator.ts';
import { createCliHarness, type CliHarness } from '../testing/cli-harness.ts';

let simulator: RunningSimulator;
let cli: CliHarness;

beforeAll(async () => {
  simulator = await startSimulator({ model: 'px3-3ph-36', seed: 5 });
  cli = await createCliHarness();
});

afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});

const password = () => ({ BUSBAR_PASSWORD: simulator.password });
/** A call on the simulated PDU by its address, trusted by its fingerprint. */
const onPdu = (verb: readonly string[], ...rest: readonly string[]) =>
  cli.run(
    [
      ...verb,
      simulator.url,
      ...rest,
      '--user',
      simulator.user,
      '--fingerprint',
      simulator.fingerprint,
      '--json',
    ],
    {
      env: password(),
    },
  );
const switchingCalls = () =>
  simulator.requestLog.entries.filter((entry) => /^(set|cycle).*PowerState/u.test(entry.method)).length;

describe('trust', () => {
  test('refuses a PDU whose certificate nobody trusted, prints the fingerprint and sends nothing', async () => {
    await using fresh = await createCliHarness();
    const before = simulator.requestLog.entries.length;
    const call = await fresh.run(['inventory', simulator.url, '--user', 'admin'], { env: password() });
    expect(call.code).toBe(1);
    expect(call.out).toBe('');
    expect(call.errors.replaceAll(':', '')).toContain(simulator.fingerprint);
    expect(simulator.requestLog.entries.length).toBe(before);
  });

  test('refuses a fingerprint that is not the one the PDU shows', async () => {
    await using fresh = await createCliHarness();
    const call = await fresh.run(
      ['inventory', simulator.url, '--user', 'admin', '--fingerprint', 'AB'.repeat(32)],
      { env: password() },
    );
    expect(call.code).toBe(1);
    expect(call.errors).toContain('shows another certificate than --fingerprint');
  });

  test('refuses a fingerprint that is not the one trusted earlier, for a stored name as well', async () => {
    await using fresh = await createCliHarness();
    const { url, user, fingerprint } = simulator;
    const account = ['--user', user, '--fingerprint', fingerprint];
    expect(
      (await fresh.run(['pdu', 'add', url, '--name', 'rack', ...account], { env: password() })).code,
    ).toBe(0);
    const before = simulator.requestLog.count;
    for (const address of ['rack', url]) {
      const call = await fresh.run(['off', address, '1', '--fingerprint', 'AB'.repeat(32)]);
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain('not the one that is trusted');
    }
    expect(simulator.requestLog.count).toBe(before);
  });

  test('does not use the account of a stored PDU in place of another', async () => {
    await using fresh = await createCliHarness();
    const { url, user, readOnlyUser, fingerprint } = simulator;
    const account = ['--user', user, '--fingerprint', fingerprint];
    await fresh.run(['pdu', 'add', url, '--name', 'rack', ...account], { env: password() });
    for (const address of ['rack', url.replace('https://', '')]) {
      const call = await fresh.run(['readings', address, '--user', readOnlyUser], { env: password() });
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain(`stored with the account ${user}`);
    }
  });

  test('needs the fingerprint once: afterwards the trust is kept', async () => {
    expect((await onPdu(['inventory'])).code).toBe(0);
    const again = await cli.run(['inventory', simulator.url, '--user', simulator.user], { env: password() });
    expect(again.code).toBe(0);
  });
});

describe('reading', () => {
  test('inventory holds the PDU, its elements and the tree between them', async () => {
    const inventory = JSON.parse((await onPdu(['inventory'])).out);
    expect(inventory.pdu).toMatchObject({ vendor: 'Raritan', serial: simulator.serial, protocol: 'xerus' });
    expect(inventory.inlets).toHaveLength(1);
    expect(inventory.ocps).toHaveLength(6);
    expect(inventory.outlets).toHaveLength(36);
    expect(inventory.outlets[0]).toMatchObject({
      id: 'outlet:1',
      label: '1',
      switchable: true,
      metered: true,
    });
    expect(inventory.inlets[0].poles.map((pole: { pole: string }) => pole.pole)).toEqual([
      'L1',
      'L2',
      'L3',
      'N',
    ]);
    expect(inventory.edges).toContainEqual(['inlet:I1', 'ocp:C1']);
  });

  test('readings carry element, pole, quantity, unit, status and the time they were read', async () => {
    const { readings } = JSON.parse((await onPdu(['readings'])).out);
    const lineToNeutral = readings.find(
      (each: { element: string; pole: string; quantity: string }) =>
        each.element === 'inlet:I1' && each.pole === 'L1' && each.quantity === 'voltageLN',
    );
    expect(lineToNeutral).toMatchObject({ unit: 'V', status: 'normal' });
    expect(lineToNeutral.value).toBeGreaterThan(200);
    expect(lineToNeutral.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
  });

  test('watching prints one whole line a tick until it is interrupted', async () => {
    const ending = new AbortController();
    let lines = 0;
    const call = await cli.run(['readings', simulator.url, '--user', simulator.user, '--watch'], {
      env: password(),
      signal: ending.signal,
      onOut: () => {
        lines += 1;
        if (lines === 3) ending.abort();
      },
    });
    expect(call.code).toBe(0);
    const counts = call.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).readings.length);
    expect(counts.length).toBeGreaterThanOrEqual(3);
    expect(new Set(counts).size).toBe(1);
  });
});

describe('switching', () => {
  test('off, on and cycle end with what was read back', async () => {
    const off = await onPdu(['off'], '3');
    expect(off).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(off.out)).toMatchObject({
      command: 'off',
      outcomes: [{ outlet: 'outlet:3', outcome: 'confirmed', before: 'on', after: 'off' }],
    });
    expect(JSON.parse((await onPdu(['on'], 'outlet:3')).out).outcomes[0]).toMatchObject({
      before: 'off',
      after: 'on',
    });
    expect(JSON.parse((await onPdu(['cycle'], '3', '--delay', '0.2')).out).outcomes[0]).toMatchObject({
      outcome: 'confirmed',
      before: 'on',
      after: 'on',
    });
  });

  test('switches nothing when one of the outlets does not exist', async () => {
    const before = switchingCalls();
    const call = await onPdu(['off'], '1', '99');
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain('There is no outlet 99');
    expect(switchingCalls()).toBe(before);
  });

  test('says once what is the same for many outlets', async () => {
    const call = await cli.run(
      ['off', simulator.url, '5', '6', '7', '--user', simulator.readOnlyUser, '--json'],
      { env: password() },
    );
    expect(call.code).toBe(1);
    expect(JSON.parse(call.out).outcomes).toHaveLength(3);
    expect(call.errors.trimEnd().split('\n')).toHaveLength(1);
    expect(call.errors).toContain('Outlets 5, 6, 7: ');
  });

  test('refuses an outlet that cannot be switched, and names what all leaves out', async () => {
    await using small = await startSimulator({ model: 'px3-1ph-8', seed: 5 });
    const target = [small.url, '--user', small.user, '--fingerprint', small.fingerprint];
    const refused = await cli.run(['off', ...target, '8', '1'], { env: password() });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toMatch(/Outlet 8.*cannot be switched.*Nothing was switched\./u);
    const all = await cli.run(['off', ...target, '--all', '--json'], { env: password() });
    expect(all.code).toBe(0);
    expect(JSON.parse(all.out).outcomes).toHaveLength(7);
    expect(all.errors).toContain('outlet 8');
  });

  test('reads what came of it when the reply was lost, and never sends twice', async () => {
    const before = switchingCalls();
    simulator.faults.inject({ kind: 'dropAfter' }, { method: 'setPowerState', times: 1 });
    const call = await onPdu(['off'], '4');
    expect(call.code).toBe(0);
    expect(JSON.parse(call.out).outcomes).toMatchObject([{ outcome: 'confirmed', after: 'off' }]);
    expect(switchingCalls()).toBe(before + 1);
  });
});

describe('sequence', () => {
  test('what get prints, set takes back, edited', async () => {
    const read = JSON.parse((await onPdu(['sequence', 'get'])).out);
    expect(read.order).toHaveLength(36);
    const edited = { ...read, order: read.order.toReversed(), delaysMs: { ...read.delaysMs, 7: 1500 } };
    const set = await cli.run(['sequence', 'set', simulator.url, '--user', simulator.user, '--json'], {
      env: password(),
      stdin: JSON.stringify(edited),
    });
    expect(set).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(set.out)).toMatchObject({ order: edited.order, delaysMs: edited.delaysMs });
    // The first read is no longer what the device has.
    const stale = await cli.run(['sequence', 'set', simulator.url, '--user', simulator.user], {
      env: password(),
      stdin: JSON.stringify(read),
    });
    expect(stale.code).toBe(1);
    expect(stale.errors).toContain('Nothing was written');
  });

  test.each([
    ['an outlet twice', (order: string[]) => [order[0], ...order.slice(0, -1)]],
    ['an outlet missing', (order: string[]) => order.slice(1)],
  ])('refuses a list with %s before anything is written', async (_name, spoil) => {
    const read = JSON.parse((await onPdu(['sequence', 'get'])).out);
    const call = await cli.run(['sequence', 'set', simulator.url, '--user', simulator.user], {
      env: password(),
      stdin: JSON.stringify({ ...read, order: spoil(read.order) }),
    });
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse((await onPdu(['sequence', 'get'])).out)).toEqual(read);
  });

  test('a dry run tells when each outlet would come on and switches nothing', async () => {
    const before = switchingCalls();
    const plan = JSON.parse((await onPdu(['sequence', 'run'], '--dry-run')).out);
    expect(plan.steps).toHaveLength(36);
    expect(plan.steps[0].comesOnAtMs).toBe(0);
    expect(plan.totalMs).toBe(plan.steps.at(-1).comesOnAtMs);
    expect(switchingCalls()).toBe(before);
  });

  const cancelCalls = () =>
    simulator.requestLog.entries.filter((entry) => entry.method === 'cancelOutletSequence').length;

  test('cancelling when none is running says so and sends nothing', async () => {
    const call = await onPdu(['sequence', 'cancel']);
    expect(call).toMatchObject({ code: 0, out: '' });
    expect(call.errors).toMatch(/^No sequence is running on .+\.\n$/u);
    expect(cancelCalls()).toBe(0);
  });

  test('cancelling a running one is sent and told', async () => {
    const undo = simulator.faults.inject(
      {
        kind: 'rewrite',
        rewrite: (result) => ({ _ret_: { ...Object(result?.['_ret_']), sequenceRunning: true } }),
      },
      { method: 'getOutletSequenceState' },
    );
    const call = await onPdu(['sequence', 'cancel']);
    undo();
    expect(call.code).toBe(0);
    expect(call.errors).toContain('dropped the steps that could still be dropped');
    expect(cancelCalls()).toBe(1);
  });
});

describe('stored PDUs', () => {
  test('a PDU that was added answers to its name, needs no password again, and can be removed', async () => {
    const add = await cli.run(
      [
        'pdu',
        'add',
        simulator.url,
        '--name',
        'rack-7',
        '--user',
        simulator.user,
        '--fingerprint',
        simulator.fingerprint,
      ],
      { env: password() },
    );
    expect(add).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse((await cli.run(['pdu', 'list', '--json'])).out)).toMatchObject([{ name: 'rack-7' }]);
    expect((await cli.run(['inventory', 'rack-7', '--json'])).code).toBe(0);
    expect((await cli.run(['pdu', 'remove', 'rack-7'])).code).toBe(0);
    expect((await cli.run(['inventory', 'rack-7'])).errors).toContain('No PDU called rack-7');
  });
});

describe('bad input', () => {
  test.each([
    [['cycle', 'rack-1'], 'Name at least one outlet'],
    [['cycle', 'rack-1', '1', '--delay', 'soon'], 'Use seconds'],
    [['readings'], 'address'],
    [['explode', 'rack-1'], 'explode'],
    [['simulate', '--model', 'px9'], 'px3-3ph-36'],
    [['simulate', '--model', 'px3-1ph-8', '--snmp-port', '0', '--snmp-trap-to', 'lab'], 'host:port'],
    [['simulate', '--model', 'px3-1ph-8', '--snmp-trap-to', '127.0.0.1:16200'], 'needs --snmp-port'],
    [['readings', '127.0.0.1', '--user', 'admin', '--fingerprint', 'AB12'], '64 hex digits'],
    [['readings', 'rack-1', '--password', 'x'], '--password'],
  ])('%j is wrong use', async (args, words) => {
    const call = await cli.run(args);
    expect(call).toMatchObject({ code: 2, out: '' });
    expect(call.errors).toContain(words);
  });

  test('a wrong password is one sentence with what to do, and is tried once', async () => {
    const call = await cli.run(['readings', simulator.url, '--user', simulator.user], {
      env: { BUSBAR_PASSWORD: 'no' },
    });
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toMatch(/did not accept the user name or password/u);
    expect(call.errors).not.toContain('BUSBAR_PASSWORD');
  });

  test('an empty password variable is not tried on the PDU', async () => {
    const before = simulator.requestLog.count;
    const call = await cli.run(['readings', simulator.url, '--user', simulator.user], {
      env: { BUSBAR_PASSWORD: '' },
    });
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain('No password was given');
    expect(simulator.requestLog.count).toBe(before);
  });

  test('an interrupted read ends at once and says so', async () => {
    const ending = new AbortController();
    simulator.faults.inject({ kind: 'delay', ms: 60_000 }, { times: 1 });
    const began = Promise.withResolvers<void>();
    simulator.requestLog.onRequest = () => began.resolve();
    const call = cli.run(['readings', simulator.url, '--user', simulator.user], {
      env: password(),
      signal: ending.signal,
    });
    await began.promise;
    ending.abort();
    expect(await call).toMatchObject({ code: 1, out: '' });
    expect((await call).errors).toContain('Interrupted');
    simulator.requestLog.onRequest = null;
  });

  test('an address where nothing answers is told from one that is no PDU', async () => {
    const call = await cli.run(['readings', '127.0.0.1:1', '--user', 'admin'], { env: password() });
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toMatch(/refuse/u);
  });
});
