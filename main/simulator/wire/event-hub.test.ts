import { expect, test, vi } from 'vitest';
import type { RunningSimulator } from '../simulator.ts';
import type { Json, Reference, RpcClient } from '../testing/rpc-client.ts';
import { runSimulator } from '../testing/run-simulator.ts';

interface WireEventJson {
  readonly type: string;
  readonly value: Json & { readonly source: Reference };
}

async function openChannel(client: RpcClient, ...types: string[]): Promise<string> {
  const { rid } = await client.call<Reference>('/eventservice', 'createChannel');
  if (types.length > 0) await client.respond(rid, 'demandEventTypes', { types });
  return rid;
}

async function pollNow(client: RpcClient, rid: string): Promise<{ more: boolean; events: WireEventJson[] }> {
  const result = await client.result(rid, 'pollEventsNb');
  return { more: result['_ret_'] as boolean, events: result['events'] as WireEventJson[] };
}

const switchOff = (client: RpcClient, outlet: number) =>
  client.call(`/model/outlet/${outlet}`, 'setPowerState', { pstate: 0 });

test('a demand fits events of every version of the type, and only of that type', async () => {
  const { client } = await runSimulator();
  const rid = await openChannel(client, 'pdumodel.Outlet_9_9_9.StateChangedEvent:1.0.0');
  await switchOff(client, 0);
  const { events } = await pollNow(client, rid);
  expect(events).toMatchObject([
    {
      type: 'pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0',
      value: {
        oldState: { powerState: 1 },
        newState: { powerState: 0 },
        source: { rid: '/tfwopaque/pdumodel.Outlet:3.0.1/outlet.0', type: 'pdumodel.Outlet:3.0.1' },
      },
    },
  ]);
});

test('demanding a base type brings what derives from it, with who did it', async () => {
  const { simulator, client } = await runSimulator();
  const byUsers = await openChannel(client, 'event.UserEvent:1.0.0');
  const everything = await openChannel(client, 'idl.Event:1.0.0');
  await switchOff(client, 0);
  const { events } = await pollNow(client, byUsers);
  expect(events.map(({ type }) => type)).toEqual(['pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0']);
  expect(events[0]?.value).toMatchObject({ state: 0, cycle: false, actUserName: simulator.user });
  expect((await pollNow(client, everything)).events.length).toBeGreaterThan(2);
});

test('a demand with a source brings only events of that object, and can be taken back', async () => {
  const { client } = await runSimulator();
  const rid = await openChannel(client);
  const demand = {
    type: 'pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0',
    src: { rid: '/model/outlet/1', type: 'pdumodel.Outlet:3.0.1' },
  };
  await client.respond(rid, 'demandEvent', demand);
  await switchOff(client, 0);
  await switchOff(client, 1);
  const { events } = await pollNow(client, rid);
  expect(events.map(({ value }) => value.source.rid)).toEqual(['/tfwopaque/pdumodel.Outlet:3.0.1/outlet.1']);
  await client.respond(rid, 'cancelEvent', demand);
  await switchOff(client, 1);
  expect((await pollNow(client, rid)).events).toEqual([]);
});

test('old firmware names its own versions in event types', async () => {
  const { client } = await runSimulator({ firmware: '3.6.0' });
  const rid = await openChannel(client, 'pdumodel.Outlet_3_0_1.PowerControlEvent:1.0.0');
  await switchOff(client, 0);
  expect((await pollNow(client, rid)).events[0]?.type).toBe('pdumodel.Outlet_2_1_5.PowerControlEvent:1.0.0');
});

async function waitUntilPolling(simulator: RunningSimulator): Promise<void> {
  await vi.waitFor(() => {
    expect(simulator.requestLog.entries.at(-1)?.method).toBe('pollEvents');
  });
}

test('a poll waits for an event', async () => {
  const { simulator, client } = await runSimulator();
  const rid = await openChannel(client, 'pdumodel.Pdu_6_1_2.SettingsChangedEvent:1.0.0');
  const polled = client.result(rid, 'pollEvents');
  await waitUntilPolling(simulator);
  simulator.otherAdmin.changePdu({ name: 'changed' });
  const { _ret_: more, events } = (await polled) as { _ret_: boolean; events: WireEventJson[] };
  expect(more).toBe(false);
  expect(events[0]?.value).toMatchObject({ newSettings: { name: 'changed' }, actUserName: 'other-admin' });
});

test('a poll without events ends after 30 s', async () => {
  const { simulator, client, clock } = await runSimulator();
  const rid = await openChannel(client, 'pdumodel.Pdu_6_1_2.SettingsChangedEvent:1.0.0');
  let isAnswered = false;
  const polled = client.result(rid, 'pollEvents').finally(() => (isAnswered = true));
  await waitUntilPolling(simulator);
  await clock.advance(29_999);
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  expect(await polled).toEqual({ _ret_: false, events: [] });
});

