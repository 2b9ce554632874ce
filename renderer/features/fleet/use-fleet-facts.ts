import { useMemo, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import { alarmStore } from '../../state/alarm-store.ts';
import { worstSeverity } from '../../state/alarms.ts';
import { useFreshnessOfAll } from '../../state/last-answers.ts';
import { breakerLoads, fractionOf, lineLoads } from '../../state/line-loads.ts';
import { sampleStore } from '../../state/samples.ts';
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
  return useMemo(
    () =>
      pdus.map((pdu, index) => ({
        pdu,
        severity: severities[index] ?? null,
        freshness: freshness[pdu.id] ?? 'first',
        needsAttention: pdu.connection.kind === 'needsAttention',
        highestLoad: highestLoad(pdu),
      })),
    [pdus, severities, freshness],
  );
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
