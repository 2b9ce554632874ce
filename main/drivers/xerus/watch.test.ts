import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import type { DriverEvent, PduDriver } from '../driver.ts';
import { never, PATIENT } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { FIRMWARE_4_0, littlePdu, littleRefs, numericReading, outletState } from './testing/little-pdu.ts';
import { ScriptedPdu, type Answer } from './testing/scripted-pdu.ts';
import { valueOf } from '../testing/value-of.ts';

const refs = littleRefs(FIRMWARE_4_0);
const CHANNEL = { rid: '/tfwopaque/event.Channel:1.0.1/7', type: 'event.Channel:1.0.1' };
const NOW_MS = 1_735_689_700_000;
const user = { actUserName: 'mon', actIpAddr: '192.0.2.9' };

let pdu: ScriptedPdu;
let driver: PduDriver;
/** Answers the poll that hangs now, and each later one in turn. */
let deliver: (answer: Answer) => void;

function offerEvents(): void {
  const queue: Answer[] = [];
  let waiting: ((answer: Answer) => void) | null = null;
  deliver = (answer) => {
    if (waiting === null) queue.push(answer);
    else waiting(answer);
    waiting = null;
  };
  pdu.objects.set('/eventservice', {
    createChannel: () => ({ ret: CHANNEL }),
    destroyChannel: () => ({ ret: 0 }),
  });
  pdu.objects.set(CHANNEL.rid, {
    demandEventTypes: () => ({ result: null }),
    demandEventType: () => ({ result: null }),
    pollEvents: () => {
      const next = queue.shift();
      return next ?? new Promise<Answer>((resolve) => (waiting = resolve));
    },
  });
}

const events = (...items: unknown[]): Answer => ({ result: { _ret_: false, events: items } });
const event = (type: string, value: object) => ({ type, value });

interface Watching {
  readonly seen: DriverEvent[];
  readonly ended: Promise<DeviceError>;
  readonly alive: () => number;
  readonly stop: () => void;
}

function startWatch(): Watching {
  const seen: DriverEvent[] = [];
  const controller = new AbortController();
  let alive = 0;
  const ended = driver.watch({
    signal: controller.signal,
    onEvent: (each) => seen.push(each),
    onAlive: () => (alive += 1),
  });
  return { seen, ended, alive: () => alive, stop: () => controller.abort() };
}

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
  offerEvents();
  driver = driverOn(pdu, { clock: new ManualClock(NOW_MS) });
  valueOf(await driver.discover({ signal: never() }));
});
afterEach(async () => {
  await driver[Symbol.asyncDispose]();
  await pdu[Symbol.asyncDispose]();
});

