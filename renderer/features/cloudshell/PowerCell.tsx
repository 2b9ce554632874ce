import { memo, useCallback } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import { formatClock } from '../../../shared/words/durations.ts';
import { formatNumber, formatPower } from '../../../shared/words/numbers.ts';
import { TenthsLeft } from '../../power/Countdown.tsx';
import { stateWords } from '../../power/display-words.ts';
import { knownStates } from '../../power/known-states.ts';
import type { OutletDisplay } from '../../power/outlet-display.ts';
import { Amperes } from '../../power/OutletReadings.tsx';
import { pduWatts } from '../../power/PduPower.tsx';
import { useOneOutletFacts, useOutletDisplay } from '../../power/use-outlet-facts.ts';
import { selectPdu } from '../../state/fleet-slice.ts';
import { lastAnswerMs, useFreshness, useFreshnessOfAll } from '../../state/last-answers.ts';
import { useReading, useSamples, type SampleStore } from '../../state/samples.ts';
import { useAppStore } from '../../state/store.ts';
import { usePowerUnit } from '../../state/units.ts';
import type { SocketResource } from './resources.ts';

/** `50.29 kW, 7 of 8 PDUs`: of those that answer. */
export function DomainPower() {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const freshness = useFreshnessOfAll(pdus);
  const unit = usePowerUnit();
  const live = pdus.filter(({ id }) => freshness[id] === 'live' || freshness[id] === 'late');
  const watts = useSamples((store) =>
    live.reduce((sum, { id, model }) => sum + (model === null ? 0 : (pduWatts(store, id, model) ?? 0)), 0),
  );
  if (pdus.length === 0) return null;
  return (
    <span className="dim ell">
      {formatPower(watts, unit)} {unit}, {live.length} of {pdus.length} {pdus.length === 1 ? 'PDU' : 'PDUs'}
    </span>
  );
}

/** `11.74 kW, 33 of 36 on`; when the PDU last answered, where it does not. */
export function PduPowerCell({ pdu: id }: { readonly pdu: PduId }) {
  const pdu = useAppStore(selectPdu(id));
  return pdu === undefined ? null : <PduSummary pdu={pdu} />;
}

function PduSummary({ pdu }: { readonly pdu: PduView }) {
  const { id, model } = pdu;
  const freshness = useFreshness(pdu);
  const unit = usePowerUnit();
  const watts = useSamples(
    useCallback((store: SampleStore) => (model === null ? null : pduWatts(store, id, model)), [id, model]),
  );
  if (freshness === 'noData') {
    const answeredMs = lastAnswerMs(pdu);
    return (
      <span className="faint ell">
        {answeredMs === null ? 'No data' : `No data since ${formatClock(answeredMs)}`}
      </span>
    );
  }
  if (model === null || freshness === 'first') return <span className="faint ell">Not read yet</span>;
  const known = knownStates(pdu, model);
  const on = known.filter((state) => state === 'on').length;
  const parts = [
    ...(watts === null ? [] : [`${formatPower(watts, unit)} ${unit}`]),
    ...(known.length === 0 ? [] : [`${on} of ${model.outlets.length} on`]),
  ];
  return <span className="dim ell">{parts.join(', ')}</span>;
}

/** `On, 417 W`: the state that was read, and what is drawn. */
export function SocketPower({ resource }: { readonly resource: SocketResource }) {
  const pdu = useAppStore(selectPdu(resource.pdu));
  if (pdu === undefined || pdu.model === null) return null;
  return <OutletPower pdu={pdu} model={pdu.model} outlet={resource.outlet} />;
}

interface OutletPowerProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly outlet: Outlet;
}

function OutletPower({ pdu, model, outlet }: OutletPowerProps) {
  const display = useOutletDisplay(pdu.id, model, outlet, useOneOutletFacts(pdu, model, outlet));
  return <PowerWords display={display} pdu={pdu.id} model={model} outlet={outlet} />;
}

interface PowerWordsProps {
  readonly display: OutletDisplay;
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly outlet: Outlet;
}

function PowerWords({ display, pdu, model, outlet }: PowerWordsProps) {
  if (display.kind === 'cyclingOff')
    return (
      <span className="dim ell">
        Off, {display.onAtMs === null ? 'cycling' : <TenthsLeft endsAtMs={display.onAtMs} before="on in" />}
      </span>
    );
  const isStale = display.kind === 'noData' || ('isLate' in display && display.isLate);
  const isOn = display.kind === 'on' || (display.kind === 'done' && display.action !== 'off');
  return (
    <span className={isStale ? 'faint ell' : 'dim ell'} title={stateWords(display)}>
      {stateWords(display)}
      {isOn ? <Drawn pdu={pdu} model={model} outlet={outlet} /> : null}
    </span>
  );
}

/** `, 417 W`, or amperes where no power is measured; nothing where neither is. */
const Drawn = memo(function Drawn({ pdu, model, outlet }: Omit<PowerWordsProps, 'display'>) {
  const watts = useReading(pdu, model, outlet.id, 'activePower')?.value ?? null;
  if (sensorIndex(model, outlet.id, 'activePower') >= 0) return <>, {formatNumber(watts, 0)} W</>;
  if (sensorIndex(model, outlet.id, 'current') < 0) return null;
  return (
    <>
      , <Amperes pdu={pdu} model={model} outlet={outlet} />
    </>
  );
});
