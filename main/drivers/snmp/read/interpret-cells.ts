import { statusCode, type ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { numberOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import type { InterpretedReading } from '../device-map.ts';
import { meaningOf, scaled } from '../family/evaluate.ts';
import type { QuantityColumn, StateMeaning } from '../family/sensors.ts';
import type { Codes } from '../family/sources.ts';

/** Beyond this a number is no measurement of a PDU. */
const ABSURD = 1e15;

/** The largest Integer32 and Unsigned32 (RFC 2578, section 7.1): what agents say that have no value. */
const NO_VALUES: ReadonlySet<number> = new Set([0x7f_ff_ff_ff, 0xff_ff_ff_ff]);

/** The number a cell measures; null where it holds none. */
function measured(value: SnmpValue | undefined): number | null {
  const raw = numberOf(value);
  return raw === null || NO_VALUES.has(raw) ? null : raw;
}

export const UNAVAILABLE: InterpretedReading = { value: null, statusCode: statusCode('unavailable') };

/** A reading with the device's judgement; a number that no PDU measures is none. */
export function reading(value: number, status: ReadingStatus): InterpretedReading {
  if (!Number.isFinite(value) || Math.abs(value) > ABSURD || status === 'unavailable') return UNAVAILABLE;
  return { value, statusCode: statusCode(status) };
}

/** A reading from its cell and, where the family has one, the cell of its status. A value of another type is unavailable. */
export function interpretNumber(
  column: Pick<QuantityColumn, 'scale' | 'signed' | 'absolute' | 'absent' | 'status'>,
  value: SnmpValue | undefined,
  status: SnmpValue | undefined,
): InterpretedReading {
  const raw = measured(value);
  if (raw === null || column.absent?.includes(raw) === true) return UNAVAILABLE;
  if (raw < 0 && column.signed !== true && column.absolute !== true) return UNAVAILABLE;
  const judged = column.status === undefined ? undefined : meaningOf(column.status.codes, numberOf(status));
  return reading(scaled(column.absolute === true ? Math.abs(raw) : raw, column.scale), judged ?? 'normal');
}

/** A state; a code that is not listed says nothing. */
export function interpretState(codes: Codes<StateMeaning>, value: SnmpValue | undefined): InterpretedReading {
  const meaning = meaningOf(codes, numberOf(value));
  return meaning === undefined ? UNAVAILABLE : reading(meaning.value, meaning.status);
}

/** Cells of one typed sensor. */
interface TypedCells {
  /** Null where the device does not tell. */
  readonly available: { readonly oid: Oid; readonly yes: number } | null;
  readonly state: Oid | null;
}

function isAvailable({ available }: TypedCells, values: SnmpValues): boolean {
  return available === null || numberOf(values.get(available.oid)) === available.yes;
}

/** A number of a typed sensor: `value` × 10^-`digits`, judged by its state. */
export function interpretTypedNumber(
  cells: TypedCells & { readonly value: Oid; readonly digits: number; readonly signed: boolean },
  statuses: Codes<ReadingStatus>,
  values: SnmpValues,
): InterpretedReading {
  const raw = measured(values.get(cells.value));
  if (raw === null || (raw < 0 && !cells.signed) || !isAvailable(cells, values)) return UNAVAILABLE;
  const number = scaled(raw, 10 ** -cells.digits);
  if (cells.state === null) return reading(number, 'normal');
  const state = numberOf(values.get(cells.state));
  return state === null ? UNAVAILABLE : reading(number, meaningOf(statuses, state) ?? 'normal');
}

/** A state of a typed sensor. */
export function interpretTypedState(
  cells: TypedCells & { readonly state: Oid },
  codes: Codes<StateMeaning>,
  values: SnmpValues,
): InterpretedReading {
  return isAvailable(cells, values) ? interpretState(codes, values.get(cells.state)) : UNAVAILABLE;
}