test('when more is waiting than fits in one answer the poll says so', async () => {
  const { simulator, client } = await runSimulator();
  const rid = await openChannel(client, 'event.UserEvent:1.0.0');
  for (let round = 0; round < 150; round++) simulator.otherAdmin.changeOutlet(0, { name: `name ${round}` });
  expect(await pollNow(client, rid)).toMatchObject({ more: true, events: { length: 100 } });
  expect(await pollNow(client, rid)).toMatchObject({ more: false, events: { length: 50 } });
});

test('a channel that nobody uses for 30 s is gone', async () => {
  const { client, clock } = await runSimulator();
  const used = await openChannel(client, 'event.UserEvent:1.0.0');
  const unused = await openChannel(client, 'event.UserEvent:1.0.0');
  await clock.advance(20_000);
  await pollNow(client, used);
  await clock.advance(20_000);
  expect((await client.post(unused, '{"method":"pollEventsNb","id":1}')).status).toBe(404);
  expect(await pollNow(client, used)).toEqual({ more: false, events: [] });
});

test('a destroyed channel is gone, and there is a limit to how many there can be', async () => {
  const { client } = await runSimulator();
  const rid = await openChannel(client);
  const channel = { rid, type: 'event.Channel:1.0.1' };
  expect(await client.call('/eventservice', 'destroyChannel', { channel })).toBe(0);
  expect(await client.call('/eventservice', 'destroyChannel', { channel })).toBe(1);
  for (let count = 0; count < 16; count++) await openChannel(client);
  expect(await client.call('/eventservice', 'createChannel')).toBeNull();
});

test('demanded readings are told once a second when a shown digit changed, alarms when they start and end', async () => {
  const { simulator, client, clock } = await runSimulator();
  const rid = await openChannel(
    client,
    'sensors.NumericSensor_4_0_6.ReadingChangedEvent:1.0.0',
    'sensors.NumericSensor_4_0_6.StateChangedEvent:1.0.0',
  );
  await clock.advance(1000);
  await pollNow(client, rid);
  simulator.pdu.tripOcp(0);
  await clock.advance(1000);
  const events: WireEventJson[] = [];
  for (let more = true; more;) {
    const polled = await pollNow(client, rid);
    events.push(...polled.events);
    more = polled.more;
  }
  const ofBreaker = events.filter(({ value }) => value.source.rid.endsWith('/C0Current'));
  expect(ofBreaker).toMatchObject([
    { type: 'sensors.NumericSensor_4_0_6.ReadingChangedEvent:1.0.0', value: { newReading: { value: 0 } } },
    {
      type: 'sensors.NumericSensor_4_0_6.StateChangedEvent:1.0.0',
      value: {
        oldReading: { status: { aboveUpperWarning: true } },
        newReading: { status: { aboveUpperWarning: false } },
      },
    },
  ]);
});

test('a trip is told as a change of the trip sensor, to those who asked for state sensors in general', async () => {
  const { simulator, client } = await runSimulator();
  const rid = await openChannel(client, 'sensors.StateSensor_4_0_5.StateChangedEvent:1.0.0');
  simulator.pdu.tripOcp(2);
  expect((await pollNow(client, rid)).events).toMatchObject([
    {
      type: 'pdumodel.OverCurrentProtectorTripSensor_1_1_11.TripStateChangedEvent:1.0.0',
      value: {
        oldState: { value: 1 },
        newState: { value: 0 },
        tripInformation: { cause: { type: 'pdumodel.Outlet:3.0.1' } },
      },
    },
  ]);
});

test('a sequence tells each step and its end', async () => {
  const { client, clock } = await runSimulator({ model: 'px3-1ph-8' });
  await client.call('/model/pdu/0', 'setAllOutletPowerStates', { pstate: 0 });
  const rid = await openChannel(client, 'pdumodel.Pdu_6_1_2.OutletSequenceStateChangedEvent:1.0.0');
  const params = { outletNumbers: [0, 1, 2], state: 1, respectSequence: true };
  expect(await client.call('/model/pdu/0', 'setMultipleOutletPowerStates', params)).toBe(0);
  await clock.advance(1000);
  const { events } = await pollNow(client, rid);
  const remaining = events.map(({ value }) => (value['newState'] as Json)['outletsRemaining']);
  expect(remaining.at(0)).toBe(2);
  expect(remaining.at(-1)).toBe(0);
  expect(events.at(-1)?.value).toMatchObject({ newState: { sequenceRunning: false } });
});
