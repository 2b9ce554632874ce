import { px3OnePhase8 } from './px3-1ph-8.ts';
import { px3ThreePhase36 } from './px3-3ph-36.ts';
import { px3Delta24 } from './px3-delta-24.ts';
import { px3ts12 } from './px3ts-12.ts';
import { px4Dual48 } from './px4-dual-48.ts';
import type { ModelSpec } from './spec.ts';

export const MODELS = {
  'px3-3ph-36': px3ThreePhase36,
  'px3-delta-24': px3Delta24,
  'px3-1ph-8': px3OnePhase8,
  'px3ts-12': px3ts12,
  'px4-dual-48': px4Dual48,
} as const satisfies Record<string, ModelSpec>;

export type SimulatorModelName = keyof typeof MODELS;

/** What `simulate --model` offers; the first is the demo. */
export const SIMULATOR_MODELS: readonly { name: SimulatorModelName; description: string }[] = (
  Object.keys(MODELS) as SimulatorModelName[]
).map((name) => ({ name, description: MODELS[name].description }));
