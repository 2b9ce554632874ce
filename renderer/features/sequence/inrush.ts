import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import type { TimelineStep } from '../../../shared/sequence/timeline.ts';
import { inrushFactor, type InRushFactors } from '../../power/inrush-factor.ts';

/** Amperes at switch-on by outlet; outlets whose current is not known are left out. */
export function estimateInrush(
  model: PduModel,
  currents: ReadonlyMap<OutletId, number>,
  factors: InRushFactors,
): ReadonlyMap<OutletId, number> {
  return new Map(
    model.outlets.flatMap((outlet) => {
      const amperes = currents.get(outlet.id);
      return amperes === undefined ? [] : [[outlet.id, amperes * inrushFactor(outlet, factors)] as const];
    }),
  );
}

export const LINES = ['L1', 'L2', 'L3'] as const satisfies readonly PoleName[];
export type Line = (typeof LINES)[number];

/** One outlet coming on, as one line sees it. */
export interface LineStep {
  readonly atMs: number;
  readonly outlet: OutletId;
  /** Estimated current of the line before, after, and at the peak in between. */
  readonly before: number;
  readonly after: number;
  readonly peak: number;
}

export type LineSteps = Readonly<Record<Line, readonly LineStep[]>>;

/**
 * Current of each line while the sequence runs. Currents of outlets on one line are added as they are, and the peak is
 * taken to be over before the next step: an estimate, never a reading.
 */
export function estimateLines(
  model: PduModel,
  timeline: readonly TimelineStep[],
  currents: ReadonlyMap<OutletId, number>,
  factors: InRushFactors,
): LineSteps {
  const outlets = new Map(model.outlets.map((outlet) => [outlet.id, outlet]));
  const stepsOf = (line: Line): readonly LineStep[] => {
    let sum = 0;
    return timeline.flatMap(({ outlet: id, comesOnAtMs }) => {
      const outlet = outlets.get(id);
      const amperes = currents.get(id);
      if (outlet === undefined || amperes === undefined || !outlet.lines.includes(line)) return [];
      const before = sum;
      sum += amperes;
      return {
        atMs: comesOnAtMs,
        outlet: id,
        before,
        after: sum,
        peak: before + amperes * inrushFactor(outlet, factors),
      };
    });
  };
  return { L1: stepsOf('L1'), L2: stepsOf('L2'), L3: stepsOf('L3') };
}

export interface HighestStep {
  readonly line: Line;
  readonly step: LineStep;
}

export function highestStep(lines: LineSteps): HighestStep | null {
  const all = LINES.flatMap((line) => lines[line].map((step) => ({ line, step })));
  return all.reduce<HighestStep | null>(
    (highest, each) => (highest === null || each.step.peak > highest.step.peak ? each : highest),
    null,
  );
}

/** Steps whose peak is above the line's limit. */
export function stepsAbove(lines: LineSteps, limitAmperes: number): number {
  const outlets = LINES.flatMap((line) =>
    lines[line].filter((step) => step.peak > limitAmperes).map((step) => step.outlet),
  );
  return new Set(outlets).size;
}
