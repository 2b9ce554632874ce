import type { Oid } from '../../../snmp/oid.ts';
import type { Cell, Scalar } from './sources.ts';

/** The OID of a cell for one row (`1.24`), or of a scalar. */
export function oidOf(place: Cell | Scalar, row: string): Oid {
  if ('scalar' in place) return place.scalar;
  const kept = place.parts === undefined ? row : row.split('.').slice(0, place.parts).join('.');
  return [place.column, kept, place.suffix ?? ''].filter((part) => part !== '').join('.');
}
