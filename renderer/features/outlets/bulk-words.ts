import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import { isOff, type PowerAction } from '../../../shared/model/power-state.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import { nameInSentence, outletAtStart, outletInSentence } from '../../../shared/words/elements.ts';
import { joinWords } from '../../../shared/words/lists.ts';
import { formatNumber, formatPower, type PowerUnit } from '../../../shared/words/numbers.ts';
import { wouldChange, sumOf, type BulkOutlet, type BulkPlan, type BulkStep } from './bulk-plan.ts';

/** `21, 22, 23 on C4 and 29 on C5`; without breakers only the numbers. */
export function whereWords(outlets: readonly Outlet[]): string {
  const byBreaker = new Map<string, string[]>();
  for (const outlet of outlets) {
    const breaker = outlet.ocp?.slice('ocp:'.length) ?? '';
    byBreaker.set(breaker, [...(byBreaker.get(breaker) ?? []), outlet.label]);
  }
  const parts = [...byBreaker].map(([breaker, labels]) =>
    breaker === '' ? labels.join(', ') : `${labels.join(', ')} on ${breaker}`,
  );
  return joinWords(parts);
}

/** `together 6.3 A, 1.41 kW`; null when nothing is measured. */
export function togetherWords(outlets: readonly BulkOutlet[], unit: PowerUnit = 'kW'): string | null {
  const amperes = sumOf(outlets, 'amperes');
  const watts = sumOf(outlets, 'watts');
  if (amperes === null && watts === null) return null;
  const parts = [
    amperes === null ? '' : `${formatNumber(amperes, 1)} A`,
    watts === null ? '' : `${formatPower(watts, unit)} ${unit}`,
  ];
  return `together ${parts.filter(Boolean).join(', ')}`;
}

/** `In sequence order, about 14 s` or `All at once, as the PDU does it`. */
export function orderWords(
  steps: readonly BulkStep[],
  action: PowerAction,
  { capabilities }: Pick<PduModel, 'capabilities'>,
): string {
  if (action === 'off') return 'All at once, as the PDU does it';
  if (!capabilities.includes('switchInSequence'))
    return 'All at once: this PDU has no command for a sequence';
  const totalMs = Math.max(0, ...steps.map((step) => step.onAtMs ?? 0));
  return totalMs === 0 ? 'In sequence order' : `In sequence order, about ${Math.round(totalMs / 1000)} s`;
}

/** Why so many outlets cannot be switched by one command; null when they can. One alone needs no such command. */
export function whyNotTogether(
  { capabilities }: Pick<PduModel, 'capabilities'>,
  action: PowerAction,
  count: number,
): string | null {
  if (action === 'cycle' && !capabilities.includes('cycleOutlet')) return LACKING.cycleOutlet;
  return count < 2 || capabilities.includes('switchSeveral') ? null : LACKING.switchSeveral;
}

/** Why no command for all outlets can be given; null when one can. Where some are left out, it is one for several. */
export function whyNotAll(
  { capabilities }: Pick<PduModel, 'capabilities'>,
  action: PowerAction,
): string | null {
  if (action === 'cycle' && !capabilities.includes('cycleOutlet')) return LACKING.cycleOutlet;
  const canAll = capabilities.includes('switchAll') || capabilities.includes('switchSeveral');
  return canAll ? null : LACKING.switchSeveral;
}

/** `off at 0 s, on at 10 s`. */
export function stepWords({ offAtMs, onAtMs }: BulkStep): string {
  const at = (ms: number) => `${Number((ms / 1000).toFixed(1))} s`;
  return [offAtMs === null ? '' : `off at ${at(offAtMs)}`, onAtMs === null ? '' : `on at ${at(onAtMs)}`]
    .filter(Boolean)
    .join(', ');
}

const VERBS: Record<PowerAction, string> = { cycle: 'Cycle', on: 'Turn on', off: 'Turn off' };

/** `Cycle these 4 outlets?` */
export function bulkQuestion(action: PowerAction, count: number): string {
  return count === 1 ? `${VERBS[action]} this outlet?` : `${VERBS[action]} these ${count} outlets?`;
}

