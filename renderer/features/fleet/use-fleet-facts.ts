import { useMemo, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { alarmStore } from '../../state/alarm-store.ts';
import { worstSeverity } from '../../state/alarms.ts';
import { useFreshnessOfAll } from '../../state/last-answers.ts';
import { breakerLoads, fractionOf, lineLoads } from '../../state/line-loads.ts';
import { sampleStore } from '../../state/samples.ts';
import { saysTheSame } from '../../state/same-view.ts';
import { useAppStore } from '../../state/store.ts';
import { rankOf, sortFleet, type FleetFacts, type FleetSort } from './fleet-filter.ts';
import { useSteadySamples } from './use-fleet-alarms.ts';

function highestLoad(pdu: PduView): number | null {
  if (pdu.model === null) return null;
  const breakers = breakerLoads(pdu.model).flatMap(({ sensor }) => (sensor === null ? [] : [sensor]));
  const sensors = breakers.length > 0 ? breakers : lineLoads(pdu.model).flatMap((line) => line.sensors);
  const fractions = sensors
    .map((sensor) => fractionOf(sensor, sampleStore.reading(pdu.id, sensor.sensorIndex)))
    .filter((fraction) => fraction !== null);
  return fractions.length === 0 ? null : Math.max(...fractions);
}

/** What filters and orders the rows. Renewed when a state changes; loads are those of that moment. */
export function useFleetFacts(): readonly FleetFacts[] {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const freshness = useFreshnessOfAll(pdus);
  const severities = useSteadySamples(() => pdus.map((pdu) => worstSeverity(alarmStore.list(pdu.id))));
  const [kept] = useState(() => new Map<PduId, FleetFacts>());
  return useMemo(
    () =>
      pdus.map((pdu, index) => {
        const facts = factsOf(kept.get(pdu.id), pdu, severities[index] ?? null, freshness[pdu.id] ?? 'first');
        kept.set(pdu.id, facts);
        return facts;
      }),
    [pdus, severities, freshness, kept],
  );
}

/** The same as before, unless something about this PDU has changed: others change many times a second. */
function factsOf(
  before: FleetFacts | undefined,
  pdu: PduView,
  severity: FleetFacts['severity'],
  freshness: FleetFacts['freshness'],
): FleetFacts {
  const isSame = before?.severity === severity && before.freshness === freshness;
  if (isSame && saysTheSame(before.pdu, pdu)) return before;
  const needsAttention = pdu.connection.kind === 'needsAttention';
  return { pdu, severity, freshness, needsAttention, highestLoad: highestLoad(pdu) };
}

/**
 * The order of the rows. It changes when a state does, when a PDU comes or goes, or when another order is asked for;
 * never because a load moves a little.
 */
export function useFleetOrder(facts: readonly FleetFacts[], sort: FleetSort): readonly PduId[] {
  const cause = `${sort} ${facts.map((each) => `${each.pdu.id}${rankOf(each)}${each.highestLoad === null}`).join()}`;
  const [kept, setKept] = useState(() => ({ cause, order: sortFleet(facts, sort) }));
  if (kept.cause === cause) return kept.order;
  const next = { cause, order: sortFleet(facts, sort) };
  setKept(next);
  return next.order;
}
