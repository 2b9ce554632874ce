import { expect, test } from 'vitest';
import { longestOf, mostCpuMs, tasksBetween, type TraceEvent } from './trace.ts';

const PAGE = { pid: 7, tid: 71 };
const mark = (name: string, ts: number): TraceEvent => ({ name, ph: 'I', ...PAGE, ts });
const task = (ts: number, dur: number, tdur?: number): TraceEvent => ({
  name: 'RunTask',
  ph: 'X',
  ...PAGE,
  ts,
  dur,
  ...(tdur === undefined ? {} : { tdur }),
});

test('takes the tasks between the marks, in milliseconds since the first', () => {
  const events = [task(50, 900), mark('from', 1000), task(3000, 4500, 2500), mark('to', 9000), task(9500, 1)];
  expect(tasksBetween(events, 'from', 'to')).toEqual([{ startMs: 2, wallMs: 4.5, cpuMs: 2.5 }]);
});

test('leaves out other threads, other processes and what happens inside a task', () => {
  const events = [
    mark('from', 0),
    { ...task(1000, 10), tid: 72 },
    { ...task(1000, 10), pid: 8 },
    { ...task(1000, 10), name: 'FunctionCall' },
    mark('to', 9000),
  ];
  expect(tasksBetween(events, 'from', 'to')).toEqual([]);
});

test('refuses a trace without its marks', () => {
  expect(() => tasksBetween([mark('from', 0)], 'from', 'to')).toThrow('lacks the marks');
});

test('finds the task that took longest and, apart from it, the most processor time', () => {
  const tasks = tasksBetween(
    [mark('from', 0), task(1000, 9000, 1000), task(20_000, 4000, 3000), mark('to', 50_000)],
    'from',
    'to',
  );
  expect(longestOf(tasks)?.wallMs).toBe(9);
  expect(mostCpuMs(tasks)).toBe(3);
  expect(mostCpuMs([{ startMs: 0, wallMs: 1, cpuMs: null }])).toBeNull();
});
