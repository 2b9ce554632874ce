import { expect, test } from 'vitest';
import { LOADS } from '../models/loads.ts';
import type { SimulatorModelName } from '../simulator.ts';
import { returned, type Json, type Reference, type RpcClient } from '../testing/rpc-client.ts';
import { START_MS, runSimulator } from '../testing/run-simulator.ts';
import { transferToSource } from '../pdu/supply.ts';

interface Pole {
  readonly line: number;
  readonly nodeId: number;
}
interface DoublePole {
  readonly line: number;
  readonly inNodeId: number;
  readonly outNodeId: number;
}

const instanceOf = (reference: Reference | null) => reference?.rid.split('/').at(-1);

async function parentsOf(client: RpcClient, rid: string): Promise<(string | undefined)[]> {
  return (await client.call<Reference[]>(rid, 'getParents')).map(instanceOf);
}

test.each(['px3-3ph-36', 'px3-delta-24', 'px3-1ph-8', 'px3ts-12', 'px4-dual-48'] as const)(
  'parents and children of %s agree with each other',
  async (model: SimulatorModelName) => {
    const { client } = await runSimulator({ model });
    const lists = await Promise.all(
      ['getInlets', 'getOverCurrentProtectors', 'getOutlets', 'getTransferSwitches'].map((method) =>
        client.call<Reference[]>('/model/pdu/0', method),
      ),
    );
    const all = lists.flat();
    const edges = (method: string) =>
      client.bulk(all.map(({ rid }) => ({ rid, method }))).then((responses) =>
        responses.flatMap(({ json }, index) =>
          (returned(json) as Reference[]).map((other) => {
            const self = all[index]?.rid ?? '';
            return method === 'getParents' ? `${other.rid} > ${self}` : `${self} > ${other.rid}`;
          }),
        ),
      );
    const [down, up] = [await edges('getChildren'), await edges('getParents')];
    expect(down.toSorted()).toEqual(up.toSorted());
    expect(down.length).toBeGreaterThanOrEqual(all.length - (lists[0]?.length ?? 0));
  },
);

test('node ids lead from an outlet through its breaker to the line of the inlet', async () => {
  const { client } = await runSimulator({ model: 'px3-3ph-36' });
  const iop = await client.result('/model/outlet/8', 'getIOP');
  const [breakerPole] = await client.call<DoublePole[]>((iop['o'] as Reference).rid, 'getPoles');
  const inletPoles = await client.call<Pole[]>((iop['i'] as Reference).rid, 'getPoles');
  const [live, neutral] = iop['p'] as Pole[];
  expect(live?.nodeId).toBe(breakerPole?.outNodeId);
  expect(breakerPole?.inNodeId).toBe(inletPoles[1]?.nodeId);
  expect([live?.line, neutral?.line]).toEqual([1, 3]);
  expect(neutral?.nodeId).toBe(inletPoles[3]?.nodeId);
});

test('outlets of a delta feed sit between two lines', async () => {
  const { client } = await runSimulator({ model: 'px3-delta-24' });
  const iop = await client.result('/model/outlet/4', 'getIOP');
  expect((iop['p'] as Pole[]).map(({ line }) => line)).toEqual([1, 2]);
});

test('behind a transfer switch everything names the first inlet, also after a transfer', async () => {
  const { simulator, client } = await runSimulator({ model: 'px3ts-12' });
  transferToSource(simulator.pdu, 2);
  const iop = await client.result('/model/outlet/0', 'getIOP');
  expect(instanceOf(iop['i'] as Reference)).toBe('inlet.0');
  expect(instanceOf(await client.call<Reference>('/model/ocp/1', 'getInlet'))).toBe('inlet.0');
  expect(await parentsOf(client, '/model/ocp/0')).toEqual(['transferswitch.0']);
  expect(await parentsOf(client, '/model/pdu/0/transferswitch/0')).toEqual(['inlet.0', 'inlet.1']);
  expect(await client.call('/model/pdu/0/transferswitch/0/selectedSource', 'getState')).toMatchObject({
    value: 2,
  });
});

