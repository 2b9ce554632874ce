import type { LoadSpec } from '../models/spec.ts';
import { gaussian, uniform } from './noise.ts';

interface Swing {
  readonly fraction: number;
  readonly radiansPerMs: number;
  readonly phase: number;
}

/**
 * The draw of one outlet as a pure function of time, so that it repeats whoever reads it and whenever. Two slow swings
 * make the drift; their integral is exact, which is how energy accumulates without ticking. Noise is for the eye only
 * and has no mean.
 */
export class Load {
  readonly spec: LoadSpec;
  readonly #swings: readonly Swing[];
  readonly #noise: (second: number) => number;

  constructor(spec: LoadSpec, seed: number, stream: number) {
    this.spec = spec;
    const swing = (part: number, share: number, minPeriodMs: number, maxPeriodMs: number): Swing => ({
      fraction: spec.driftFraction * share,
      radiansPerMs:
        (2 * Math.PI) / (minPeriodMs + uniform(seed, stream, -part) * (maxPeriodMs - minPeriodMs)),
      phase: 2 * Math.PI * uniform(seed, stream, -part - 100),
    });
    this.#swings = [swing(1, 0.65, 420_000, 1_500_000), swing(2, 0.35, 50_000, 160_000)];
    this.#noise = (second) => gaussian(seed, stream, second) * spec.noiseFraction;
  }

  /** Draw in W at a device time in whole seconds. */
  wattsAt(second: number): number {
    const atMs = second * 1000;
    let factor = 1 + this.#noise(second);
    for (const each of this.#swings)
      factor += each.fraction * Math.sin(each.radiansPerMs * atMs + each.phase);
    return this.spec.watts * factor;
  }

  /** Energy in Wh between two device times, milliseconds. */
  wattHoursBetween(fromMs: number, untilMs: number): number {
    let effectiveMs = untilMs - fromMs;
    for (const { fraction, radiansPerMs, phase } of this.#swings) {
      effectiveMs +=
        (fraction / radiansPerMs) *
        (Math.cos(radiansPerMs * fromMs + phase) - Math.cos(radiansPerMs * untilMs + phase));
    }
    return (this.spec.watts * effectiveMs) / 3_600_000;
  }

  /** The largest steady draw it reaches, W. */
  get maximumWatts(): number {
    return this.spec.watts * (1 + this.spec.driftFraction);
  }
}
