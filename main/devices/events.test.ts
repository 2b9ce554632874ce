import { describe, expect, test } from 'vitest';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { ocpId, outletId, transferSwitchId } from '../../shared/model/ids.ts';
import type { OverCurrentProtector, PduModel, TransferSwitch } from '../../shared/model/pdu.ts';
import type { SensorDescriptor } from '../../shared/model/sensor.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { News, ReportedNews } from './fleet-store.ts';
import { readingEvents } from './reading-events.ts';
import type { ReadingChange } from './sample-cache.ts';
import { MemoryPdu, TIMEOUT } from './testing/memory-pdu.ts';
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

/** What the journal gets of it. */
const newsOf = (each: ReadingChange, of: PduModel = model()): News | undefined =>
  readingEvents(of, [each], 'A07-L')[0];

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

describe('the journal', () => {
  test('gets the limit in figures, and beginning and end by the same topic', () => {
    expect(newsOf(change(2, [12, 13.24], [0, 1]), model('Rack B'))).toMatchObject({
      kind: 'alarm',
      severity: 'warning',
      topic: 'ocp:C3 current',
      line: 'Current above upper warning, 13.2 A, limit 12.8 A',
      elementName: 'C3 Rack B',
      isFirst: false,
    });
    expect(newsOf(change(2, [13.2, 15.5], [1, 2]))).toMatchObject({
      kind: 'alarm',
      severity: 'critical',
      topic: 'ocp:C3 current',
      line: 'Current above upper critical, 15.5 A, limit 15.0 A',
    });
    expect(newsOf(change(2, [13.2, 12], [1, 0]))).toMatchObject({
      kind: 'cleared',
      topic: 'ocp:C3 current',
      line: 'Current back to normal, 12.0 A',
    });
  });

  test('gets trips with what is dark, until the breaker is closed', () => {
    expect(newsOf(change(0, [1, 0], [0, 2]))).toMatchObject({
      kind: 'alarm',
      topic: 'ocp:C3 trip',
      line: 'Breaker tripped, 3 outlets have no power',
    });
    expect(newsOf(change(0, [0, 1], [2, 0]))).toMatchObject({
      kind: 'cleared',
      topic: 'ocp:C3 trip',
      line: 'Closed again',
    });
  });

  test('gets a transfer as a warning until the preferred source is back', () => {
    const topic = 'ts:TS1 selectedSource';
    const moved = newsOf(change(1, [1, 2], [0, 0]));
    expect(moved).toMatchObject({ severity: 'warning', kind: 'alarm', topic, line: 'Moved to inlet 2' });
    const back = newsOf(change(1, [2, 1], [0, 0]));
    expect(back).toMatchObject({
      severity: 'info',
      kind: 'cleared',
      topic,
      line: 'Back on preferred inlet 1',
    });
  });

  test('gets a transfer as a moment where no source is preferred; a switch without a name is called as its PDU', () => {
    const nobodys = { ...transferSwitch, name: ' ', preferredSource: null };
    const news = newsOf(change(1, [1, 2], [0, 0]), { ...model(), transferSwitches: [nobodys] });
    expect(news).toMatchObject({ severity: 'warning', text: 'A07-L moved to inlet 2.' });
    expect(news?.topic).toBeUndefined();
  });

  test('gets what is so when it is first read, or has a value again, as something it may know already', () => {
    expect(newsOf(change(2, [null, 13.2], [undefined, 1]))).toMatchObject({ kind: 'alarm', isFirst: true });
    expect(newsOf(change(2, [null, 12], [3, 0]))).toMatchObject({ kind: 'cleared', isFirst: true });
    expect(newsOf(change(0, [null, 0], [undefined, 2]))).toMatchObject({ kind: 'alarm', isFirst: true });
    expect(newsOf(change(1, [null, 1], [undefined, 0]))).toMatchObject({ kind: 'cleared', isFirst: true });
  });
});

describe('a connection', () => {
  const connectionEvents = (all: readonly PduEvent[]) =>
    all.map(({ kind, severity, topic, by }) => ({ kind, severity, topic, by }));

  test('that is lost and back is one thing with a beginning and an end, however often it was tried', async () => {
    const { device, clock, events } = await sessionBench();
    device.failure = TIMEOUT;
    await clock.advance(240_000);
    device.failure = null;
    await clock.advance(60_000);
    expect(connectionEvents(events())).toEqual([
      { kind: 'connection', severity: 'warning', topic: 'connection', by: 'Busbar' },
      { kind: 'cleared', severity: 'info', topic: 'connection', by: 'Busbar' },
    ]);
  });

  test('that needs a person is critical, also after it was only lost', async () => {
    const { device, clock, events } = await sessionBench();
    device.failure = TIMEOUT;
    await clock.advance(60_000);
    device.failure = { kind: 'authRejected', message: 'The user name or password was refused.' };
    await clock.advance(60_000);
    expect(connectionEvents(events()).map(({ severity }) => severity)).toEqual(['warning', 'critical']);
  });

  test('that was never there in this run is told to no window, and to the journal once', async () => {
    const kept: ReportedNews[] = [];
    const { device, clock, events } = await sessionBench({
      prepare: (pdu) => (pdu.failure = TIMEOUT),
      keep: (news) => kept.push(news),
    });
    await clock.advance(240_000);
    device.failure = null;
    await clock.advance(60_000);
    expect(events()).toEqual([]);
    const told = kept.filter(({ topic }) => topic === 'connection');
    expect(told.map(({ line, isFirst }) => [line, isFirst])).toEqual([
      ['No answer to polls. No answer.', true],
      ['Live again', true],
    ]);
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
    expect(events()[0]).toMatchObject({ element: 'outlet:1', settingsBy: 'lab from 192.0.2.99' });
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
