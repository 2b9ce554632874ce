import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../support/manual-clock.ts';
import {
  SIMULATOR_MODELS,
  startSimulator,
  type RunningSimulator,
  type SimulatorOptions,
} from './simulator.ts';
import { hasVendorSdk, runSdkScript } from './testing/sdk.ts';

const START_MS = Date.UTC(2026, 2, 3, 12);
const running: RunningSimulator[] = [];

async function start(options: SimulatorOptions): Promise<RunningSimulator> {
  const simulator = await startSimulator(options);
  running.push(simulator);
  return simulator;
}

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator[Symbol.asyncDispose]();
});

/** What each model has: inlets, protectors, outlets, transfer switches. */
const COUNTS = {
  'px3-3ph-36': { inlets: 1, ocps: 6, outlets: 36, transferSwitches: 0 },
  'px3-delta-24': { inlets: 1, ocps: 6, outlets: 24, transferSwitches: 0 },
  'px3-1ph-8': { inlets: 1, ocps: 0, outlets: 8, transferSwitches: 0 },
  'px3ts-12': { inlets: 2, ocps: 2, outlets: 12, transferSwitches: 1 },
  'px4-dual-48': { inlets: 2, ocps: 12, outlets: 48, transferSwitches: 0 },
} as const;

describe.skipIf(!hasVendorSdk())(
  'the official Python SDK (needs the Debian package python3-raritan-json-rpc)',
  () => {
    test.each(SIMULATOR_MODELS.map(({ name }) => name))(
      'decodes everything that %s answers',
      async (model) => {
        const simulator = await start({ model });
        expect(await runSdkScript('sdk_discovery', simulator)).toMatchObject({
          serial: simulator.serial,
          counts: COUNTS[model],
          failures: [],
        });
      },
    );

    test('switches, renames, logs in with a session and is refused as a device refuses it', async () => {
      const simulator = await start({ model: 'px3-3ph-36', clock: new ManualClock(START_MS) });
      expect(await runSdkScript('sdk_switching', simulator)).toEqual({
        off: [0, 0],
        several: [0, [0, 0]],
        cycle: [0, 0, true],
        rename: [0, 'renamed "by SDK"'],
        badSettings: 1,
        session: [0, true],
        closedSession: true,
        privileges: ['adminPrivilege'],
        wrongPassword: true,
        bulk: [true, true],
      });
    });

    test('receives and decodes events', async () => {
      const simulator = await start({ model: 'px3ts-12' });
      expect(await runSdkScript('sdk_events', simulator)).toEqual({
        nothing: [false, 0],
        names: ['PowerControlEvent', 'StateChangedEvent', 'SettingsChangedEvent'],
        source: true,
        user: simulator.user,
        newPowerState: 0,
        newName: 'renamed',
        baseType: 'SettingsChangedEvent',
        onlyOther: [true],
        destroyed: [0, 1],
      });
    });

    test('does with firmware 3.6 what its own version lets it, and misses exactly the newer fields', async () => {
      const simulator = await start({
        model: 'px3-3ph-36',
        firmware: '3.6.0',
        clock: new ManualClock(START_MS),
      });
      const answer = (await runSdkScript('sdk_old_firmware', simulator)) as { voltages: [number, number][] };
      expect(answer).toMatchObject({
        outlets: 36,
        outletTarget: '/tfwopaque/pdumodel.Outlet:2.1.5/outlet.0',
        outletName: 'esx-host-01 PSU1',
        ocpLabel: 'C1',
        ocpPoles: ['pdumodel.PowerLine.L1'],
        digits: 0,
        session: 0,
        metadataError: "KeyError: 'hasWaveformSupport'",
        stateError: "KeyError: 'isSuspended'",
        sensorsError: "KeyError: 'voltageThd'",
        polesError: "KeyError: 'residualACCurrent'",
        pduSettingsError: "KeyError: 'demandUpdateInterval'",
        minMaxError: expect.stringContaining('-32601') as string,
        switched: 0,
        relay: 0,
        event: [true, 0, simulator.user],
        energyCounters: 36,
        reversed: [true, true, 35, 36],
      });
      for (const [lineToLine, lineToNeutral] of answer.voltages) {
        expect(lineToLine / lineToNeutral).toBeCloseTo(Math.sqrt(3), 1);
      }
    });

    test("prints every outlet's energy counter, growing with time", async () => {
      const clock = new ManualClock(START_MS);
      const simulator = await start({ model: 'px3-3ph-36', clock });
      const before = (await runSdkScript('sdk_energy_counters', simulator)) as Record<string, number>;
      await clock.advance(3_600_000);
      const after = (await runSdkScript('sdk_energy_counters', simulator)) as Record<string, number>;
      expect(Object.keys(before)).toHaveLength(36);
      const spentByServer = (after['2'] ?? 0) - (before['2'] ?? 0);
      expect(spentByServer).toBeGreaterThan(500);
      expect(spentByServer).toBeLessThan(800);
      expect(after['5']).toBe(before['5']);
    });

    test('prints the L-L and L-N voltages of a three-phase inlet', async () => {
      const simulator = await start({ model: 'px3-3ph-36' });
      const voltages = (await runSdkScript('sdk_inlet_voltages', simulator)) as Record<
        string,
        [number, number]
      >;
      expect(Object.keys(voltages)).toEqual(['L1', 'L2', 'L3']);
      for (const [lineToLine, lineToNeutral] of Object.values(voltages)) {
        expect(Math.abs(lineToLine - 400)).toBeLessThan(6);
        expect(Math.abs(lineToNeutral - 231)).toBeLessThan(4);
      }
    });

    test('reverses the sequence with 2 s delays and power-cycles all outlets, which come on in that order', async () => {
      const clock = new ManualClock(START_MS);
      const simulator = await start({ model: 'px3-1ph-8', clock });
      const cameOn: { outlet: number; afterMs: number }[] = [];
      simulator.pdu.onEvent((event) => {
        if (event.kind !== 'outletStatus' || event.before.powerOn || !event.after.powerOn) return;
        cameOn.push({ outlet: event.outlet, afterMs: clock.nowMs() - START_MS });
      });
      const answer = await runSdkScript('sdk_reverse_sequence', simulator);
      expect(answer).toEqual({ codes: Array(10).fill(0), running: true, next: 6, remaining: 7 });
      await clock.advance(60_000);
      expect(cameOn).toEqual(
        [6, 5, 4, 3, 2, 1, 0].map((outlet, place) => ({ outlet, afterMs: 10_000 + 2000 * place })),
      );
    });
  },
);