test('a breaker below another names it, and an outlet without a breaker names none', async () => {
  const dual = (await runSimulator({ model: 'px4-dual-48' })).client;
  const small = (await runSimulator({ model: 'px3-1ph-8' })).client;
  expect(instanceOf(await dual.call<Reference>('/model/ocp/11', 'getOCP'))).toBe('ocp.10');
  expect(await dual.call('/model/ocp/10', 'getOCP')).toBeNull();
  expect((await small.result('/model/outlet/0', 'getIOP'))['o']).toBeNull();
  expect(await parentsOf(small, '/model/outlet/0')).toEqual(['inlet.0']);
});

test('the three-phase outlet has poles with sensors', async () => {
  const { client } = await runSimulator({ model: 'px4-dual-48' });
  const poles = (await client.result('/model/outlet/23', 'getIOP'))['p'] as Record<
    string,
    Reference | null
  >[];
  expect(poles).toHaveLength(4);
  const reading = await client.call<{ value: number }>(poles[1]?.['current']?.rid ?? '', 'getReading');
  expect(reading.value).toBeGreaterThan(2);
});

test('readings carry device time, which moves on', async () => {
  const { client, clock } = await runSimulator();
  const first = await client.call('/model/inlet/0/current', 'getReading');
  await clock.advance(3000);
  const second = await client.call<{ value: number }>('/model/inlet/0/current', 'getReading');
  expect(first).toMatchObject({ timestamp: START_MS / 1000, available: true, valid: true });
  expect(second).toMatchObject({ timestamp: START_MS / 1000 + 3 });
  expect(second.value).not.toBe((first as { value: number }).value);
});

test('the device starts at the time it is told', async () => {
  const startAtMs = Date.UTC(2024, 5, 1);
  const { client } = await runSimulator({ startAtMs });
  expect(await client.call('/model/inlet/0/voltage', 'getReading')).toMatchObject({
    timestamp: startAtMs / 1000,
  });
  expect((await client.result('/datetime', 'getTime', { useOlson: false }))['currentTime']).toBe(
    startAtMs / 1000,
  );
});

test('a line near its limit is in its warning band, and thresholds can be written and are checked', async () => {
  const { client } = await runSimulator();
  const reading = await client.call<{ status: Json }>('/model/ocp/0/current', 'getReading');
  expect(reading.status).toMatchObject({ aboveUpperWarning: true, aboveUpperCritical: false });
  const before = await client.call<Json>('/model/ocp/0/current', 'getThresholds');
  const write = (change: Json) =>
    client.call('/model/ocp/0/current', 'setThresholds', { thresh: { ...before, ...change } });
  expect(await write({ upperWarning: 12.5 })).toBe(0);
  expect((await client.call<{ status: Json }>('/model/ocp/0/current', 'getReading')).status).toMatchObject({
    aboveUpperWarning: false,
  });
  expect(await write({ upperCritical: 71 })).toBe(1);
  expect(await write({ upperWarning: 13 })).toBe(2);
  expect(await client.call('/model/ocp/0/current', 'getDefaultThresholds')).toEqual(before);
});

test('an energy counter can be set to zero', async () => {
  const { client } = await runSimulator();
  await client.respond('/model/outlet/1/activeEnergy', 'resetValue');
  expect(await client.call('/model/outlet/1/activeEnergy', 'getReading')).toMatchObject({
    value: 0,
    valid: true,
  });
});

test('a disabled inlet stops its sensors and refuses switching below it with 3', async () => {
  const { client } = await runSimulator();
  await client.respond('/model/inlet/0', 'setEnabled', { enabled: false });
  expect(await client.call('/model/inlet/0', 'isEnabled')).toBe(false);
  expect(await client.call('/model/outlet/0/current', 'getReading')).toMatchObject({
    available: false,
    valid: false,
  });
  expect(await client.call('/model/outlet/0', 'setPowerState', { pstate: 0 })).toBe(3);
});

test.each([
  ['/model/pdu/0', { outletPowerStateSequence: [0, 1] }],
  ['/model/pdu/0', { cycleDelay: -1 }],
  ['/model/outlet/0', { sequenceDelay: 4_000_000 }],
  ['/model/outlet/0', { startupState: 9 }],
])('settings of %s with %o are invalid and change nothing', async (rid, change) => {
  const { client } = await runSimulator();
  const before = await client.call<Json>(rid, 'getSettings');
  expect(await client.call(rid, 'setSettings', { settings: { ...before, ...change } })).toBe(1);
  expect(await client.call(rid, 'getSettings')).toEqual(before);
});