/** `Cycle 21, 22, 23, 29`: the confirming button names the outlets. */
export function bulkConfirmWords(action: PowerAction, outlets: readonly Outlet[]): string {
  const labels = outlets.map((outlet) => outlet.label);
  const shown = labels.length > 12 ? [...labels.slice(0, 10), `and ${labels.length - 10} more`] : labels;
  return `${VERBS[action]} ${shown.join(', ')}`;
}

/** Sentences about what an action leaves out; empty when it leaves out nothing. */
export function leftOutWords({ action, protectedOnes, others }: BulkPlan): string {
  const sentences: string[] = [];
  if (protectedOnes.length > 0) sentences.push(protectedWords(protectedOnes));
  const isUnable = (each: BulkOutlet) => wouldChange(each, action) || each.powerState === 'unknown';
  sentences.push(unableWords(others.filter(isUnable)));
  const elsewhere = others.filter((each) => !isUnable(each));
  if (elsewhere.length > 0) sentences.push(otherStateWords(elsewhere, action));
  return sentences.filter(Boolean).join(' ');
}

function otherStateWords(outlets: readonly BulkOutlet[], action: PowerAction): string {
  const labels = joinWords(outlets.map((each) => each.outlet.label));
  const state = action === 'on' ? 'not off' : 'not on';
  const isOne = outlets.length === 1;
  const left = isOne ? 'is left as it is' : 'are left as they are';
  const noun = isOne ? `Outlet ${labels} is` : `Outlets ${labels} are`;
  return `${noun} ${state}${action === 'cycle' ? ` and ${left}` : ''}.`;
}

function protectedWords(outlets: readonly BulkOutlet[]): string {
  const [first] = outlets;
  if (outlets.length === 1 && first !== undefined)
    return `${outletAtStart(first.outlet)}, is protected and stays ${stayWords(first)}.`;
  const names = joinWords(outlets.map((each) => outletInSentence(each.outlet).replace(/^outlet /u, '')));
  return `Outlets ${names} are protected and stay as they are.`;
}

function stayWords({ powerState }: BulkOutlet): string {
  return powerState === 'on' ? 'on' : isOff(powerState) ? 'off' : 'as it is';
}

const ALL_RESULT: Record<PowerAction, string> = {
  off: 'will be turned off',
  on: 'will be turned on',
  cycle: 'will be cycled',
};

const NOTHING_TO: Record<PowerAction, string> = { off: 'turn off', on: 'turn on', cycle: 'cycle' };

/** `Turn off every outlet on A07-L?` */
export function allQuestion(action: PowerAction, pduName: string): string {
  return `${VERBS[action]} every outlet on ${nameInSentence(pduName)}?`;
}

/** `33 outlets are on and draw 11.74 kW. 32 of them will be turned off. Outlet 1, core-sw-01 PSU A, is protected and stays on.` */
export function allWords(outlets: readonly BulkOutlet[], plan: BulkPlan, unit: PowerUnit = 'kW'): string {
  const matching = outlets.filter((each) => wouldChange(each, plan.action));
  const watts = plan.action === 'on' ? null : sumOf(matching, 'watts');
  const state = plan.action === 'on' ? 'off' : 'on';
  const draw = watts === null ? '' : ` and draw ${formatPower(watts, unit)} ${unit}`;
  const count = plan.affected.length;
  if (matching.length === 0) return `No outlet is ${state}. There is nothing to ${NOTHING_TO[plan.action]}.`;
  const some = count < matching.length ? `${count} of them` : count === 1 ? 'It' : 'All of them';
  const first = `${matching.length} ${matching.length === 1 ? 'outlet is' : 'outlets are'} ${state}${draw}.`;
  const unable = plan.others.filter((each) => wouldChange(each, plan.action));
  const leftOut = leftOutWords({ ...plan, others: unable });
  return [first, `${some} ${ALL_RESULT[plan.action]}.`, leftOut].filter(Boolean).join(' ');
}

function unableWords(outlets: readonly BulkOutlet[]): string {
  if (outlets.length === 0) return '';
  const labels = joinWords(outlets.map((each) => each.outlet.label));
  return outlets.length === 1
    ? `Outlet ${labels} cannot be switched now.`
    : `Outlets ${labels} cannot be switched now.`;
}
