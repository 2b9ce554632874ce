import { expect, test } from 'vitest';
import {
  applyFleetChange,
  type FleetChange,
  type FleetState,
  type SampleBatch,
} from '../../shared/model/fleet.ts';
import { outletId } from '../../shared/model/ids.ts';
import { TIMEOUT } from '../devices/testing/memory-pdu.ts';
import { context, powerBench, START_MS } from '../power/testing/power-bench.ts';

test('a window that listens, then takes a snapshot, has the same state as the engine ever after', async () => {
  const bench = await powerBench();
  const changes: { revision: number; change: FleetChange }[] = [];
  bench.bench.engine.onEvent((channel, payload) => {
    if (channel === 'fleet.changed') changes.push(payload as (typeof changes)[number]);
  });
  await bench.clock.advance(1500);
  let state: FleetState = await bench.handlers.fleet.snapshot({}, context);
  await bench.armed({ action: 'off' });
  await bench.clock.advance(5000);
  bench.device.failure = TIMEOUT;
  await bench.clock.advance(20_000);
  for (const { revision, change } of changes.filter((each) => each.revision > state.revision)) {
    expect(revision).toBe(state.revision + 1);
    state = { ...applyFleetChange(state, change), revision };
  }
  expect(state).toEqual(await bench.handlers.fleet.snapshot({}, context));
  expect(state.commands).toHaveLength(1);
  expect(state.events).toHaveLength(1);
});

test('a listener that fails does not keep others from hearing', async () => {
  const bench = await powerBench();
  const heard: string[] = [];
  bench.bench.engine.onEvent(() => {
    throw new Error('gone');
  });
  bench.bench.engine.onEvent((channel) => heard.push(channel));
  await bench.clock.advance(2000);
  expect(heard.filter((channel) => channel === 'fleet.samples')).toHaveLength(2);
});

test('readings are pushed with each poll and kept for charts', async () => {
  const bench = await powerBench();
  const pushed: SampleBatch[] = [];
  const stop = bench.bench.engine.onEvent((channel, payload) => {
    if (channel === 'fleet.samples') pushed.push(payload as SampleBatch);
  });
  await bench.clock.advance(3000);
  stop();
  await bench.clock.advance(3000);
  expect(pushed.map((batch) => batch.readAtMs)).toEqual([1000, 2000, 3000].map((ms) => START_MS + ms));
  const history = await bench.handlers.fleet.sampleHistory(
    { pdu: bench.pdu, sensorIndexes: [1], sinceMs: START_MS + 2000 },
    context,
  );
  expect(history).toEqual({
    discovery: 1,
    sensorIndexes: [1],
    timesMs: [2000, 3000, 4000, 5000, 6000].map((ms) => START_MS + ms),
    values: [[2.31, 2.31, 2.31, 2.31, 2.31]],
  });
  expect(await bench.handlers.fleet.latestSamples({ pdu: bench.pdu }, context)).toMatchObject({
    sensorIndexes: [0, 1, 2],
    readAtMs: START_MS + 6000,
  });
});

test('a shorter poll interval takes effect at once', async () => {
  const bench = await powerBench();
  await bench.handlers.app.changeSettings({ pollIntervalMs: 60_000 }, context);
  await bench.clock.advance(2000);
  const { reads } = bench.device;
  await bench.handlers.app.changeSettings({ pollIntervalMs: 500 }, context);
  await bench.clock.advance(1000);
  expect(bench.device.reads).toBe(reads + 3);
  expect((await bench.bench.view(bench.pdu)).pollIntervalMs).toBe(500);
});

test('protection is shown, kept and recorded', async () => {
  const bench = await powerBench();
  await bench.handlers.power.setProtected(
    { pdu: bench.pdu, outlet: outletId('2'), protected: true },
    context,
  );
  expect((await bench.bench.view(bench.pdu)).protectedOutlets).toEqual(['outlet:2']);
  const [last] = await bench.handlers.app.audit({ limit: 1, pdu: bench.pdu }, context);
  expect(last).toMatchObject({
    action: 'setProtected',
    element: 'outlet:2',
    before: 'not protected',
    after: 'protected',
  });
});
