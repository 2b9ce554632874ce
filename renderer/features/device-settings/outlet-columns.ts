import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { readOnlyReason } from '../../device/setting-access.ts';

/** Which settings any outlet of a PDU has a value of. */
export interface OutletColumns {
  readonly cycleDelay: boolean;
  readonly sequenceDelay: boolean;
  readonly startupState: boolean;
  readonly count: number;
}

/** Columns with nothing in them are left out. */
export function columnsOf({ outlets, settings }: PduModel): OutletColumns {
  const cycleDelay = outlets.some(
    (outlet) => outlet.cycleDelayMs !== null || (outlet.usePduCycleDelay && settings.cycleDelayMs !== null),
  );
  const sequenceDelay = outlets.some((outlet) => outlet.sequenceDelayMs !== null);
  const startupState = outlets.some((outlet) => outlet.startupState !== null);
  const optional = [cycleDelay, sequenceDelay, startupState].filter(Boolean).length;
  return { cycleDelay, sequenceDelay, startupState, count: 3 + optional };
}

/** Why columns are left out, as sentences: nobody looks for what is not there. */
export function lackingColumns(pdu: PduView, model: PduModel, columns: OutletColumns): readonly string[] {
  const outlet = model.outlets.find(({ switchable }) => switchable);
  if (outlet === undefined) return ['No outlet of this PDU can be switched: there are only names to set.'];
  const reasons = [
    columns.cycleDelay ? null : readOnlyReason(pdu, model, { kind: 'cycleDelay', outlet }, true),
    columns.sequenceDelay ? null : readOnlyReason(pdu, model, { kind: 'sequenceDelay', outlet }, true),
    columns.startupState ? null : readOnlyReason(pdu, model, { kind: 'startupState', outlet }, true),
  ];
  return reasons.filter((reason) => reason !== null);
}
