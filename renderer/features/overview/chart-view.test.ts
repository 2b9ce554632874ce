import { beforeEach, expect, test } from 'vitest';
import { useChartView } from './chart-view.ts';

const MINUTE_MS = 60_000;
const initial = useChartView.getInitialState();

beforeEach(() => useChartView.setState(initial, true));

const { getState } = useChartView;

test('grows with what was recorded until somebody picks a window', () => {
  getState().fitWindow(3 * MINUTE_MS);
  expect(getState().view.windowMs).toBe(5 * MINUTE_MS);
  getState().setWindow(MINUTE_MS);
  getState().fitWindow(30 * MINUTE_MS);
  expect(getState().view.windowMs).toBe(MINUTE_MS);
});

test('does not change the window under a paused chart', () => {
  getState().fitWindow(MINUTE_MS);
  getState().togglePause(1000);
  getState().fitWindow(10 * MINUTE_MS);
  expect(getState().view).toEqual({ windowMs: MINUTE_MS, pausedAtMs: 1000 });
});

test('resumes with the same key that paused', () => {
  getState().togglePause(1000);
  getState().togglePause(9000);
  expect(getState().view.pausedAtMs).toBeNull();
});

test('keeps its identity when there is nothing to resume', () => {
  const before = getState().view;
  getState().resume();
  expect(getState().view).toBe(before);
});
