import { expect, test } from 'vitest';
import type { SampleBatch } from '../../../../shared/model/fleet.ts';
import { inletId, pduId } from '../../../../shared/model/ids.ts';
import { LiveSeries } from '../../../state/series.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { ChartGroup, panelKey } from './chart-group.ts';
import { chartPlan, plannedSensors } from './plan.ts';
import { ManualFrames } from './testing/manual-frames.ts';

const PDU = pduId('PX3-1');
const START_MS = 1_000_000;
const MINUTE_MS = 60_000;
const plan = chartPlan(demoModel('A07-L', 'PX3-1'), inletId('I1'));
const sensors = plannedSensors(plan);
const CURRENT_L1 = panelKey('current', 0);
const POWER_L3 = panelKey('activePower', 2);

function open() {
  const clock = new ManualFrames(START_MS);
  const listeners = new Set<(batch: SampleBatch) => void>();
  let group: ChartGroup | null = null;
  const series = new LiveSeries({
    pdu: PDU,
    discovery: 1,
    sensorIndexes: sensors,
    nowMs: START_MS,
    source: {
      history: () => Promise.resolve(null),
      onBatch: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    onData: () => group?.dataChanged(),
  });
  const opened = new ChartGroup({
    plan,
    series,
    clock,
    pollIntervalMs: 1000,
    view: { windowMs: MINUTE_MS, pausedAtMs: null },
  });
  group = opened;
  /** One reading a second, the same of every sensor but those that do not answer. */
  const read = (seconds: number, value: number, silent: readonly number[] = []) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.framesUntil(clock.nowMs() + 1000);
      const readAtMs = clock.nowMs();
      const sensorIndexes = sensors.filter((index) => !silent.includes(index));
      const values = sensorIndexes.map(() => value);
      const failed = silent.map((sensorIndex) => ({ sensorIndex, lastReadAtMs: null }));
      for (const listener of listeners)
        listener({
          pdu: PDU,
          discovery: 1,
          readAtMs,
          sensorIndexes,
          values,
          statusCodes: sensorIndexes.map(() => 0),
          failed,
        });
    }
    clock.framesUntil(clock.nowMs() + 300);
  };
  return { clock, group: opened, read };
}

test('gives all charts of a round the same right edge', () => {
  const { group, read } = open();
  read(5, 230);
  expect(group.frame(CURRENT_L1)?.endMs).toBe(group.frame(POWER_L3)?.endMs);
  expect(group.frame(CURRENT_L1)?.stats.last).toBe(230);
});

test('tells a chart that it was drawn, and no other', () => {
  const { clock, group, read } = open();
  read(3, 10);
  const drawn: string[] = [];
  group.subscribe(CURRENT_L1, () => drawn.push('current'));
  group.setView({ windowMs: 5 * MINUTE_MS, pausedAtMs: null });
  clock.frame();
  expect(drawn).toEqual(['current']);
  clock.frame();
  expect(drawn).toEqual(['current']);
  expect(group.frame(CURRENT_L1)?.windowMs).toBe(5 * MINUTE_MS);
});

test('stands still while paused and has lost nothing afterwards', () => {
  const { clock, group, read } = open();
  read(5, 10);
  const pausedAtMs = clock.nowMs();
  group.setView({ windowMs: MINUTE_MS, pausedAtMs });
  read(5, 20);
  expect(group.frame(CURRENT_L1)?.endMs).toBe(pausedAtMs);
  expect(group.frame(CURRENT_L1)?.stats.max).toBe(10);
  group.setView({ windowMs: MINUTE_MS, pausedAtMs: null });
  clock.framesUntil(clock.nowMs() + 300);
  expect(group.frame(CURRENT_L1)?.stats.max).toBe(20);
  expect(group.readingAt(sensors[0] ?? -1, clock.nowMs())?.value).toBe(20);
});

test('marks the time without data from the last reading on, and moves on while the PDU is silent', () => {
  const { clock, group, read } = open();
  read(5, 10);
  const lastReadAtMs = group.frame(CURRENT_L1)?.endMs;
  expect(group.frame(CURRENT_L1)?.noDataFromMs).toBeNull();
  clock.framesUntil(clock.nowMs() + 20_000);
  const frame = group.frame(CURRENT_L1);
  expect(frame?.noDataFromMs).toBe(lastReadAtMs);
  expect(frame?.endMs).toBeGreaterThan((lastReadAtMs ?? 0) + 15_000);
});

test('marks only the chart whose sensor does not answer while the others do', () => {
  const { group, read } = open();
  read(5, 10);
  const lastReadAtMs = group.frame(CURRENT_L1)?.endMs;
  const [currentL1] = plan.rows.find(({ key }) => key === 'current')?.panels ?? [];
  read(10, 10, [currentL1?.sensorIndex ?? -1]);
  expect(group.frame(CURRENT_L1)?.noDataFromMs).toBe(lastReadAtMs);
  expect(group.frame(POWER_L3)?.noDataFromMs).toBeNull();
  read(2, 10);
  expect(group.frame(CURRENT_L1)?.noDataFromMs).toBeNull();
});

test('keeps the same y range object while it does not change', () => {
  const { group, read } = open();
  read(3, 10);
  const before = group.frame(CURRENT_L1)?.scale;
  read(3, 12);
  expect(group.frame(CURRENT_L1)?.scale).toBe(before);
  expect(group.frame(panelKey('current', 1))?.scale).toBe(before);
});

test('draws nothing after it was closed', () => {
  const { clock, group, read } = open();
  read(3, 10);
  group.close();
  const { endMs } = group.frame(CURRENT_L1) ?? { endMs: 0 };
  read(5, 20);
  clock.framesUntil(clock.nowMs() + 10_000);
  expect(group.frame(CURRENT_L1)?.endMs).toBe(endMs);
});
