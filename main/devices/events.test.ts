import { describe, expect, test } from 'vitest';
import { ocpId, outletId, transferSwitchId } from '../../shared/model/ids.ts';
import type { OverCurrentProtector, PduModel, TransferSwitch } from '../../shared/model/pdu.ts';
import type { SensorDescriptor } from '../../shared/model/sensor.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { readingEvents } from './reading-events.ts';
import type { ReadingChange } from './sample-cache.ts';
import { MemoryPdu } from './testing/memory-pdu.ts';
import { sessionBench } from './testing/session-bench.ts';

const C3 = ocpId('C3');

function breaker(name: string): OverCurrentProtector {
  const base = { label: 'C3', name, ratingAmperes: 16, poles: [], upstreamOcp: null, inlet: null };
  return { ...base, kind: 'ocp', id: C3, type: 'breaker1Pole' };
}

const transferSwitch: TransferSwitch = {
  kind: 'ts',
  id: transferSwitchId('TS1'),
  label: 'TS1',
  name: 'LAB-ATS',
  ratingAmperes: null,
  poles: [],
  type: 'sts',
  inlets: [],
  preferredSource: 1,
};

const state = {
  pole: null,
  kind: 'state',
  unit: null,
  decimalDigits: 0,
  range: null,
  thresholds: null,
} as const;
const sensors: SensorDescriptor[] = [
  { ...state, element: C3, quantity: 'trip' },
  { ...state, element: transferSwitch.id, quantity: 'selectedSource' },
  {
    ...state,
    element: C3,
    quantity: 'current',
    kind: 'numeric',
    unit: 'A',
    thresholds: {
      lowerCritical: null,
      lowerWarning: null,
      upperWarning: 12.8,
      upperCritical: 15,
      deassertionHysteresis: 0.1,
      assertionTimeout: 0,
    },
  },
];

function model(name = ''): PduModel {
  const base = new MemoryPdu(new ManualClock(0)).model;
  const outlets = base.outlets.map((outlet) => ({ ...outlet, ocp: C3 }));
  return { ...base, outlets, ocps: [breaker(name)], transferSwitches: [transferSwitch], sensors };
}

function change(
  sensorIndex: number,
  values: readonly [number | null, number | null],
  codes: readonly [number | undefined, number],
): ReadingChange {
  const [valueBefore, value] = values;
  const [statusCodeBefore, statusCode] = codes;
  return { sensorIndex, valueBefore, value, statusCodeBefore, statusCode };
}

const textOf = (each: ReadingChange, name = '') =>
  readingEvents(model(name), [each], 'A07-L')
    .filter((event) => event.isFirst !== true)
    .map((event) => event.text);

describe('changes of readings', () => {
  test('a trip says what is dark', () => {
    expect(textOf(change(0, [1, 0], [0, 2]))).toEqual(['Breaker C3 tripped. 3 outlets have no power.']);
    expect(textOf(change(0, [1, 0], [0, 2]), 'Rack B')).toEqual([
      'Breaker C3, Rack B, tripped. 3 outlets have no power.',
    ]);
    expect(textOf(change(0, [0, 1], [2, 0]))).toEqual(['Breaker C3 is closed again.']);
  });

  test('a threshold says which one and how much', () => {
    expect(textOf(change(2, [12, 13.24], [0, 1]))).toEqual([
      'Breaker C3: current is above its upper warning, 13.2 A.',
    ]);
    expect(textOf(change(2, [13.2, 15.5], [1, 2]))).toEqual([
      'Breaker C3: current is above its upper critical limit, 15.5 A.',
    ]);
    expect(textOf(change(2, [13.2, 12], [1, 0]))).toEqual(['Breaker C3: current is back to normal, 12.0 A.']);
  });

  test('a transfer says where to', () => {
    expect(textOf(change(1, [1, 2], [0, 0]))).toEqual(['LAB-ATS moved to inlet 2.']);
  });

  test('first readings, readings within limits and readings that went away are no news', () => {
    expect(textOf(change(2, [null, 13.2], [undefined, 1]))).toEqual([]);
    expect(textOf(change(2, [11, 12], [0, 0]))).toEqual([]);
    expect(textOf(change(2, [12, null], [0, 3]))).toEqual([]);
    expect(textOf(change(0, [1, null], [0, 3]))).toEqual([]);
  });
});