describe('watching a PDU', () => {
  it('demands events in the versions of the objects it found', async () => {
    const watching = startWatch();
    await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
    const types = pdu.callsOf('demandEventTypes')[0]?.params['types'];
    expect(types).toEqual(
      expect.arrayContaining([
        'pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0',
        'pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0',
        'pdumodel.Pdu_6_1_2.OutletSequenceStateChangedEvent:1.0.0',
        'pdumodel.Pdu_6_1_2.SettingsChangedEvent:1.0.0',
        'sensors.NumericSensor_4_0_6.StateChangedEvent:1.0.0',
        'sensors.NumericSensor_4_0_6.MetaDataChangedEvent:1.0.0',
        'sensors.StateSensor_4_0_5.StateChangedEvent:1.0.0',
      ]),
    );
    expect(watching.alive()).toBe(1);
    watching.stop();
    expect((await watching.ended).kind).toBe('cancelled');
  });

  it('translates each kind of event', async () => {
    const watching = startWatch();
    const source = refs.outlet(1);
    deliver(
      events(
        event('pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0', { state: 0, cycle: false, ...user, source }),
        event('pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0', {
          oldState: outletState(1),
          newState: outletState(0),
          source,
        }),
        event('pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0', { state: 1, cycle: true, source }),
        event('pdumodel.Pdu_6_1_2.OutletSequenceStateChangedEvent:1.0.0', {
          newState: {
            sequenceRunning: true,
            nextOutletToSwitch: 2,
            timeUntilNextSwitch: 1840,
            outletsRemaining: 1,
            cancelableOutletsRemaining: 1,
          },
        }),
        event('pdumodel.Pdu_6_1_2.SettingsChangedEvent:1.0.0', { ...user, source: null }),
        event('pdumodel.Outlet_3_0_1.SettingsChangedEvent:1.0.0', { ...user, source }),
        event('sensors.NumericSensor_4_0_6.StateChangedEvent:1.0.0', {
          newReading: numericReading(15, { status: { aboveUpperWarning: true } }),
          source: refs.numeric('I0Current'),
        }),
        event('sensors.StateSensor_4_0_5.StateChangedEvent:1.0.0', {
          newState: { timestamp: 1, available: true, value: 0 },
          source: refs.state('C0Trip'),
        }),
        event('sensors.NumericSensor_4_0_6.MetaDataChangedEvent:1.0.0', {
          source: refs.numeric('I0Current'),
        }),
      ),
    );
    await vi.waitFor(() => expect(watching.seen).toHaveLength(9), PATIENT);
    expect(watching.seen).toMatchObject([
      { kind: 'powerControl', outlet: 'outlet:2', action: 'off', by: { user: 'mon', address: '192.0.2.9' } },
      { kind: 'outletState', outlet: 'outlet:2', observation: { powerState: 'off', readAtMs: NOW_MS } },
      { kind: 'powerControl', outlet: 'outlet:2', action: 'cycle', by: null },
      {
        kind: 'sequenceState',
        state: { running: true, nextOutlet: 'outlet:3', timeUntilNextSwitchMs: 1840 },
      },
      { kind: 'settingsChanged', element: 'pdu', by: { user: 'mon' } },
      { kind: 'settingsChanged', element: 'outlet:2', by: { user: 'mon' } },
      { kind: 'readings', readings: { values: [15], statusCodes: [1] }, readAtMs: NOW_MS },
      { kind: 'readings', readings: { values: [0], statusCodes: [2] }, readAtMs: NOW_MS },
      { kind: 'modelChanged' },
    ]);
  });

  it('loses no event beside one it does not understand', async () => {
    const watching = startWatch();
    const source = refs.outlet(0);
    deliver(
      events(
        event('pdumodel.Quantum_9_0_0.EntangledEvent:1.0.0', { source }),
        null,
        'nonsense',
        { type: 5, value: {} },
        event('pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0', { newState: null, source }),
        event('pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0', {
          newState: outletState(0),
          source: { rid: '/elsewhere' },
        }),
        event('pdumodel.Outlet_9_9_9.StateChangedEvent:2.0.0', { newState: outletState(0), source }),
      ),
    );
    await vi.waitFor(() => expect(watching.seen).toHaveLength(1), PATIENT);
    expect(watching.seen).toMatchObject([{ kind: 'outletState', outlet: 'outlet:1' }]);
  });

  it('polls on after an answer without events, and says that it is alive', async () => {
    const watching = startWatch();
    deliver(events());
    deliver(events());
    await vi.waitFor(() => expect(watching.alive()).toBe(3), PATIENT);
    expect(watching.seen).toEqual([]);
  });

  it('does not keep the exchanges waiting', async () => {
    startWatch();
    await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
    valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    valueOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' }));
  });

  it.each<Answer>([{ status: 404 }, { error: { code: -32_000, message: 'no such channel' } }])(
    'ends when the channel is gone (%o)',
    async (answer) => {
      const watching = startWatch();
      deliver(answer);
      expect((await watching.ended).kind).toBe('notFound');
      expect(pdu.callsOf('destroyChannel')).toHaveLength(0);
    },
  );

  it('ends when the PDU hangs up', async () => {
    const watching = startWatch();
    await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
    await pdu[Symbol.asyncDispose]();
    expect((await watching.ended).kind).toBe('unreachable');
  });

  it('ends when the PDU has no channel left', async () => {
    pdu.on('/eventservice', 'createChannel', () => ({ ret: null }));
    expect((await startWatch().ended).kind).toBe('busy');
  });

  it('demands types singly where the firmware does not know one of them', async () => {
    pdu.on(CHANNEL.rid, 'demandEventTypes', () => ({ error: { code: -32_602, message: 'unknown type' } }));
    pdu.on(CHANNEL.rid, 'demandEventType', ({ type }) =>
      String(type).startsWith('pdumodel.Pdu')
        ? { error: { code: -32_602, message: 'unknown type' } }
        : { result: null },
    );
    const watching = startWatch();
    await vi.waitFor(() => expect(watching.alive()).toBe(1), PATIENT);
  });

  it('closes the channel when told to stop', async () => {
    const watching = startWatch();
    await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
    watching.stop();
    expect((await watching.ended).kind).toBe('cancelled');
    expect(pdu.callsOf('destroyChannel')).toMatchObject([{ params: { channel: CHANNEL } }]);
  });

  it('closes the channel when the driver is disposed', async () => {
    const watching = startWatch();
    await vi.waitFor(() => expect(pdu.callsOf('pollEvents')).toHaveLength(1), PATIENT);
    await driver[Symbol.asyncDispose]();
    expect((await watching.ended).kind).toBe('cancelled');
    expect(pdu.callsOf('destroyChannel')).toHaveLength(1);
  });

  it('is not to be had with the event channel off, and then nothing is asked', async () => {
    await using single = driverOn(pdu, { eventChannel: false });
    const model = valueOf(await single.discover({ signal: never() }));
    expect(model.capabilities).not.toContain('events');
    const reason = await single.watch({ signal: never(), onEvent: () => {}, onAlive: () => {} });
    expect(reason.kind).toBe('unsupported');
    expect(pdu.callsOf('createChannel')).toHaveLength(0);
  });
});
