import { onTestFinished } from 'vitest';
import type { Oid } from '../../../../snmp/oid.ts';
import { isPresent, type SnmpValue } from '../../../../snmp/value.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { SimulatorFaults } from '../../../faults.ts';
import { MODELS, type SimulatorModelName } from '../../../models/models.ts';
import { SensorStore } from '../../../pdu/sensor-store.ts';
import { SimulatedPdu } from '../../../pdu/simulated-pdu.ts';
import { RequestLog } from '../../../request-log.ts';
import { START_MS } from '../../../testing/run-simulator.ts';
import { Accounts } from '../../../wire/accounts.ts';
import { bootFirmware } from '../../../wire/firmware.ts';
import type { FirmwareVersion } from '../../../wire/profile.ts';
import { firmwareMib } from '../firmware-mib.ts';
import { LastOperations } from '../last-operations.ts';

/** `1.3.6.1.4.1.13742.6` */
export const R = '1.3.6.1.4.1.13742.6';
const SOMEBODY = { user: '', address: '192.0.2.9' };

/** The PDU2-MIB of a model without a network, for the length of one test. */
export function runMib(model: SimulatorModelName, version: FirmwareVersion = '4.0.20') {
  const clock = new ManualClock(START_MS);
  const pdu = new SimulatedPdu({ model: MODELS[model], clock, seed: 1, answersSnmp: true });
  const faults = new SimulatorFaults(pdu.quirks, () => Promise.resolve());
  const sensors = new SensorStore(pdu, (place) => faults.sensorFailure(place));
  const firmware = bootFirmware({
    version,
    pdu,
    sensors,
    serial: 'SIM1000001',
    accounts: new Accounts([]),
    faults,
    log: new RequestLog(),
    clock,
  });
  const lastOperations = new LastOperations(pdu);
  const texts = { contact: '', location: '' };
  const mib = firmwareMib({ pdu, sensors }, firmware, { texts, lastOperations });
  onTestFinished(() => {
    firmware[Symbol.dispose]();
    pdu[Symbol.dispose]();
  });
  return {
    mib,
    pdu,
    clock,
    faults,
    sensors,
    /** What a column, below `R`, has in a row: numbers as they are, text as text, bytes in hex. */
    read: (column: string, row: string): number | string | null => plain(mib.get(`${R}.${column}.${row}`)),
    /** Writes cells below `R`; null when written. */
    write: (...cells: readonly (readonly [cell: string, value: SnmpValue])[]) =>
      mib.set(
        cells.map(([cell, value]) => ({ oid: `${R}.${cell}`, value })),
        SOMEBODY,
      ),
    /** Rows of a column below `R`. */
    rows: (column: string): string[] => {
      const prefix = `${R}.${column}.`;
      const found: string[] = [];
      for (let oid = mib.next(`${R}.${column}`); oid?.startsWith(prefix) === true; oid = mib.next(oid))
        found.push(oid.slice(prefix.length));
      return found;
    },
  };
}

/** Every OID of a view by stepping through it. */
export function walk(mib: { next(oid: Oid): Oid | null }): Oid[] {
  const found: Oid[] = [];
  for (let oid = mib.next('1.3'); oid !== null; oid = mib.next(oid)) found.push(oid);
  return found;
}

const PRINTABLE = /^[\u0020-\u007E]*$/u;

export function plain(value: SnmpValue | { readonly type: 'null' } | null): number | string | null {
  if (value === null || !isPresent(value)) return null;
  if (value.type === 'octets') {
    const text = new TextDecoder('latin1').decode(value.value);
    return PRINTABLE.test(text) ? text : Buffer.from(value.value).toString('hex');
  }
  return typeof value.value === 'bigint' ? Number(value.value) : value.value;
}
