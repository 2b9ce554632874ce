import { LARGEST_PART, type Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { numberOf, textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import type { Clock } from '../../../support/clock.ts';
import { oidOf } from '../family/cell.ts';
import { textOids } from '../family/evaluate.ts';
import type { Family } from '../family/family.ts';
import { unitLists } from './linked-units.ts';

/** What cells told at discovery that tell of another layout when they change; null for a cell that was not there. */
export type Watched = ReadonlyMap<Oid, number | string | null>;

interface WatchPlace {
  readonly family: Family;
  readonly units: readonly string[];
}

/** Time for units that start one after the other; doubled each time that it was too short. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** sysUpTime in hundredths of a second: less than this back is no restart. */
const UP_TIME_SLACK = 1000;

/** How long it runs, its counts of units and outlets, and which PDUs are linked. */
export function watchedOids({ family, units }: WatchPlace): readonly Oid[] {
  const ofUnits = units.flatMap((unit) => [
    ...(family.counts ?? []).map((count) => oidOf(count, unit)),
    ...textOids(family.identity.serial, unit),
  ]);
  return [...new Set([SYSTEM_GROUP.upTime, ...ofUnits])];
}

/** The cell of one unit more, where nothing counts them. */
function nextUnitOid({ family, units }: WatchPlace, values: SnmpValues): Oid | null {
  const isCounted = (family.counts ?? []).some((count) => values.has(oidOf(count, units[0] ?? '0')));
  const list = unitLists(family).find(({ rows }) => units.every((unit) => values.has(`${rows}.${unit}`)));
  const last = units.at(-1);
  if (isCounted || list === undefined || last === undefined) return null;
  const at = last.lastIndexOf('.') + 1;
  const next = Number(last.slice(at)) + 1;
  const oid = `${list.rows}.${last.slice(0, at)}${next}`;
  return next > LARGEST_PART || values.has(oid) ? null : oid;
}

/** Null where a cell tells nothing: it is absent, empty, negative or says that it does not apply. */
function told(value: SnmpValue | undefined, absentTexts: readonly string[]): number | string | null {
  const number = numberOf(value);
  if (number !== null) return number < 0 ? null : number;
  const text = textOf(value)?.trim() ?? '';
  return text === '' || absentTexts.includes(text.toLowerCase()) ? null : text;
}

/** What a discovery saw in the cells of `watchedOids`, and that there was no unit more. */
export function watchedIn(place: WatchPlace, values: SnmpValues): Watched {
  const { absentTexts = [] } = place.family;
  const next = nextUnitOid(place, values);
  const seen = watchedOids(place)
    .map((oid) => [oid, told(values.get(oid), absentTexts)] as const)
    .filter(([, value]) => value !== null);
  return new Map([...seen, ...(next === null ? [] : [[next, null] as const])]);
}

/**
 * Notices that a connected PDU restarted or has other units or outlets. A count is compared with what it told before, never
 * with the rows, and a PDU that changes all the time is not discovered over and over: the wait after each time doubles.
 */
export class GrowthWatch {
  readonly #clock: Clock;
  #watched: Watched = new Map();
  #absentTexts: readonly string[] = [];
  #upTime: number | null = null;
  #hasRestarted = false;
  #isAsking = false;
  #waitMs = FIRST_WAIT_MS;
  #mayAskAtMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Everything is known as a discovery just saw it. */
  begin(watched: Watched, absentTexts: readonly string[] = []): void {
    this.#watched = watched;
    this.#absentTexts = absentTexts;
    const upTime = watched.get(SYSTEM_GROUP.upTime);
    this.#upTime = typeof upTime === 'number' ? upTime : null;
    this.#hasRestarted = false;
    this.#isAsking = false;
  }

  /** Why a new discovery is needed, over and over until it begins; null when none is, or it is too soon for another. */
  look(values: SnmpValues): 'restarted' | 'changed' | null {
    const upTime = numberOf(values.get(SYSTEM_GROUP.upTime));
    if (upTime !== null) {
      if (this.#upTime !== null && upTime + UP_TIME_SLACK < this.#upTime) this.#hasRestarted = true;
      this.#upTime = upTime;
    }
    const reason = this.#hasRestarted ? 'restarted' : this.#hasChanged(values) ? 'changed' : null;
    if (reason !== null && !this.#isAsking) this.#isAsking = this.#mayAsk();
    return this.#isAsking ? reason : null;
  }

  #hasChanged(values: SnmpValues): boolean {
    return [...this.#watched].some(([oid, before]) => {
      const now = told(values.get(oid), this.#absentTexts);
      return oid !== SYSTEM_GROUP.upTime && now !== null && now !== before;
    });
  }

  /** A clock that was set back keeps nobody waiting. */
  #mayAsk(): boolean {
    const nowMs = this.#clock.nowMs();
    const leftMs = this.#mayAskAtMs - nowMs;
    if (leftMs > 0 && leftMs <= LONGEST_WAIT_MS) return false;
    this.#waitMs = leftMs < -LONGEST_WAIT_MS ? FIRST_WAIT_MS : Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
    this.#mayAskAtMs = nowMs + this.#waitMs;
    return true;
  }
}
