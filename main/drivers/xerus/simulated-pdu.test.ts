import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  FIRMWARE_PROFILES,
  SIMULATOR_MODELS,
  startSimulator,
  type RunningSimulator,
} from '../../simulator/simulator.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { DriverEvent } from '../driver.ts';
import { describeDriverContract } from '../testing/driver-contract.ts';
import { never, PATIENT } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

const POWER_METHODS = /^(?:set|cycle)(?:(?:Multiple|All)Outlet)?Power(?:State|States)$/u;
const onSimulator = (simulator: RunningSimulator, password = simulator.password) => ({
  address: simulator.url,
  user: simulator.user,
  password,
  fingerprint: simulator.fingerprint,
});

let simulator: RunningSimulator | null = null;
afterEach(async () => {
  await simulator?.[Symbol.asyncDispose]();
  simulator = null;
});

async function started(options: Parameters<typeof startSimulator>[0]): Promise<RunningSimulator> {
  simulator = await startSimulator(options);
  return simulator;
}

for (const firmware of FIRMWARE_PROFILES) {
  describeDriverContract(`simulated PDU with firmware ${firmware}`, async () => {
    const device = await startSimulator({ model: 'px3-1ph-8', firmware });
    return {
      driver: driverOn(onSimulator(device)),
      impatientDriver: () => driverOn(onSimulator(device), { requestTimeoutMs: 100 }),
      outlet: 'outlet:1',
      serial: device.serial,
      powerCommands: () =>
        device.requestLog.entries.filter((entry) => POWER_METHODS.test(entry.method)).length,
      exchanges: () => device.requestLog.count,
      loseNextAnswer: () => device.faults.inject({ kind: 'dropAfter' }, { times: 1 }),
      answerGarbage: () => device.faults.inject({ kind: 'html' }),
      fallSilent: () => device.faults.inject({ kind: 'delay', ms: 60_000 }),
      withWrongCredentials: () => driverOn(onSimulator(device, 'wrong')),
      wrongCredentialsKind: 'authRejected',
      reboot: () => device.faults.reboot({ downMs: 20 }),
      [Symbol.asyncDispose]: () => device[Symbol.asyncDispose](),
    };
  });
}

const PARTS = {
  'px3-3ph-36': { inlets: 1, ocps: 6, outlets: 36, transferSwitches: 0, lines: ['L1', 'N'] },
  'px3-delta-24': { inlets: 1, outlets: 24, transferSwitches: 0, lines: ['L1', 'L2'] },
  'px3-1ph-8': { inlets: 1, ocps: 0, outlets: 8, transferSwitches: 0, lines: ['L1', 'N'] },
  'px3ts-12': { inlets: 2, outlets: 12, transferSwitches: 1, lines: ['L1', 'N'] },
  'px4-dual-48': { inlets: 2, ocps: 12, outlets: 48, transferSwitches: 0, lines: ['L1', 'N'] },
} as const;

describe.each(SIMULATOR_MODELS.map((model) => model.name))('%s', (model) => {
  it.each(FIRMWARE_PROFILES)('with firmware %s is discovered and read whole', async (firmware) => {
    const device = await started({ model, firmware });
    await using driver = driverOn(onSimulator(device));
    const found = valueOf(await driver.discover({ signal: never() }));
    const { lines, ...counts } = PARTS[model];
    for (const [kind, count] of Object.entries(counts))
      expect(found[kind as keyof typeof counts]).toHaveLength(count);
    expect(found.outlets[0]?.lines).toEqual(lines);
    expect(found.edges.filter(([, child]) => child.startsWith('outlet:'))).toHaveLength(found.outlets.length);
    expect(found.sensors.length).toBeGreaterThan(found.outlets.length);
    const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    expect(Object.values(sample.outletStates).map((state) => state.powerState)).not.toContain('unknown');
    const voltage = found.sensors.findIndex(
      (sensor) => sensor.element === 'inlet:I1' && sensor.quantity === 'voltage',
    );
    expect(sample.values[voltage]).toBeGreaterThan(90);
  });
});

