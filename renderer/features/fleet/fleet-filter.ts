import { create } from 'zustand';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Severity } from '../../state/alarms.ts';
import { byName as compareNames } from '../../state/by-name.ts';
import type { Freshness } from '../../state/freshness.ts';

export type FleetChip = 'all' | 'critical' | 'warning' | 'noData';
export type FleetSort = 'worst' | 'name' | 'load';

interface FleetView {
  readonly text: string;
  readonly chip: FleetChip;
  readonly sort: FleetSort;
  readonly setText: (text: string) => void;
  readonly setChip: (chip: FleetChip) => void;
  readonly setSort: (sort: FleetSort) => void;
}

/** What the fleet list shows; it stays while other screens are open. */
export const useFleetView = create<FleetView>()((set) => ({
  text: '',
  chip: 'all',
  sort: 'worst',
  setText: (text) => set({ text }),
  setChip: (chip) => set({ chip }),
  setSort: (sort) => set({ sort }),
}));

/** What orders and filters a row. */
export interface FleetFacts {
  readonly pdu: PduView;
  readonly severity: Severity | null;
  readonly freshness: Freshness;
  readonly needsAttention: boolean;
  /** Highest breaker or line load, share of its rating; null when not known. */
  readonly highestLoad: number | null;
}

/** Critical, warning, no data, then the others. */
export function rankOf({ severity, freshness, needsAttention }: FleetFacts): number {
  if (needsAttention) return 0;
  if (freshness === 'noData') return 2;
  if (severity === 'critical') return 0;
  if (severity === 'warning') return 1;
  return freshness === 'first' ? 2 : 3;
}

const byName = (first: FleetFacts, second: FleetFacts) => compareNames(first.pdu, second.pdu);

const byLoad = (first: FleetFacts, second: FleetFacts) =>
  (second.highestLoad ?? -1) - (first.highestLoad ?? -1);

/** Ids in the order wanted now. */
export function sortFleet(facts: readonly FleetFacts[], sort: FleetSort): readonly PduId[] {
  const compare = {
    worst: (first: FleetFacts, second: FleetFacts) =>
      rankOf(first) - rankOf(second) || byLoad(first, second) || byName(first, second),
    name: byName,
    load: (first: FleetFacts, second: FleetFacts) => byLoad(first, second) || byName(first, second),
  }[sort];
  return [...facts].sort(compare).map(({ pdu }) => pdu.id);
}

export function fitsChip(facts: FleetFacts, chip: FleetChip): boolean {
  switch (chip) {
    case 'all':
      return true;
    case 'critical':
      return facts.needsAttention || (facts.severity === 'critical' && facts.freshness !== 'noData');
    case 'warning':
      return !facts.needsAttention && facts.severity === 'warning' && facts.freshness !== 'noData';
    case 'noData':
      return facts.freshness === 'noData';
  }
}

export function fitsText({ pdu }: FleetFacts, text: string): boolean {
  const texts = [pdu.name, pdu.address, pdu.model?.identity.model ?? '', pdu.model?.settings.name ?? ''];
  return text
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => texts.some((each) => each.toLowerCase().includes(word)));
}
