import type { Oid } from '../../../snmp/oid.ts';
import type { SetVarBind, SnmpValue } from '../../../snmp/value.ts';
import type { MibView, SetActor, SetRefusal } from '../agent/mib-view.ts';
import type { Cell } from './cells.ts';
import { makeChanges, type PlacedChange } from './changes.ts';
import type { Pdu2Device } from './device.ts';
import { controlCells } from './tables/control.ts';
import { outletCells } from './tables/outlets.ts';
import { sensorCells } from './tables/sensors.ts';
import { supplyCells } from './tables/supply.ts';
import { systemCells } from './tables/system.ts';
import { unitCells } from './tables/unit.ts';

interface PlacedCell {
  readonly cell: Cell;
  readonly parts: readonly number[];
}

const partsOf = (oid: Oid): number[] => oid.split('.').map(Number);

function compareParts(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function cellsFor(device: Pdu2Device): PlacedCell[] {
  return [
    ...systemCells(device),
    ...unitCells(device),
    ...supplyCells(device),
    ...outletCells(device),
    ...sensorCells(device),
    ...controlCells(device),
  ]
    .map((cell) => ({ cell, parts: partsOf(cell.oid) }))
    .toSorted((a, b) => compareParts(a.parts, b.parts));
}

/**
 * The Raritan PDU2-MIB over a simulated PDU: the same state, sensors and functions as the JSON-RPC side has. Which cells
 * there are is settled at the start, as it is on a unit between two boots.
 */
export class Pdu2Mib implements MibView {
  readonly #device: Pdu2Device;
  readonly #cells: readonly PlacedCell[];
  readonly #places: ReadonlyMap<Oid, number>;
  readonly #columns: ReadonlySet<Oid>;

  constructor(device: Pdu2Device) {
    this.#device = device;
    this.#cells = cellsFor(this.#device);
    this.#places = new Map(this.#cells.map(({ cell }, place) => [cell.oid, place]));
    this.#columns = new Set(this.#cells.map(({ cell }) => cell.column));
  }

  get(oid: Oid): SnmpValue | null {
    return this.#cellAt(this.#places.get(oid))?.read() ?? null;
  }

  next(oid: Oid): Oid | null {
    const place = this.#places.get(oid);
    return this.#cellAt(place === undefined ? this.#placeAfter(oid) : place + 1)?.oid ?? null;
  }

  set(varbinds: readonly SetVarBind[], actor: SetActor): SetRefusal | null {
    const changes: PlacedChange[] = [];
    for (const [at, { oid, value }] of varbinds.entries()) {
      const cell = this.#cellAt(this.#places.get(oid));
      const accepted =
        cell === undefined ? this.#refusalOfMissing(oid) : (cell.write?.(value) ?? 'notWritable');
      if (typeof accepted === 'string') return { status: accepted, index: at + 1 };
      changes.push({ change: accepted, index: at + 1 });
    }
    return makeChanges(this.#device, changes, actor);
  }

  #cellAt(place: number | undefined): Cell | undefined {
    return place === undefined ? undefined : this.#cells[place]?.cell;
  }

  /** Place of the first cell after an OID that is none. */
  #placeAfter(oid: Oid): number {
    const parts = partsOf(oid);
    let low = 0;
    let high = this.#cells.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (compareParts(this.#cells[middle]?.parts ?? [], parts) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A row that a column does not have cannot be created; anything else cannot be written (RFC 3416, section 4.2.5). */
  #refusalOfMissing(oid: Oid): 'noCreation' | 'notWritable' {
    const parts = oid.split('.');
    const isInColumn = parts.some((_, length) => this.#columns.has(parts.slice(0, length).join('.')));
    return isInColumn ? 'noCreation' : 'notWritable';
  }
}
