import { compareOids, type Oid } from '../../../snmp/oid.ts';
import type { SetVarBind } from '../../../snmp/value.ts';
import type { MibView, SetRefusal } from '../agent/mib-view.ts';
import type { RecordedValue } from './walk-file.ts';

/** What a device does besides keeping the value: `mib` can be changed. */
export type Reaction = (varbind: SetVarBind, mib: WalkMib) => void;

/** Values in the order of their OIDs, all of which can be written with the type they have. */
export class WalkMib implements MibView {
  /** What happens after a SET of a varbind, in order. */
  readonly reactions: Reaction[] = [];
  readonly #values: Map<Oid, RecordedValue>;
  #sorted: readonly Oid[] | null = null;
  #places = new Map<Oid, number>();

  constructor(values: Iterable<readonly [Oid, RecordedValue]>) {
    this.#values = new Map(values);
  }

  /** Every OID in order. */
  get oids(): readonly Oid[] {
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  get(oid: Oid): RecordedValue | null {
    return this.#values.get(oid) ?? null;
  }

  next(oid: Oid): Oid | null {
    const { oids } = this;
    const place = this.#places.get(oid);
    if (place !== undefined) return oids[place + 1] ?? null;
    let from = 0;
    let until = oids.length;
    while (from < until) {
      const middle = Math.floor((from + until) / 2);
      if (compareOids(oids[middle] ?? '', oid) > 0) until = middle;
      else from = middle + 1;
    }
    return oids[from] ?? null;
  }

  set(varbinds: readonly SetVarBind[]): SetRefusal | null {
    for (const [at, { oid, value }] of varbinds.entries()) {
      const present = this.#values.get(oid);
      if (present === undefined) return { status: 'noCreation', index: at + 1 };
      if (present.type !== value.type) return { status: 'wrongType', index: at + 1 };
    }
    for (const varbind of varbinds) {
      this.#values.set(varbind.oid, varbind.value);
      for (const react of this.reactions) react(varbind, this);
    }
    return null;
  }

  /** Changes or adds a value, as the device itself would. */
  put(oid: Oid, value: RecordedValue): void {
    if (!this.#values.has(oid)) this.#sorted = null;
    this.#values.set(oid, value);
  }

  /** Takes out a value. */
  remove(oid: Oid): void {
    if (this.#values.delete(oid)) this.#sorted = null;
  }

  #sort(): readonly Oid[] {
    const oids = [...this.#values.keys()].toSorted(compareOids);
    this.#places = new Map(oids.map((oid, place) => [oid, place]));
    return oids;
  }
}
