import { onTestFinished, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { startDevice, type WalkDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { integer } from '../../../snmp/value.ts';
import { silentLogger } from '../../../support/logger.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import type { DeviceResult, DriverEvent, PduDriver, Sample } from '../../driver.ts';
import { valueOf } from '../../testing/value-of.ts';
import { never, PATIENT } from '../../testing/waiting.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { PX1_FIXTURE } from '../families/testing/fixtures/raritan-px1.ts';
import { readSample } from '../read/read-sample.ts';
import { discovered, READ } from '../testing/discovered.ts';
import { COMMUNITIES, driverOn } from '../testing/driver-on.ts';
import { parseSnmpAddress } from '../transport/address.ts';
import { TrapReceiver } from './trap-receiver.ts';
import type { TrapSource } from './trap-source.ts';
import { watchTraps } from './watch-traps.ts';

const R = '1.3.6.1.4.1.13742.6';
const POWER_CONTROL = `${R}.0.23`;
const OCP_STATE = `${R}.0.65`;
const IDENTIFICATION_CHANGED = `${R}.0.79`;
/** outletSwitchingState of outlet 1. */
const STATE = `${R}.4.1.2.1.3.1.1`;

/** A receiver that counts what it handed out. */
class CountingSource implements TrapSource {
  readonly receiver = new TrapReceiver(silentLogger);
  heard = 0;
  subscribers = 0;

  get state() {
    return this.receiver.state;
  }

  subscribe(subscription: Parameters<TrapSource['subscribe']>[0]): () => void {
    this.subscribers += 1;
    const onTrap = (trap: Oid) => {
      this.heard += 1;
      subscription.onTrap(trap);
    };
    const unsubscribe = this.receiver.subscribe({ ...subscription, onTrap });
    return () => {
      this.subscribers -= 1;
      unsubscribe();
    };
  }
}

let clock: ManualClock;
let source: CountingSource;
let device: WalkDevice;
let driver: PduDriver;
let events: DriverEvent[];
let ended: Promise<DeviceError>;
let stop: AbortController;
let onAlive: () => void;

async function watched(fixture = PDU2_FIXTURE): Promise<void> {
  device = await startDevice(fixture);
  onTestFinished(() => device[Symbol.asyncDispose]());
  driver = driverOn(device.port, { clock, traps: source });
  onTestFinished(() => driver[Symbol.asyncDispose]());
  valueOf(await driver.discover({ signal: never() }));
  events = [];
  stop = new AbortController();
  onAlive = vi.fn<() => void>();
  ended = driver.watch({ signal: stop.signal, onEvent: (event) => events.push(event), onAlive });
}

async function send(trapOid: Oid): Promise<void> {
  const { state } = source;
  if (state.kind !== 'listening') throw new Error('the receiver does not listen');
  const to = { host: '127.0.0.1', port: state.port };
  await device.agent.sendTrap({ version: 'v2c', as: 'public', to, trapOid, varbinds: [] });
}

const kinds = () => events.map((event) => event.kind);

beforeEach(async () => {
  clock = new ManualClock(Date.UTC(2026, 2, 4));
  source = new CountingSource();
  onTestFinished(() => source.receiver[Symbol.asyncDispose]());
  await source.receiver.start(0);
});

describe('watching notifications', () => {
  it('reads the outlets and tells what was read, never what a notification claims', async () => {
    await watched();
    device.set(STATE, integer(8));
    await send(POWER_CONTROL);
    await vi.waitFor(() => expect(kinds()).toEqual(['outletStates']), PATIENT);
    expect(events[0]).toMatchObject({
      readStartedAtMs: clock.nowMs(),
      states: { 'outlet:1': { powerState: 'off' }, 'outlet:3': { powerState: 'on' } },
    });
    expect(onAlive).not.toHaveBeenCalled();
  });

  it('takes a heap of notifications for one more read', async () => {
    await watched();
    for (let count = 0; count < 40; count += 1) await send(POWER_CONTROL);
    await vi.waitFor(() => expect(source.heard).toBe(40), PATIENT);
    await vi.waitFor(() => expect(kinds()).toHaveLength(1), PATIENT);
    await clock.advance(500);
    await vi.waitFor(() => expect(kinds()).toHaveLength(2), PATIENT);
    await clock.advance(60_000);
    expect(kinds()).toHaveLength(2);
  });

  it('reads state sensors after a notification about one, and asks for settings after one about those', async () => {
    await watched();
    await send(OCP_STATE);
    await vi.waitFor(() => expect(kinds()).toEqual(['outletStates', 'readings']), PATIENT);
    await send(IDENTIFICATION_CHANGED);
    await vi.waitFor(() => expect(source.heard).toBe(2), PATIENT);
    await clock.advance(500);
    await vi.waitFor(
      () => expect(events.at(-1)).toMatchObject({ kind: 'settingsChanged', element: 'pdu' }),
      PATIENT,
    );
  });

  it('tells of settings no more often than a PDU is polled, and does not forget the last', async () => {
    await watched();
    await send(IDENTIFICATION_CHANGED);
    await vi.waitFor(() => expect(kinds()).toEqual(['settingsChanged']), PATIENT);
    for (let heard = 2; heard <= 6; heard += 1) {
      await send(IDENTIFICATION_CHANGED);
      await vi.waitFor(() => expect(source.heard).toBe(heard), PATIENT);
    }
    await clock.advance(1999);
    expect(kinds()).toHaveLength(1);
    await clock.advance(500);
    expect(kinds()).toEqual(['settingsChanged', 'settingsChanged']);
    await clock.advance(60_000);
    expect(kinds()).toHaveLength(2);
  });

  it('leaves a slow agent alone as long as it was busy', async () => {
    await watched();
    const undo = device.agent.faults.inject({ kind: 'silent' });
    device.agent.log.clear();
    await send(POWER_CONTROL);
    await vi.waitFor(() => expect(device.agent.log.count).toBe(1), PATIENT);
    await clock.advance(2999);
    undo();
    await clock.advance(1);
    await vi.waitFor(() => expect(kinds()).toEqual(['outletStates']), PATIENT);
    await send(POWER_CONTROL);
    await vi.waitFor(() => expect(source.heard).toBe(2), PATIENT);
    await clock.advance(2500);
    expect(kinds()).toHaveLength(1);
    await clock.advance(500);
    await vi.waitFor(() => expect(kinds()).toHaveLength(2), PATIENT);
  });

  it('tells nothing of a read that a new discovery overtook: its sensors may have other indexes', async () => {
    await watched();
    const { map: first, client } = await discovered(PDU2_FIXTURE);
    let map = first;
    const read = vi.fn<(sensors: readonly number[]) => Promise<DeviceResult<Sample>>>(async (sensors) => {
      const sample = await readSample(client, first, { ...READ, sensors, clock });
      map = { ...first, model: { ...first.model, discovery: first.model.discovery + 1 } };
      return sample;
    });
    const address = valueOf(parseSnmpAddress(device.hostPort));
    const options = { source, address, access: COMMUNITIES, engineId: null, clock, map: () => map, read };
    const told: DriverEvent[] = [];
    const watching = watchTraps({ ...options, signal: stop.signal, onEvent: (event) => told.push(event) });
    await vi.waitFor(() => expect(source.subscribers).toBe(2), PATIENT);
    await send(OCP_STATE);
    await vi.waitFor(() => expect(read).toHaveResolvedTimes(1), PATIENT);
    await vi.waitFor(() => expect(kinds()).toEqual(['outletStates', 'readings']), PATIENT);
    expect(told).toEqual([]);
    stop.abort();
    await watching;
  });

  it('reads nothing for notifications that the family does not name', async () => {
    await watched();
    device.agent.log.clear();
    await send('1.3.6.1.6.3.1.1.5.3');
    await vi.waitFor(() => expect(source.heard).toBe(1), PATIENT);
    await clock.advance(60_000);
    expect(device.agent.log.count).toBe(0);
  });

  it('ends with its signal and with the driver, and unsubscribes', async () => {
    await watched();
    await vi.waitFor(() => expect(source.subscribers).toBe(1), PATIENT);
    stop.abort();
    expect((await ended).kind).toBe('cancelled');
    expect(source.subscribers).toBe(0);
    const again = driver.watch({ signal: never(), onEvent: () => undefined, onAlive });
    await vi.waitFor(() => expect(source.subscribers).toBe(1), PATIENT);
    await driver[Symbol.asyncDispose]();
    expect((await again).kind).toBe('cancelled');
    expect(source.subscribers).toBe(0);
  });

  it('says why none can come: no port, none wanted, none in the MIB', async () => {
    const blocked = new TrapReceiver(silentLogger);
    onTestFinished(() => blocked[Symbol.asyncDispose]());
    const { state } = source;
    const failed = await blocked.start(state.kind === 'listening' ? state.port : 0);
    await watched();
    const why = async (traps: TrapSource | null) => {
      await using other = driverOn(device.port, { traps });
      const model = valueOf(await other.discover({ signal: never() }));
      expect(model.capabilities).not.toContain('events');
      return other.watch({ signal: never(), onEvent: () => undefined, onAlive });
    };
    expect(await why(blocked)).toEqual({
      kind: 'unsupported',
      message: failed.kind === 'failed' ? failed.message : '',
    });
    await source.receiver.stop();
    expect((await why(source)).kind).toBe('unsupported');
    expect((await why(null)).kind).toBe('unsupported');
  });
});

it('a family without notifications is not watched', async () => {
  await watched(PX1_FIXTURE);
  expect((await ended).kind).toBe('unsupported');
  expect(source.subscribers).toBe(0);
});