test('slots for sensors are there and empty, one with quotes in its name, and serials are not set', async () => {
  const { client } = await runSimulator();
  const manager = await client.call<Reference>('/model/pdu/0', 'getPeripheralDeviceManager');
  const slots = await client.call<Reference[]>(manager.rid, 'getDeviceSlots');
  expect(slots).toHaveLength(64);
  expect(await client.call(slots[0]?.rid ?? '', 'getDevice')).toBeNull();
  expect(await client.call(slots[0]?.rid ?? '', 'getSettings')).toMatchObject({ name: 'Rack "front" top' });
  expect(await client.call('/model/pdu/0', 'getMetaData')).toMatchObject({ ctrlBoardSerial: '<not set>' });
  expect(await client.call('/model/inlet/0', 'getMetaData')).toMatchObject({
    namePlate: { serialNumber: '' },
  });
});

test('a tripped breaker says so, with its cause', async () => {
  const { simulator, client } = await runSimulator();
  expect(await client.call('/model/ocp/0/trip', 'getState')).toMatchObject({ available: true, value: 1 });
  simulator.pdu.plugIn(4, LOADS.testBench(1900));
  simulator.pdu.tripOcp(0);
  expect(await client.call('/model/ocp/0/trip', 'getState')).toMatchObject({ value: 0 });
  const information = await client.call<{ cause: Reference; current: number }>(
    '/model/ocp/0/trip',
    'getTripEventInformation',
  );
  expect(instanceOf(information.cause)).toBe('outlet.4');
  expect(information.current).toBeGreaterThan(5);
});

test('a self test of the residual current monitor takes a while and cannot be started twice', async () => {
  const { client, clock } = await runSimulator();
  const rid = '/model/inlet/0/residualCurrentStatus';
  expect(await client.call(rid, 'getState')).toMatchObject({ value: 0 });
  expect([await client.call(rid, 'startSelfTest'), await client.call(rid, 'startSelfTest')]).toEqual([0, 2]);
  expect(await client.call(rid, 'getState')).toMatchObject({ value: 3 });
  await clock.advance(5000);
  expect(await client.call(rid, 'getState')).toMatchObject({ value: 0 });
});

test('the alerted-sensor manager lists every sensor and names those in alarm, with their elements', async () => {
  const { simulator, client } = await runSimulator();
  simulator.faults.failSensors({ element: 'outlet', index: 0, field: 'voltage' }, 'unavailable');
  const manager = await client.call<Reference>('/model/pdu/0', 'getAlertedSensorManager');
  const all = await client.call<unknown[]>(manager.rid, 'getAllSensors');
  const alerted = await client.call<{ sensor: Reference; parent: Reference; alertState: number }[]>(
    manager.rid,
    'getAlertedSensors',
  );
  expect(await client.call(manager.rid, 'getSensorCounts')).toEqual({
    total: all.length,
    unavailable: 1,
    critical: 0,
    warned: alerted.length,
  });
  expect(
    alerted.map(({ sensor, parent, alertState }) =>
      [sensor, parent].map(instanceOf).concat(String(alertState)),
    ),
  ).toContainEqual(['C0Current', 'ocp.0', '3']);
});

test('whoever changes thresholds or resets a counter is named in the event', async () => {
  const { simulator, client } = await runSimulator();
  const channel = await client.call<Reference>('/eventservice', 'createChannel');
  await client.respond(channel.rid, 'demandEventType', { type: 'event.UserEvent:1.0.0' });
  const thresh = await client.call<Json>('/model/ocp/0/current', 'getThresholds');
  await client.call('/model/ocp/0/current', 'setThresholds', { thresh: { ...thresh, upperWarning: 9 } });
  await client.respond('/model/outlet/1/activeEnergy', 'resetValue');
  await client.respond('/model/outlet/1/current', 'resetMinMax');
  const { events } = await client.result(channel.rid, 'pollEventsNb');
  expect(events).toMatchObject([
    {
      type: 'sensors.NumericSensor_4_0_6.ThresholdsChangedEvent:1.0.0',
      value: { newThresholds: { upperWarning: 9 }, actUserName: simulator.user },
    },
    { type: 'sensors.AccumulatingNumericSensor_2_0_6.ResetEvent:1.0.0', value: { newReading: { value: 0 } } },
    { type: 'sensors.NumericSensor_4_0_6.MinMaxResetEvent:1.0.0', value: { newMinMax: { valid: true } } },
  ]);
});
