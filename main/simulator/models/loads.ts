import type { LoadSpec } from './spec.ts';

function load(
  watts: number,
  powerFactor: number,
  driftFraction: number,
  inrushFactor: number,
  leakageMilliamperes: number,
): LoadSpec {
  return { watts, powerFactor, driftFraction, noiseFraction: 0.006, inrushFactor, leakageMilliamperes };
}

/** Kinds of equipment found in a rack, with plausible draw, power factor, swing, inrush and earth leakage. */
export const LOADS = {
  server: (watts: number) => load(watts, 0.96, 0.16, 9, 0.35),
  denseServer: (watts: number) => load(watts, 0.98, 0.22, 12, 0.6),
  storage: (watts: number) => load(watts, 0.95, 0.07, 10, 0.5),
  switch: (watts: number) => load(watts, 0.9, 0.04, 6, 0.2),
  firewall: (watts: number) => load(watts, 0.88, 0.05, 5, 0.2),
  fanTray: (watts: number) => load(watts, 0.72, 0.08, 4, 0.15),
  monitor: (watts: number) => load(watts, 0.62, 0.03, 7, 0.1),
  testBench: (watts: number) => load(watts, 0.83, 0.35, 5, 0.4),
  idleSupply: (watts: number) => load(watts, 0.45, 0.02, 8, 0.12),
} as const;