describe('outlets switched by others', () => {
  test('are told with the user and address that the device named, once', async () => {
    const { device, clock, events } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const outlet = outletId('1');
    device.tell({
      kind: 'powerControl',
      outlet,
      action: 'cycle',
      by: { user: 'lab', address: '192.0.2.99' },
    });
    device.set(outlet, 'cycling');
    await clock.advance(2000);
    device.set(outlet, 'on');
    await clock.advance(2000);
    expect(events().map((event) => event.text)).toEqual([
      'Outlet 1, device-1, cycled by lab from 192.0.2.99. Seen, not from this app.',
    ]);
  });

  test('are told from polls where there are no events', async () => {
    const { device, clock, events } = await sessionBench();
    device.set(outletId('2'), 'off');
    await clock.advance(1000);
    device.set(outletId('2'), 'on');
    await clock.advance(1000);
    expect(events().map((event) => event.text)).toEqual([
      'Outlet 2, device-2, turned off. Seen, not from this app.',
      'Outlet 2, device-2, turned on. Seen, not from this app.',
    ]);
  });

  test('settings that somebody else changes are told once, with who it was', async () => {
    const { device, clock, events, session } = await sessionBench({
      prepare: (pdu) => (pdu.hasEvents = true),
    });
    const by = { user: 'lab', address: '192.0.2.99' };
    session.record.noteOwnWrite();
    device.tell({ kind: 'settingsChanged', element: outletId('1'), by });
    await clock.advance(11_000);
    for (const label of ['1', '2', '3'])
      device.tell({ kind: 'settingsChanged', element: outletId(label), by });
    device.tell({ kind: 'settingsChanged', element: 'pdu', by: null });
    expect(events().map((event) => event.text)).toEqual([
      'Settings of outlet 1 changed by lab from 192.0.2.99. Seen, not from this app.',
    ]);
  });

  test('a state that could not be read is no switching', async () => {
    const { device, clock, events } = await sessionBench();
    device.set(outletId('2'), 'unknown');
    await clock.advance(1000);
    device.set(outletId('2'), 'on');
    await clock.advance(1000);
    expect(events()).toEqual([]);
  });
});

describe('states that were read after a hint of the device', () => {
  const outlet = outletId('1');
  const observed = (powerState: 'on' | 'off', readAtMs: number) => ({
    powerState,
    lastPowerStateChangeMs: null,
    readAtMs,
  });

  test('show at once', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const nowMs = clock.nowMs();
    device.tell({
      kind: 'outletStates',
      states: { [outlet]: observed('off', nowMs) },
      readStartedAtMs: nowMs,
    });
    expect(view().outletStates[outlet]).toEqual(observed('off', nowMs));
  });

  test('do not undo what the device said after that read had begun', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const readStartedAtMs = clock.nowMs();
    await clock.advance(100);
    device.set(outlet, 'off');
    device.tell({
      kind: 'outletStates',
      states: { [outlet]: observed('on', readStartedAtMs) },
      readStartedAtMs,
    });
    expect(view().outletStates[outlet]?.powerState).toBe('off');
  });

  test('are not undone by a poll that began before', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const gate = Promise.withResolvers<void>();
    device.readGate = gate.promise;
    const { reads } = device;
    await clock.advance(1000);
    expect(device.reads).toBe(reads + 1);
    const nowMs = clock.nowMs() + 10;
    await clock.advance(10);
    device.tell({
      kind: 'outletStates',
      states: { [outlet]: observed('off', nowMs) },
      readStartedAtMs: nowMs,
    });
    gate.resolve();
    await clock.advance(0);
    expect(view().outletStates[outlet]?.powerState).toBe('off');
  });
});
