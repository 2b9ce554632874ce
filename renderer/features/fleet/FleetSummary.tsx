import { Fragment, useCallback, useMemo } from 'react';
import { isOff } from '../../../shared/model/power-state.ts';
import { formatNumber, formatPower, NOT_MEASURED } from '../../../shared/words/numbers.ts';
import { knownStates } from '../../power/known-states.ts';
import { pduWatts } from '../../power/PduPower.tsx';
import { alarmStore } from '../../state/alarm-store.ts';
import { isTrip } from '../../state/alarms.ts';
import { breakerLoads, lineLoads } from '../../state/line-loads.ts';
import { useSamples, type SampleStore } from '../../state/samples.ts';
import { useAppStore } from '../../state/store.ts';
import { usePowerUnit } from '../../state/units.ts';
import { Button } from '../../ui/Button.tsx';
import { CutName } from '../../ui/CutName.tsx';
import { KeyValue } from '../../ui/KeyValue.tsx';
import type { FleetFacts } from './fleet-filter.ts';
import { highestOf, type NamedLoad } from './highest-load.ts';
import { totalWords } from './total-words.ts';
import { useSteadySamples } from './use-fleet-alarms.ts';

/** Totals of the PDUs that answer; those that do not are left out, and it says so. */
export function FleetSummary({ facts }: { readonly facts: readonly FleetFacts[] }) {
  const openAdd = useAppStore((state) => state.setAddPduOpen);
  const live = useMemo(
    () => facts.filter((each) => each.freshness === 'live' || each.freshness === 'late'),
    [facts],
  );
  return (
    <section className="sumr" aria-label="Summary">
      <KeyValue
        label="PDUs live"
        value={facts.filter((each) => each.freshness === 'live').length}
        unit={`of ${facts.length}`}
      />
      <TotalPower facts={facts} live={live} />
      <Highest label="Highest breaker load" loads={useMemo(() => live.flatMap(breakersOf), [live])} />
      <Highest label="Highest line load" loads={useMemo(() => live.flatMap(linesOf), [live])} />
      <Tripped live={live} />
      <OutletsOff live={live} />
      <span className="grow" />
      <Button icon="plus" onPress={() => openAdd(true)}>
        Add PDU
      </Button>
    </section>
  );
}

function breakersOf({ pdu }: FleetFacts): readonly NamedLoad[] {
  if (pdu.model === null) return [];
  return breakerLoads(pdu.model).flatMap(({ ocp, sensor }) =>
    sensor === null ? [] : [{ pdu: pdu.id, name: `${pdu.name} ${ocp.label}`, sensor }],
  );
}

function linesOf({ pdu }: FleetFacts): readonly NamedLoad[] {
  if (pdu.model === null) return [];
  return lineLoads(pdu.model).flatMap(({ line, sensors }) =>
    sensors.map((sensor) => ({ pdu: pdu.id, name: `${pdu.name} ${line}`, sensor })),
  );
}

interface TotalPowerProps {
  readonly facts: readonly FleetFacts[];
  readonly live: readonly FleetFacts[];
}

function TotalPower({ facts, live }: TotalPowerProps) {
  const powerUnit = usePowerUnit();
  const select = useCallback(
    (store: SampleStore) => {
      const watts = live.map(({ pdu }) => (pdu.model === null ? null : pduWatts(store, pdu.id, pdu.model)));
      const known = watts.filter((each) => each !== null);
      const sum = known.length === 0 ? null : known.reduce((one, other) => one + other, 0);
      const simulated = live.filter(({ pdu }, index) => pdu.simulated && watts[index] != null).length;
      const counts = { counted: known.length, simulated, all: facts.length };
      return `${formatPower(sum, powerUnit)}|${totalWords(powerUnit, counts)}`;
    },
    [live, facts.length, powerUnit],
  );
  const [text = NOT_MEASURED, unit = ''] = useSamples(select).split('|');
  return <KeyValue label="Total power" value={text} unit={unit} />;
}

const TONES = { normal: 'normal', warning: 'warn', critical: 'crit', noData: 'normal' } as const;

function Highest({ label, loads }: { readonly label: string; readonly loads: readonly NamedLoad[] }) {
  const highest = useSteadySamples((store) =>
    highestOf(loads, (load) => store.reading(load.pdu, load.sensor.sensorIndex)),
  );
  if (highest === null) return <KeyValue label={label} value={NOT_MEASURED} />;
  return (
    <KeyValue
      label={label}
      value={formatNumber(highest.percent, 0)}
      unit={
        <>
          %, <CutName text={highest.name} />
        </>
      }
      tone={TONES[highest.level]}
    />
  );
}

function Tripped({ live }: { readonly live: readonly FleetFacts[] }) {
  const names = useSteadySamples(() =>
    live.flatMap(({ pdu }) =>
      alarmStore
        .list(pdu.id)
        .filter(isTrip)
        .map((alarm) => `${pdu.name} ${alarm.subject}`),
    ),
  );
  if (names.length === 0) return <KeyValue label="Tripped breakers" value={0} />;
  return (
    <KeyValue
      label="Tripped breakers"
      value={names.length}
      unit={names.slice(0, 2).map((name, place) => (
        <Fragment key={name}>
          {place === 0 ? null : ', '}
          <CutName text={name} />
        </Fragment>
      ))}
      tone="crit"
    />
  );
}

function OutletsOff({ live }: { readonly live: readonly FleetFacts[] }) {
  const states = live.flatMap(({ pdu }) => (pdu.model === null ? [] : knownStates(pdu, pdu.model)));
  const off = states.filter(isOff).length;
  return <KeyValue label="Outlets off" value={off} unit={`of ${states.length}`} />;
}
