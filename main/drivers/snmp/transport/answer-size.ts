import type { Oid } from '../../../snmp/oid.ts';
import type { VarBind } from '../../../snmp/value.ts';

/** Room for varbinds in an answer that fits one Ethernet frame, with the headers of a v3 message taken off. */
export const ANSWER_BYTES = 1280;

/** Tag and length of varbind, name and value. */
const FRAME_BYTES = 6;
/** Assumed of a value that was never seen: more than a number takes, less than most names. */
const UNSEEN_VALUE_BYTES = 8;
/** A row's index: three parts as in PDU2-MIB. */
const INDEX_BYTES = 4;

/** Encoded length of an OID's parts in base 128 (X.690, section 8.19). */
export function oidBytes(oid: Oid): number {
  let bytes = -1;
  for (const part of oid.split('.')) {
    const value = Number(part);
    bytes += value < 0x80 ? 1 : value < 0x40_00 ? 2 : value < 0x20_00_00 ? 3 : value < 0x10_00_00_00 ? 4 : 5;
  }
  return bytes;
}

function valueBytes(value: VarBind['value']): number {
  switch (value.type) {
    case 'octets':
      return value.value.length;
    case 'oid':
      return oidBytes(value.value);
    case 'counter64':
      return 9;
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'timeTicks':
      return Math.abs(value.value) < 0x80 ? 1 : Math.abs(value.value) < 0x80_00 ? 2 : 5;
    default:
      return 4;
  }
}

/** What cells of a column take in an answer, learned from those that came. */
export class CellSizes {
  readonly #largest = new Map<Oid, number>();

  note(column: Oid, cell: VarBind): void {
    const bytes = valueBytes(cell.value);
    if (bytes > (this.#largest.get(column) ?? 0)) this.#largest.set(column, bytes);
  }

  /** Bytes of one cell in an answer. */
  cellBytes(column: Oid): number {
    const value = this.#largest.get(column) ?? UNSEEN_VALUE_BYTES;
    return oidBytes(column) + INDEX_BYTES + FRAME_BYTES + value;
  }

  /** Bytes of one row of these columns. */
  rowBytes(columns: readonly Oid[]): number {
    return columns.reduce((sum, column) => sum + this.cellBytes(column), 0);
  }
}

/** Bytes of a GET's answer for one OID whose value was never seen. */
export function unseenBytes(oid: Oid): number {
  return oidBytes(oid) + FRAME_BYTES + UNSEEN_VALUE_BYTES;
}