describe('what it costs', () => {
  it.each(FIRMWARE_PROFILES)(
    'a 48-outlet three-phase PDU with firmware %s: discovery in at most 12 requests, a full reading in at most 4',
    async (firmware) => {
      const device = await started({ model: 'px4-dual-48', firmware });
      await using driver = driverOn(onSimulator(device));
      const model = valueOf(await driver.discover({ signal: never() }));
      expect(model.outlets).toHaveLength(48);
      expect(model.sensors.filter((sensor) => sensor.element === 'outlet:1').length).toBeGreaterThanOrEqual(
        8,
      );
      expect(device.requestLog.count).toBeLessThanOrEqual(12);
      device.requestLog.clear();
      const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
      expect(sample.values).toHaveLength(model.sensors.length);
      expect(device.requestLog.count).toBeLessThanOrEqual(4);
      device.requestLog.clear();
      valueOf(await driver.readSettings({ signal: never() }));
      valueOf(await driver.checkOutlets({ signal: never(), outlets: ['outlet:1', 'outlet:48'] }));
      expect(device.requestLog.count).toBe(2);
      expect(device.requestLog.maxInFlight).toBe(1);
    },
  );
});

describe('with a simulated PDU', () => {
  it('outlets of a transfer switch always name the first inlet, and hang under the switch', async () => {
    const device = await started({ model: 'px3ts-12' });
    await using driver = driverOn(onSimulator(device));
    const model = valueOf(await driver.discover({ signal: never() }));
    expect(new Set(model.outlets.map((outlet) => outlet.inlet))).toEqual(new Set(['inlet:I1']));
    expect(model.transferSwitches[0]).toMatchObject({ id: 'ts:TS1', inlets: ['inlet:I1', 'inlet:I2'] });
    expect(model.edges).toEqual(expect.arrayContaining([['inlet:I2', 'ts:TS1']]));
    expect(model.edges.filter(([parent]) => parent.startsWith('inlet:')).map(([, child]) => child)).toEqual([
      'ts:TS1',
      'ts:TS1',
    ]);
    expect(model.sensors.map((sensor) => sensor.quantity)).toContain('selectedSource');
  });

  it('a breaker under a breaker and an outlet with poles of its own keep their places', async () => {
    const device = await started({ model: 'px4-dual-48' });
    await using driver = driverOn(onSimulator(device));
    const model = valueOf(await driver.discover({ signal: never() }));
    const below = model.ocps.filter((ocp) => ocp.upstreamOcp !== null);
    expect(below).toHaveLength(1);
    expect(model.edges).toContainEqual([below[0]?.upstreamOcp, below[0]?.id]);
    const threePhase = model.outlets.filter((outlet) => outlet.lines.length > 2);
    expect(threePhase).toHaveLength(1);
    const poles = model.sensors.filter(
      (sensor) => sensor.element === threePhase[0]?.id && sensor.pole !== null,
    );
    expect(new Set(poles.map((sensor) => sensor.pole))).toEqual(new Set(['L1', 'L2', 'L3', 'N']));
  });

  it('each command does what it says', async () => {
    const device = await started({ model: 'px3-1ph-8' });
    await using driver = driverOn(onSimulator(device));
    const model = valueOf(await driver.discover({ signal: never() }));
    const switchable = model.outlets.filter((outlet) => outlet.switchable).map((outlet) => outlet.id);
    const states = async (...ids: readonly OutletId[]) => {
      const { outletStates } = valueOf(await driver.read({ signal: never(), sensors: [] }));
      return [...new Set(ids.map((id) => outletStates[id]?.powerState))];
    };
    const [first = 'outlet:1', second = 'outlet:2'] = switchable;
    valueOf(await driver.switchAllOutlets({ signal: never(), action: 'off' }));
    await vi.waitFor(async () => expect(await states(...switchable)).toEqual(['off']), PATIENT);
    valueOf(await driver.writeSequence({ signal: never(), changes: { delaysMs: { [first]: 60_000 } } }));
    const both = { outlets: [first, second], action: 'on', respectSequence: true } as const;
    valueOf(await driver.switchOutlets({ signal: never(), ...both }));
    await vi.waitFor(async () => expect(await states(first, second)).toEqual(['on', 'pendingOn']), PATIENT);
    expect(valueOf(await driver.readSequenceState({ signal: never() }))).toMatchObject({
      running: true,
      nextOutlet: second,
      outletsRemaining: 1,
    });
    valueOf(await driver.cancelSequence({ signal: never() }));
    await vi.waitFor(async () => expect(await states(second)).toEqual(['off']), PATIENT);
    valueOf(await driver.switchOutlet({ signal: never(), outlet: first, action: 'cycle' }));
    await vi.waitFor(async () => expect(await states(first)).toEqual(['cycling']), PATIENT);
  });

  it('the device has its own words for what it refuses', async () => {
    const device = await started({ model: 'px3-1ph-8' });
    device.faults.switching.disabledOutlets.add(0);
    device.faults.switching.unswitchableOutlets.add(1);
    await using driver = driverOn(onSimulator(device));
    valueOf(await driver.discover({ signal: never() }));
    const off = (outlet: 'outlet:1' | 'outlet:2') =>
      driver.switchOutlet({ signal: never(), outlet, action: 'off' });
    expect(errorOf(await off('outlet:1'))).toMatchObject({ kind: 'rejectedByDevice', code: 3 });
    expect(errorOf(await off('outlet:2'))).toMatchObject({ kind: 'rejectedByDevice', code: 1 });
    await using viewer = driverOn({ ...onSimulator(device), user: device.readOnlyUser });
    valueOf(await viewer.discover({ signal: never() }));
    const refused = await viewer.switchOutlet({ signal: never(), outlet: 'outlet:3', action: 'off' });
    expect(errorOf(refused).kind).toBe('notPermitted');
  });

  it.each(FIRMWARE_PROFILES)('events tell who switched what with firmware %s', async (firmware) => {
    const device = await started({ model: 'px3-1ph-8', firmware });
    await using driver = driverOn(onSimulator(device), { auth: 'session' });
    valueOf(await driver.discover({ signal: never() }));
    const events: DriverEvent[] = [];
    const alive = Promise.withResolvers<void>();
    void driver.watch({ signal: never(), onEvent: (event) => events.push(event), onAlive: alive.resolve });
    await alive.promise;
    valueOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:4', action: 'off' }));
    valueOf(await driver.rename({ signal: never(), element: 'outlet:5', name: 'renamed' }));
    await vi.waitFor(() => {
      expect(events).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            kind: 'powerControl',
            outlet: 'outlet:4',
            action: 'off',
            by: { user: device.user, address: '127.0.0.1' },
          }),
          expect.objectContaining({
            kind: 'outletState',
            outlet: 'outlet:4',
            observation: expect.objectContaining({ powerState: 'off' }),
          }),
          expect.objectContaining({ kind: 'settingsChanged', element: 'outlet:5' }),
        ]),
      );
    }, PATIENT);
  });

  it('a firmware upgrade changes every id: the caller is told to discover again, and finds the same parts', async () => {
    const device = await started({ model: 'px3-3ph-36', firmware: '3.6.0' });
    await using driver = driverOn(onSimulator(device));
    const before = valueOf(await driver.discover({ signal: never() }));
    await device.faults.reboot({ downMs: 10, firmware: '4.0.20' });
    const outcome = await vi.waitFor(async () => {
      const sample = await driver.read({ signal: never(), sensors: 'all' });
      expect(errorOf(sample).kind).not.toBe('unreachable');
      return sample;
    }, PATIENT);
    expect(errorOf(outcome).kind).toBe('notFound');
    const after = valueOf(await driver.discover({ signal: never() }));
    expect(after.outlets.map((outlet) => outlet.id)).toEqual(before.outlets.map((outlet) => outlet.id));
    valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  });

  it('a PDU that takes small bulks only is still read whole', async () => {
    const device = await started({ model: 'px3ts-12' });
    device.faults.maxBulkCalls = 50;
    await using driver = driverOn(onSimulator(device));
    const model = valueOf(await driver.discover({ signal: never() }));
    const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    expect(sample.values).toHaveLength(model.sensors.length);
  });

  it('a redirect from plain HTTP leads to HTTPS', async () => {
    const device = await started({ model: 'px3-1ph-8', plainHttpPort: 0, plainHttpStatus: 307 });
    await using driver = driverOn({
      ...onSimulator(device),
      address: `http://127.0.0.1:${device.plainHttpPort}`,
    });
    valueOf(await driver.discover({ signal: never() }));
  });
});
