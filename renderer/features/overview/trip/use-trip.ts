import { useEffect, useMemo, useState } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduEvent, SampleHistory } from '../../../../shared/model/fleet.ts';
import type { OcpId, PduId } from '../../../../shared/model/ids.ts';
import type { OverCurrentProtector, PduModel } from '../../../../shared/model/pdu.ts';
import { engine } from '../../../ipc/engine.ts';
import { isTripEvent } from '../../../state/happenings.ts';
import { outletsBelow } from '../../../state/outlets-below.ts';
import { useReading } from '../../../state/samples.ts';
import { useAppStore } from '../../../state/store.ts';
import { tripStory, type TripSamples, type TripStory } from './trip-story.ts';

const TRIPPED = 0;
const LOOK_BACK_MS = 15 * 60_000;

export interface Trip {
  /** When it was told; null when that was before Busbar started. */
  readonly event: PduEvent | null;
  readonly story: TripStory | null;
}

/** The trip a breaker is in; null while it is closed, or has no trip sensor. */
export function useTrip(pdu: PduId, model: PduModel, ocp: OverCurrentProtector): Trip | null {
  const isTripped = useReading(pdu, model, ocp.id, 'trip')?.value === TRIPPED;
  const event = useAppStore((state) =>
    isTripped
      ? (state.fleet.events.findLast(
          (each) => each.pdu === pdu && each.element === ocp.id && isTripEvent(each),
        ) ?? null)
      : null,
  );
  const story = useTripStory(pdu, model, ocp, event);
  return useMemo(() => (isTripped ? { event, story } : null), [isTripped, event, story]);
}

/** Of which trip they are: those of another one are not shown for a moment. */
interface ReadSamples {
  readonly ocp: OcpId;
  readonly atMs: number;
  readonly samples: TripSamples | null;
}

function useTripStory(
  pdu: PduId,
  model: PduModel,
  ocp: OverCurrentProtector,
  event: PduEvent | null,
): TripStory | null {
  const [read, setRead] = useState<ReadSamples | null>(null);
  const atMs = event?.atMs ?? null;
  useEffect(() => {
    let isGone = false;
    if (atMs === null) return undefined;
    void readSamples(pdu, model, ocp, atMs).then((samples) => {
      if (!isGone) setRead({ ocp: ocp.id, atMs, samples });
    });
    return () => {
      isGone = true;
    };
  }, [pdu, model, ocp, atMs]);
  return useMemo(() => {
    if (atMs === null || read === null || read.samples === null) return null;
    if (read.ocp !== ocp.id || read.atMs !== atMs) return null;
    const thresholds = model.sensors[sensorIndex(model, ocp.id, 'current')]?.thresholds ?? null;
    return tripStory(read.samples, atMs, thresholds?.upperWarning ?? ocp.ratingAmperes);
  }, [read, atMs, model, ocp]);
}

/** What the engine remembers of the currents before a trip; null when that cannot be had. */
async function readSamples(
  pdu: PduId,
  model: PduModel,
  ocp: OverCurrentProtector,
  atMs: number,
): Promise<TripSamples | null> {
  const own = sensorIndex(model, ocp.id, 'current');
  if (own < 0) return null;
  const outlets = outletsBelow(model, ocp.id)
    .map((outlet) => ({ outlet, index: sensorIndex(model, outlet.id, 'current') }))
    .filter(({ index }) => index >= 0);
  const sensorIndexes = [own, ...outlets.map(({ index }) => index)];
  const history = await engine()
    .fleet.sampleHistory({ pdu, sensorIndexes, sinceMs: atMs - LOOK_BACK_MS })
    .catch(() => null);
  if (history === null || history.discovery !== model.discovery) return null;
  return {
    timesMs: history.timesMs,
    breaker: columnOf(history, own),
    outlets: outlets.map(({ outlet, index }) => ({ outlet, values: columnOf(history, index) })),
  };
}

function columnOf({ sensorIndexes, values }: SampleHistory, index: number): readonly (number | null)[] {
  return values[sensorIndexes.indexOf(index)] ?? [];
}
