import { useCallback } from 'react';
import type { Connection } from '../../../shared/model/connection.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { NUMERIC_QUANTITIES, unitOf, type NumericQuantity } from '../../../shared/model/quantity.ts';
import { showReading } from '../../../shared/words/numbers.ts';
import { QUANTITY_WORDS, stateText } from '../../../shared/words/quantities.ts';
import { useAlarms } from '../../state/alarm-store.ts';
import { isTrip, type Alarm } from '../../state/alarms.ts';
import { outletsBelow } from '../../state/outlets-below.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { alarmTitle } from './alarm-words.ts';
import { connectionWords } from '../../state/connection-words.ts';

const SHOWN_AT_MOST = 2;

interface FleetAlarmsProps {
  readonly pdu: PduView;
  readonly isStale: boolean;
}

/** What is wrong, two lines of it; the rest as a number. */
export function FleetAlarms({ pdu, isStale }: FleetAlarmsProps) {
  const alarms = useAlarms(pdu.id);
  if (pdu.connection.kind === 'needsAttention') return <AttentionText pdu={pdu} />;
  if (isStale)
    return <span className="dim">{pdu.model === null ? 'Not known yet' : 'Unknown while offline'}</span>;
  if (alarms.length === 0) return <span className="dim">None</span>;
  const [first] = alarms;
  const without = first !== undefined && isTrip(first) ? outletsUnder(pdu, first) : 0;
  const isFull = alarms.length > SHOWN_AT_MOST;
  const shown = isFull || without > 0 ? alarms.slice(0, 1) : alarms;
  const more = alarms.length - shown.length;
  const rest = [
    without > 0 ? `${without} ${without === 1 ? 'outlet' : 'outlets'} without power` : '',
    more > 0 ? `${more} more` : '',
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      {shown.map((alarm) => (
        <AlarmLine key={alarm.sensorIndex} pdu={pdu} alarm={alarm} />
      ))}
      {rest === '' ? null : <span className="dim ell">{rest}</span>}
    </>
  );
}

function outletsUnder(pdu: PduView, alarm: Alarm): number {
  return pdu.model === null ? 0 : outletsBelow(pdu.model, alarm.element).length;
}

const WHAT_NOW: Record<Extract<Connection, { kind: 'needsAttention' }>['reason'], string> = {
  certificateChanged: 'Nothing was sent',
  certificateUntrusted: 'Nothing was sent',
  authRejected: 'Not tried again',
  differentPdu: 'Nothing was changed',
  noCredentials: 'Type it to connect',
};

function AttentionText({ pdu }: { readonly pdu: PduView }) {
  const { connection } = pdu;
  if (connection.kind !== 'needsAttention') return null;
  return (
    <>
      <span className="row t-crit b">
        <Glyph name="crit" label="Critical" />
        <span className="ell">{connectionWords(pdu, 'noData')}</span>
      </span>
      <span className="dim ell" title={connection.error.message}>
        {WHAT_NOW[connection.reason]}
      </span>
    </>
  );
}

function alarmValue(alarm: Alarm, value: number | null): string {
  if (isTrip(alarm)) return '';
  if (!(alarm.quantity in NUMERIC_QUANTITIES)) {
    return `${QUANTITY_WORDS[alarm.quantity]}: ${stateText(alarm.quantity as Exclude<Alarm['quantity'], NumericQuantity>, value)}`;
  }
  const quantity = alarm.quantity as NumericQuantity;
  const shown = showReading(
    quantity,
    unitOf(quantity),
    value,
    alarm.element.startsWith('outlet:') ? 'outlet' : 'other',
  );
  const text = `${shown.text} ${shown.unit}`.trim();
  return quantity === 'current' ? text : `${QUANTITY_WORDS[quantity].toLowerCase()} ${text}`;
}

function AlarmLine({ pdu, alarm }: { readonly pdu: PduView; readonly alarm: Alarm }) {
  const select = useCallback(
    (store: SampleStore) => alarmValue(alarm, store.reading(pdu.id, alarm.sensorIndex)?.value ?? null),
    [alarm, pdu.id],
  );
  const value = useSamples(select);
  const isCritical = alarm.severity === 'critical';
  return (
    <span className={isCritical ? 'row t-crit b' : 'row'}>
      <Glyph name={isCritical ? 'crit' : 'warn'} label={isCritical ? 'Critical' : 'Warning'} />
      <span className="ell">{`${alarmTitle(alarm)} ${value}`.trim()}</span>
    </span>
  );
}
