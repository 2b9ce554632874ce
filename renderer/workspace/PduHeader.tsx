import { useCallback } from 'react';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { NumericQuantity } from '../../shared/model/quantity.ts';
import { formatNumber, formatPower, NOT_MEASURED } from '../../shared/words/numbers.ts';
import { protocolText } from '../../shared/words/protocols.ts';
import { alarmSummary } from '../features/fleet/alarm-words.ts';
import { knownStates } from '../power/known-states.ts';
import { hasPower, PduPower } from '../power/PduPower.tsx';
import { useAlarms } from '../state/alarm-store.ts';
import { trippedBreakers, worstSeverity } from '../state/alarms.ts';
import { useFreshness } from '../state/last-answers.ts';
import { outletsBelow } from '../state/outlets-below.ts';
import { useSamples, type SampleStore } from '../state/samples.ts';
import { usePowerUnit } from '../state/units.ts';
import { StateChip } from '../ui/Chip.tsx';
import { KeyValue } from '../ui/KeyValue.tsx';
import { ConnectionChip } from './ConnectionChip.tsx';
import { PduMenu } from './PduMenu.tsx';

/** Name, connection, alarms, and the readings that say the most about the whole PDU. */
export function PduHeader({ pdu }: { readonly pdu: PduView }) {
  const isFaint = useFreshness(pdu) !== 'live';
  return (
    <header className="head">
      <div className="head-who">
        <div className="row">
          <h1 className="ell">{pdu.name}</h1>
          <ConnectionChip pdu={pdu} />
          <AlarmChip pdu={pdu} isLastKnown={isFaint} />
          <PduMenu pdu={pdu} />
        </div>
        <div className="dim ell">{subtitle(pdu)}</div>
      </div>
      <span className="grow" />
      {pdu.model === null ? null : <HeadReadings pdu={pdu} model={pdu.model} isFaint={isFaint} />}
    </header>
  );
}

function subtitle(pdu: PduView): string {
  const identity = pdu.model?.identity;
  const where = pdu.simulated ? 'Built-in simulator' : pdu.address;
  return [identity?.model, where, protocolText(pdu)]
    .filter((part) => part !== undefined && part !== '')
    .join(' \u00B7 ');
}

function AlarmChip({ pdu, isLastKnown }: { readonly pdu: PduView; readonly isLastKnown: boolean }) {
  const alarms = useAlarms(pdu.id);
  const worst = worstSeverity(alarms);
  if (worst === null) return null;
  if (isLastKnown) return <StateChip tone="stale">Last known: {alarmSummary(alarms)}</StateChip>;
  const tone = worst === 'critical' ? 'crit' : 'warn';
  return (
    <StateChip tone={tone} icon={tone}>
      {alarmSummary(alarms)}
    </StateChip>
  );
}

interface HeadReadingsProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly isFaint: boolean;
}

function HeadReadings({ pdu, model, isFaint }: HeadReadingsProps) {
  const tripped = trippedBreakers(useAlarms(pdu.id));
  const dead = new Set(tripped.flatMap((breaker) => outletsBelow(model, breaker)).map(({ id }) => id));
  const on = model.outlets.filter(
    ({ id }) => pdu.outletStates[id]?.powerState === 'on' && !dead.has(id),
  ).length;
  const isKnown = knownStates(pdu, model).length > 0;
  const tellsNoState = model.outlets.every((outlet) => !outlet.switchable);
  const tone = isFaint ? 'faint' : 'normal';
  const powerUnit = usePowerUnit();
  return (
    <div className="head-kv">
      {hasPower(model) ? (
        <KeyValue
          label="Active power"
          value={<PduPower pdu={pdu.id} model={model} />}
          unit={powerUnit}
          tone={tone}
        />
      ) : null}
      <TotalReading
        {...{ pdu, model, tone }}
        quantity="apparentPower"
        label="Apparent"
        unit={APPARENT[powerUnit].unit}
        show={APPARENT[powerUnit].show}
      />
      <TotalReading {...{ pdu, model, tone }} quantity="powerFactor" label="Power factor" show={showFactor} />
      <TotalReading
        {...{ pdu, model, tone }}
        quantity="activeEnergy"
        label="Active energy"
        unit="kWh"
        show={showEnergy}
      />
      {tellsNoState && !isKnown ? null : (
        <KeyValue
          label={dead.size === 0 ? 'Outlets on' : 'Outlets with power'}
          value={isKnown ? on : NOT_MEASURED}
          unit={`of ${model.outlets.length}`}
          tone={isFaint || dead.size === 0 ? tone : 'crit'}
        />
      )}
    </div>
  );
}

/** Apparent power in the unit of the power beside it; constants, so that what is selected stays the same. */
const APPARENT = {
  kW: { unit: 'kVA', show: (value: number | null) => formatPower(value, 'kW') },
  W: { unit: 'VA', show: (value: number | null) => formatPower(value, 'W') },
} as const;
const showFactor = (value: number | null) => formatNumber(value, 3);
const showEnergy = (value: number | null) => formatNumber(value === null ? null : value / 1000, 1);

interface TotalReadingProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly quantity: NumericQuantity;
  readonly label: string;
  readonly unit?: string;
  readonly tone: 'normal' | 'faint';
  readonly show: (value: number | null) => string;
}

/** A figure of the whole PDU, as the device gives it: its own, or that of its only inlet. Left out where there is none. */
function TotalReading({ pdu, model, quantity, label, unit, tone, show }: TotalReadingProps) {
  const own = sensorIndex(model, 'pdu', quantity);
  const onlyInlet = model.inlets.length === 1 ? model.inlets[0] : undefined;
  const index = own >= 0 || onlyInlet === undefined ? own : sensorIndex(model, onlyInlet.id, quantity);
  const select = useCallback(
    (store: SampleStore) => show(store.reading(pdu.id, index)?.value ?? null),
    [pdu.id, index, show],
  );
  const text = useSamples(select);
  if (index < 0) return null;
  return <KeyValue label={label} value={text} {...(unit === undefined ? {} : { unit })} tone={tone} />;
}
