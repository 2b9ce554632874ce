import { useMemo } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { Inlet, OverCurrentProtector, PduModel } from '../../../../shared/model/pdu.ts';
import type { PoleName } from '../../../../shared/model/quantity.ts';
import { formatClock } from '../../../../shared/words/durations.ts';
import { formatNumber } from '../../../../shared/words/numbers.ts';
import { breakerLoads, fractionOf } from '../../../state/line-loads.ts';
import { isTripEvent } from '../../../state/happenings.ts';
import { useSamples, type SampleStore } from '../../../state/samples.ts';
import { useAppStore } from '../../../state/store.ts';
import { readingText } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { restOfBreakers } from './rest-of-pdu.ts';
import { timelineWords } from './trip-words.ts';
import { useTrip } from './use-trip.ts';

interface TripInspectorProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly ocp: OverCurrentProtector;
}

const TIMELINE_MS = 10 * 60_000;
const TIMELINE_LINES = 12;

/** Of a breaker that tripped: what led to it, and how the rest of the PDU stands. Nothing while it is closed. */
export function TripInspector(props: TripInspectorProps) {
  const trip = useTrip(props.pdu.id, props.model, props.ocp);
  if (trip === null) return null;
  return (
    <>
      {trip.event === null ? null : <Timeline {...props} trippedAtMs={trip.event.atMs} />}
      <RestOfPdu {...props} />
    </>
  );
}

function Timeline({ pdu, ocp, trippedAtMs }: TripInspectorProps & { readonly trippedAtMs: number }) {
  const events = useAppStore((state) => state.fleet.events);
  const lines = useMemo(
    () =>
      events
        .filter(
          (event) =>
            event.pdu === pdu.id && event.element === ocp.id && event.atMs > trippedAtMs - TIMELINE_MS,
        )
        .slice(-TIMELINE_LINES),
    [events, pdu.id, ocp.id, trippedAtMs],
  );
  return (
    <section className="isec">
      <h3>Timeline</h3>
      <dl className="timeline">
        {lines.map((event) => (
          <div className="fact" key={event.id}>
            <dt>{formatClock(event.atMs)}</dt>
            <dd className={isTripEvent(event) ? 't-crit b' : undefined}>{timelineWords(event, ocp)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function RestOfPdu({ pdu, model, ocp }: TripInspectorProps) {
  const inlet = model.inlets.find((each) => each.id === ocp.inlet);
  const line = ocp.poles.map((pole) => pole.line).find((each) => each !== 'N');
  const breakers = useMemo(
    () => breakerLoads(model).filter((each) => each.ocp.id !== ocp.id),
    [model, ocp.id],
  );
  const select = (store: SampleStore) =>
    restOfBreakers(
      breakers.map(({ ocp: other, sensor }) => ({
        trip: store.reading(pdu.id, sensorIndex(model, other.id, 'trip'))?.value ?? null,
        share: sensor === null ? null : fractionOf(sensor, store.reading(pdu.id, sensor.sensorIndex)),
      })),
    );
  const others = useSamples(select);
  return (
    <section className="isec">
      <h3>Rest of {pdu.name}</h3>
      <dl className="dl sensors">
        {inlet === undefined ? null : <ResidualCurrent pdu={pdu} model={model} inlet={inlet} />}
        {inlet === undefined || line === undefined ? null : (
          <LineAfter pdu={pdu} model={model} inlet={inlet} line={line} />
        )}
        {others === '' ? null : (
          <>
            <dt>Other breakers</dt>
            <dd>{others}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

interface InletPartProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly inlet: Inlet;
}

function ResidualCurrent({ pdu, model, inlet }: InletPartProps) {
  const index = sensorIndex(model, inlet.id, 'residualCurrent');
  const { value, status, isLate } = useLatest(pdu.id, index);
  const sensor = model.sensors[index];
  if (sensor === undefined || value === null) return null;
  const { text, unit } = readingText(sensor, value);
  return (
    <>
      <dt>Residual current</dt>
      <dd className={isLate ? 'faint' : undefined}>
        {text} {unit}
        {status === undefined || status === 'unavailable' ? '' : `, ${status}`}
      </dd>
    </>
  );
}

function LineAfter({ pdu, model, inlet, line }: InletPartProps & { readonly line: PoleName }) {
  const onLine = sensorIndex(model, inlet.id, 'current', line);
  const { value, isLate } = useLatest(pdu.id, onLine >= 0 ? onLine : sensorIndex(model, inlet.id, 'current'));
  if (value === null) return null;
  const share =
    inlet.ratingAmperes === null ? '' : `, ${formatNumber((value / inlet.ratingAmperes) * 100, 0)} %`;
  return (
    <>
      <dt>{onLine >= 0 ? line : 'Inlet'} after trip</dt>
      <dd className={isLate ? 'faint' : undefined}>
        {formatNumber(value, 1)} A{share}
      </dd>
    </>
  );
}
