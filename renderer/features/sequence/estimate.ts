import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { InletId, OutletId } from '../../../shared/model/ids.ts';
import { displayName, type PduModel } from '../../../shared/model/pdu.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { sequenceTimeline } from '../../../shared/sequence/timeline.ts';
import { outletWords } from '../../../shared/words/elements.ts';
import type { InRushFactors } from '../../power/inrush-factor.ts';
import {
  estimateLines,
  highestStep,
  LINES,
  stepsAbove,
  type HighestStep,
  type Line,
  type LineSteps,
} from './inrush.ts';

/** Limits of one line of an inlet, amperes; null where the device has none. */
interface LineLimits {
  readonly warning: number | null;
  readonly critical: number | null;
}

/** What the chart of one inlet shows. */
export interface InletEstimate {
  readonly inlet: InletId;
  readonly name: string;
  /** Lines that feed an outlet of this inlet. */
  readonly lines: readonly Line[];
  readonly steps: LineSteps;
  readonly limits: LineLimits;
  readonly highest: HighestStep | null;
  readonly highestOutlet: string;
  readonly stepsAboveWarning: number;
  readonly stepCount: number;
  /** Upper end of the current axis, amperes. */
  readonly topAmperes: number;
}

/** The lowest limits of the inlet's lines, so that one pair of marks holds for all of them. */
function limitsOf(model: PduModel, inlet: InletId): LineLimits {
  const indexes = [null, ...LINES].map((pole) => sensorIndex(model, inlet, 'current', pole));
  const thresholds = indexes.flatMap((index) => model.sensors[index]?.thresholds ?? []);
  const lowest = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : Math.min(...known);
  };
  return {
    warning: lowest(thresholds.map((each) => each.upperWarning)),
    critical: lowest(thresholds.map((each) => each.upperCritical)),
  };
}

/** One estimate for each inlet that feeds outlets. */
export function estimateInlets(
  model: PduModel,
  draft: SequenceDraft,
  currents: ReadonlyMap<OutletId, number>,
  factors: InRushFactors,
): readonly InletEstimate[] {
  const timeline = sequenceTimeline(draft);
  return model.inlets.flatMap((inlet) => {
    const outlets = model.outlets.filter((outlet) => outlet.inlet === inlet.id);
    const lines = LINES.filter((line) => outlets.some((outlet) => outlet.lines.includes(line)));
    if (lines.length === 0) return [];
    const steps = estimateLines({ ...model, outlets }, timeline, currents, factors);
    const limits = limitsOf(model, inlet.id);
    const highest = highestStep(steps);
    const tallest = Math.max(limits.critical ?? limits.warning ?? 0, highest?.step.peak ?? 0);
    return {
      inlet: inlet.id,
      name: displayName(inlet),
      lines,
      steps,
      limits,
      highest,
      highestOutlet: highest === null ? '' : outletWords(model, highest.step.outlet).label,
      stepsAboveWarning: limits.warning === null ? 0 : stepsAbove(steps, limits.warning),
      stepCount: draft.order.filter((id) => outlets.some((outlet) => outlet.id === id)).length,
      topAmperes: Math.max(1, tallest * 1.08),
    };
  });
}

const STEPS_AMPERES = [1, 2, 5, 10, 20, 50, 100, 200];
const MOST_TICKS = 5;

/** Round values on the current axis, from 0 up to at most its end. */
export function currentTicks(topAmperes: number): readonly number[] {
  const step = STEPS_AMPERES.find((each) => topAmperes / each < MOST_TICKS) ?? topAmperes;
  return Array.from({ length: Math.floor(topAmperes / step) + 1 }, (_each, index) => index * step);
}

/** One row a moment for the chart: the current of each line from then on. */
type EstimateRow = { readonly atMs: number } & Readonly<Partial<Record<Line, number>>>;

export function estimateRows(estimate: InletEstimate, endMs: number): readonly EstimateRow[] {
  const moments = estimate.lines.flatMap((line) => estimate.steps[line].map((step) => step.atMs));
  const times = [...new Set([0, ...moments, endMs])].sort((one, other) => one - other);
  return times.map((atMs) => ({
    atMs,
    ...Object.fromEntries(
      estimate.lines.map((line) => [
        line,
        estimate.steps[line].findLast((step) => step.atMs <= atMs)?.after ?? 0,
      ]),
    ),
  }));
}
