import { effectiveCycleDelayMs, type EDevice, type Outlet, type PduModel } from '../../shared/model/pdu.ts';
import { elementKind, elementLabel } from '../../shared/model/ids.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import { formatDelay } from '../../shared/words/durations.ts';
import { POWER_STATE_WORDS } from '../../shared/words/elements.ts';
import { STARTUP_STATE_WORDS } from '../../shared/words/startup-states.ts';
import type { Findings } from './findings.ts';
import { elementsOf, parentsOf, type ReadPair } from './read-pdu.ts';

const KIND_WORDS = {
  inlet: ['inlet', 'inlets'],
  ocp: ['breaker', 'breakers'],
  outlet: ['outlet', 'outlets'],
  ts: ['transfer switch', 'transfer switches'],
} as const;
const KINDS = ['inlet', 'ocp', 'ts', 'outlet'] as const;

/** About to change by itself: what is read of it a second later may be another state. */
const isMoving = (state: PowerState) => state === 'cycling' || state === 'pendingOn';

/** Xerus tells that an outlet cycles or will come on, where an SNMP agent may tell only that it is off, and it is. */
function isSameState(one: PowerState, other: PowerState): boolean {
  return one === other || (one === 'off' && isMoving(other)) || (other === 'off' && isMoving(one));
}

/** Both keep delays in steps of their own; they agree when they are the same in whole steps of the coarser one. */
export function isSameDelay(stepMs: number): (xerus: number, snmp: number) => boolean {
  return (xerus, snmp) => Math.ceil(xerus / stepMs) === Math.ceil(snmp / stepMs);
}

/** SNMP counts delays in whole seconds. */
const CYCLE_DELAY_STEP_MS = 1000;

function compareOutlet(
  pair: ReadPair,
  xerus: Outlet,
  snmp: Outlet,
  findings: Findings,
  sequenceStepMs: number,
): void {
  const element = xerus.id;
  const states: Record<'xerus' | 'snmp', PowerState> = {
    xerus: pair.xerus.sample.outletStates[element]?.powerState ?? 'unknown',
    snmp: pair.snmp.sample.outletStates[element]?.powerState ?? 'unknown',
  };
  findings.both({ element, what: 'powerState' }, states, {
    isSame: isSameState,
    words: (state) => POWER_STATE_WORDS[state],
    note: isMoving(states.xerus) || isMoving(states.snmp) ? 'It was being switched while it was read.' : null,
  });
  findings.both(
    { element, what: 'cycleDelay' },
    {
      xerus: effectiveCycleDelayMs(pair.xerus.model, xerus),
      snmp: effectiveCycleDelayMs(pair.snmp.model, snmp),
    },
    { isSame: isSameDelay(CYCLE_DELAY_STEP_MS), words: formatDelay },
  );
  findings.both(
    { element, what: 'startupState' },
    { xerus: xerus.startupState, snmp: snmp.startupState },
    { words: (state) => STARTUP_STATE_WORDS[state] },
  );
  findings.both(
    { element, what: 'sequence' },
    { xerus: xerus.sequenceDelayMs, snmp: snmp.sequenceDelayMs },
    {
      isSame: isSameDelay(sequenceStepMs),
      words: formatDelay,
      note: 'Wait after this outlet in the sequence.',
    },
  );
}

function compareElement(pair: ReadPair, xerus: EDevice, snmp: EDevice, findings: Findings): void {
  const element = xerus.id;
  findings.both({ element, what: 'label' }, { xerus: xerus.label, snmp: snmp.label });
  findings.both({ element, what: 'name' }, { xerus: xerus.name.trim(), snmp: snmp.name.trim() });
  findings.both(
    { element, what: 'rating' },
    { xerus: xerus.ratingAmperes, snmp: snmp.ratingAmperes },
    { words: (amperes) => `${amperes} A` },
  );
  findings.both(
    { element, what: 'parent' },
    { xerus: parentsOf(pair.xerus.model, element), snmp: parentsOf(pair.snmp.model, element) },
    {
      isSame: (one, other) => one.join(' ') === other.join(' '),
      words: (parents) => parents.map((parent) => elementLabel(parent)).join(', '),
    },
  );
}

function countOf(model: PduModel, kind: (typeof KINDS)[number]): number {
  return [...elementsOf(model).keys()].filter((id) => elementKind(id) === kind).length;
}

/** A protocol that has none of a kind is told once, not element by element. */
function compareKinds(pair: ReadPair, findings: Findings): ReadonlySet<string> {
  const told = new Set<string>();
  for (const kind of KINDS) {
    const counts = { xerus: countOf(pair.xerus.model, kind), snmp: countOf(pair.snmp.model, kind) };
    if ((counts.xerus === 0) === (counts.snmp === 0)) continue;
    told.add(kind);
    const words = (count: number) =>
      count === 0 ? null : `${count} ${KIND_WORDS[kind][count === 1 ? 0 : 1]}`;
    findings.fact({ element: 'pdu', what: 'presence' }, false, () => ({
      xerus: words(counts.xerus),
      snmp: words(counts.snmp),
    }));
  }
  return told;
}

/** Which elements there are, and what is known of each besides its readings. */
export function compareElements(pair: ReadPair, findings: Findings): void {
  const xerus = elementsOf(pair.xerus.model);
  const snmp = elementsOf(pair.snmp.model);
  const stepMs = Math.max(pair.xerus.model.sequenceDelayStepMs, pair.snmp.model.sequenceDelayStepMs);
  const told = compareKinds(pair, findings);
  for (const id of new Set([...xerus.keys(), ...snmp.keys()])) {
    if (told.has(elementKind(id))) continue;
    const one = xerus.get(id);
    const other = snmp.get(id);
    findings.fact({ element: id, what: 'presence' }, one !== undefined && other !== undefined, () => ({
      xerus: one?.label ?? null,
      snmp: other?.label ?? null,
    }));
    if (one === undefined || other === undefined) continue;
    compareElement(pair, one, other, findings);
    if (one.kind === 'outlet' && other.kind === 'outlet') compareOutlet(pair, one, other, findings, stepMs);
  }
}
