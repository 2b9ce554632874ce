import { median } from '../numbers.ts';
import type { MainTask } from './trace.ts';

/**
 * A fixed piece of JavaScript work in the page, of the kind a chart does: numbers computed, written into a path, sorted.
 * It runs in the page, so it uses nothing from outside itself.
 */
export function calibrationTask(): number {
  const points = Array.from({ length: 30_000 }, (_each, index) => ({
    x: index,
    y: Math.sin(index * 0.37) * 100,
  }));
  const path = points.map(({ x, y }) => `L${x.toFixed(1)},${y.toFixed(1)}`).join('');
  const sorted = points.toSorted((one, other) => one.y - other.y);
  // Given back, so that it is not optimised away.
  return path.length + sorted.length;
}

/** What the task took in this run, medians. */
export interface Calibration {
  readonly wallMs: number;
  /** Null where processor time is not counted. */
  readonly cpuMs: number | null;
}

export function medianTask(tasks: readonly MainTask[]): Calibration {
  const cpu = tasks.flatMap((task) => task.cpuMs ?? []);
  return {
    wallMs: median(tasks.map((task) => task.wallMs)),
    cpuMs: cpu.length === 0 ? null : median(cpu),
  };
}
