import type { ModelSpec, OutletSpec } from './spec.ts';

/** Rated voltage of an outlet, which on a three-phase wye feed is line to neutral unless it has three lines itself. */
export function outletVolts(
  model: ModelSpec,
  spec: OutletSpec,
): { readonly minVolts: number; readonly maxVolts: number } {
  const inlet = model.inlets[spec.inlet];
  const isLineToNeutral = spec.lines.includes('N') && spec.lines.length === 2 && inlet?.lines.length === 4;
  const volts = (limit: number | undefined): number =>
    Math.round((limit ?? 0) / (isLineToNeutral ? Math.sqrt(3) : 1));
  return { minVolts: volts(inlet?.minVolts), maxVolts: volts(inlet?.maxVolts) };
}
