import type { PduEvent } from '../../../../shared/model/fleet.ts';
import type { Outlet, OverCurrentProtector } from '../../../../shared/model/pdu.ts';
import { upperFirst } from '../../../../shared/words/capitals.ts';
import { formatClock, formatDelay } from '../../../../shared/words/durations.ts';
import {
  genericName,
  nameInSentence,
  outletAtStart,
  outletInList,
} from '../../../../shared/words/elements.ts';
import { joinWords } from '../../../../shared/words/lists.ts';
import { formatNumber, NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import { rangesText } from '../inspector/ranges.ts';
import type { TripStory } from './trip-story.ts';

const amperes = (value: number) => `${formatNumber(value, 1)} A`;

/** `peak 18.8 A, 118 % of rating` */
export function peakWords({ peakAmperes }: TripStory, ratingAmperes: number | null): string {
  const share =
    ratingAmperes === null ? '' : `, ${formatNumber((peakAmperes / ratingAmperes) * 100, 0)} % of rating`;
  return `peak ${amperes(peakAmperes)}${share}`;
}

/** `11.6 A before the rise` */
export function beforeWords(story: TripStory | null): string {
  if (story === null || story.amperesBefore === null) return '';
  return `${amperes(story.amperesBefore)} before the ${story.roseAtMs === null ? 'trip' : 'rise'}`;
}

/** As the subject of a sentence: a name stands between commas. */
function subject(outlet: Outlet): string {
  const text = outletAtStart(outlet);
  return text.includes(',') ? `${text},` : text;
}

const outletsText = (outlets: readonly Outlet[]) =>
  `${outlets.length === 1 ? 'outlet' : 'outlets'} ${rangesText(outlets.map((outlet) => outlet.label))}`;

/** `Turn off 25 to 30` */
export function turnOffWords(outlets: readonly Outlet[]): string {
  return `Turn off ${rangesText(outlets.map((outlet) => outlet.label))}`;
}

/** Outlets below a tripped breaker by what can be done about them. */
export interface BelowTrip {
  readonly all: readonly Outlet[];
  /** Switched on, and one may turn them off together. */
  readonly toTurnOff: readonly Outlet[];
  /** Switched on and protected: each is turned off by itself. */
  readonly protectedOn: readonly Outlet[];
  /** On as long as there is power: they have no relay. */
  readonly withoutSwitch: readonly Outlet[];
}

/** What to do, in order. Only what is true of this breaker. */
export function recoverySteps(
  ocp: OverCurrentProtector,
  { all, toTurnOff, protectedOn, withoutSwitch }: BelowTrip,
  story: TripStory | null,
): readonly string[] {
  const isFuse = ocp.type === 'fuse' || ocp.type === 'fusePair';
  const closes = isFuse
    ? 'so that nothing draws when the new fuse goes in'
    : 'so the breaker closes without load';
  const off = [
    ...(toTurnOff.length === 0 ? [] : [`Turn off ${outletsText(toTurnOff)} ${closes}.`]),
    ...protectedOn.map((outlet) => `${subject(outlet)} is protected: turn it off by itself.`),
    ...(withoutSwitch.length === 0
      ? []
      : [
          `Unplug what hangs on ${outletsText(withoutSwitch)}: ${withoutSwitch.length === 1 ? 'it has' : 'they have'} no switch.`,
        ]),
  ];
  const riser = story?.riser ?? null;
  const fault =
    riser === null
      ? `Find the fault.${all.some((outlet) => outlet.metered) && story !== null ? ' No outlet stands out in the readings before the trip.' : ''}`
      : `Find the fault. ${subject(riser.outlet)} rose from ${amperes(riser.fromAmperes)} to ${amperes(riser.toAmperes)} before the trip.`;
  const reset = isFuse
    ? `Replace fuse ${ocp.label} at the rack.`
    : `Reset ${ocp.label} by hand at the rack. Busbar cannot reset it.`;
  const canSwitch = all.some((outlet) => outlet.switchable);
  return [...off, fault, reset, ...(canSwitch ? ['Turn outlets on one at a time, in sequence.'] : [])];
}

/** `Turn off these 6 outlets? ` and what stays. */
export function confirmWords({ toTurnOff, protectedOn }: BelowTrip): string {
  const count = toTurnOff.length;
  const stays = protectedOn.map((outlet) => outlet.label);
  const left =
    stays.length === 0
      ? ''
      : ` ${stays.length === 1 ? 'Outlet' : 'Outlets'} ${joinWords(stays)} ${stays.length === 1 ? 'is' : 'are'} protected and not among them.`;
  const asked =
    count === 1
      ? 'Turn off this outlet? It has no power now and stays off when it returns.'
      : `Turn off these ${count} outlets? They have no power now and stay off when it returns.`;
  return `${asked}${left}`;
}

/** An action on several outlets has at least this undo window (design, section 4.6). */
const SEVERAL_UNDO_MS = 5000;

/** `a 5 s undo window`, by what is set for one outlet. */
export function undoWindowWords(outletCount: number, undoWindowMs: number): string {
  const ms = outletCount === 1 ? undoWindowMs : Math.max(undoWindowMs, SEVERAL_UNDO_MS);
  const length = formatDelay(ms);
  return `${length.startsWith('8') ? 'an' : 'a'} ${length} undo window`;
}

/** An event of the breaker as a line of a list that is about it: without its subject and without the full stop. */
export function timelineWords({ text }: Pick<PduEvent, 'text'>, ocp: OverCurrentProtector): string {
  const name = ocp.name.trim();
  const subjects = [...(name === '' ? [] : [`${genericName(ocp)}, ${name}`]), genericName(ocp)];
  const subject = subjects.find((each) => text.startsWith(each)) ?? '';
  const rest = text
    .slice(subject.length)
    .replace(/^[\s,:]+/u, '')
    .replace(/^(?:L[123N](?:-L?[123N])?: )/u, '')
    .replace(/\.$/u, '');
  return upperFirst(rest);
}

interface TripDetails {
  readonly pduName: string;
  readonly ocp: OverCurrentProtector;
  readonly trippedAtMs: number | null;
  readonly story: TripStory | null;
  readonly outlets: readonly Outlet[];
  readonly events: readonly PduEvent[];
}

/** The same as plain text, for a ticket. */
export function tripDetails({ pduName, ocp, trippedAtMs, story, outlets, events }: TripDetails): string {
  const when = trippedAtMs === null ? 'has tripped' : `tripped at ${new Date(trippedAtMs).toISOString()}`;
  const rating = ocp.ratingAmperes === null ? '' : `, rating ${ocp.ratingAmperes} A`;
  const load = (outlet: Outlet) => {
    const before = story?.outletsBefore.get(outlet.id);
    return before === undefined ? NOT_MEASURED : `${formatNumber(before, 2)} A`;
  };
  return [
    `${genericName(ocp)} on ${nameInSentence(pduName)} ${when}${rating}`,
    ...(story === null ? [] : [`${peakWords(story, ocp.ratingAmperes)}, ${beforeWords(story)}`]),
    ...outlets.map((outlet) => `Outlet ${outletInList(outlet)}: ${load(outlet)} before`),
    ...events.map((event) => `${formatClock(event.atMs)} ${event.text}`),
  ].join('\n');
}
