import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { namesakes } from '../../state/told-apart.ts';
import { pduEntries, screenEntries, type FindEntry } from './entries.ts';

type Indexed = Pick<PduView, 'id' | 'name' | 'address' | 'model'>;

/** Everything that can be found, in the order in which it stands in the app. */
export interface FindIndex {
  readonly entries: readonly FindEntry[];
  readonly byKey: ReadonlyMap<string, FindEntry>;
}

interface PduPart {
  readonly of: Indexed;
  readonly hasNamesake: boolean;
  readonly entries: readonly FindEntry[];
}

const isSame = (one: Indexed, other: Indexed) =>
  one.name === other.name && one.address === other.address && one.model === other.model;

/**
 * Keeps what can be found ready, and makes anew only the part of a PDU whose names or model changed. The result is the
 * same object while nothing changed, so that readings and states cost nothing.
 */
export class FindIndexer {
  #parts: ReadonlyMap<PduId, PduPart> = new Map();
  #order: readonly PduId[] = [];
  #index: FindIndex = indexOf(screenEntries());

  /** @param pdus in the order of the rail */
  read(pdus: readonly Indexed[]): FindIndex {
    const order = pdus.map(({ id }) => id);
    const shared = namesakes(pdus);
    const parts = new Map(pdus.map((pdu) => [pdu.id, this.#partOf(pdu, shared.has(pdu.id))]));
    const isOld =
      order.join('\n') === this.#order.join('\n') &&
      order.every((id) => parts.get(id) === this.#parts.get(id));
    if (isOld) return this.#index;
    this.#parts = parts;
    this.#order = order;
    this.#index = indexOf([...screenEntries(), ...[...parts.values()].flatMap(({ entries }) => entries)]);
    return this.#index;
  }

  #partOf(pdu: Indexed, hasNamesake: boolean): PduPart {
    const known = this.#parts.get(pdu.id);
    if (known?.hasNamesake === hasNamesake && isSame(known.of, pdu)) return known;
    return { of: pdu, hasNamesake, entries: pduEntries(pdu, hasNamesake) };
  }
}

function indexOf(entries: readonly FindEntry[]): FindIndex {
  return { entries, byKey: new Map(entries.map((entry) => [entry.key, entry])) };
}
