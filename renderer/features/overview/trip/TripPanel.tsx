import { memo } from 'react';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { Outlet, OverCurrentProtector, PduModel } from '../../../../shared/model/pdu.ts';
import { isOff, type PowerState } from '../../../../shared/model/power-state.ts';
import { formatNumber, NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import type { FactsById } from '../../../power/outlet-facts.ts';
import { useOutletFacts } from '../../../power/use-outlet-facts.ts';
import { outletsBelow } from '../../../state/outlets-below.ts';
import { useAppStore } from '../../../state/store.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { OutletLink } from '../parts/OutletLink.tsx';
import { lineState } from '../parts/OutletList.tsx';
import { useIsNoData } from '../use-latest.ts';
import { TurnOffBelow } from './TurnOffBelow.tsx';
import { beforeWords, recoverySteps, tripDetails, type BelowTrip } from './trip-words.ts';
import type { Trip } from './use-trip.ts';

interface TripPanelProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly ocp: OverCurrentProtector;
  readonly trip: Trip;
}

/** Of a breaker that tripped: what lost its power, how to bring it back, and what can be done from here. */
export function TripPanel(props: TripPanelProps) {
  const { pdu, model, ocp, trip } = props;
  const facts = useOutletFacts(pdu, model);
  const outlets = outletsBelow(model, ocp.id);
  const below = belowTrip(pdu, outlets, facts);
  return (
    <>
      {outlets.length === 0 ? null : <WithoutPower {...props} outlets={outlets} />}
      <div className="trip-next">
        <section aria-labelledby="bring-back">
          <h3 id="bring-back">Bring it back</h3>
          <ol>
            {recoverySteps(ocp, below, trip.story).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="from-here">
          <h3 id="from-here">From here</h3>
          <TurnOffBelow pdu={pdu} model={model} below={below} facts={facts}>
            <CopyButton text={() => detailsOf(props, outlets)}>Copy details</CopyButton>
          </TurnOffBelow>
        </section>
      </div>
    </>
  );
}

function belowTrip(pdu: PduView, all: readonly Outlet[], facts: FactsById): BelowTrip {
  const on = all.filter((outlet) => !isOff(pdu.outletStates[outlet.id]?.powerState ?? 'unknown'));
  const switched = on.filter((outlet) => outlet.switchable);
  const isProtected = (outlet: Outlet) => facts.get(outlet.id)?.isProtected === true;
  return {
    all,
    toTurnOff: switched.filter((outlet) => !isProtected(outlet)),
    protectedOn: switched.filter(isProtected),
    withoutSwitch: on.filter((outlet) => !outlet.switchable),
  };
}

function detailsOf({ pdu, ocp, trip }: TripPanelProps, outlets: readonly Outlet[]): string {
  const events = useAppStore
    .getState()
    .fleet.events.filter((event) => event.pdu === pdu.id && event.element === ocp.id);
  const trippedAtMs = trip.event?.atMs ?? null;
  return tripDetails({ pduName: pdu.name, ocp, trippedAtMs, story: trip.story, outlets, events });
}

function WithoutPower({ pdu, trip, outlets }: TripPanelProps & { readonly outlets: readonly Outlet[] }) {
  const { story } = trip;
  const isStale = useIsNoData();
  const count = outlets.length === 1 ? '1 outlet' : `${outlets.length} outlets`;
  return (
    <div className="readings">
      <table className="dt">
        <caption className="table-title">
          <b className="ink">{count} without power</b> <span className="dim">{beforeWords(story)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="n no">
              No.
            </th>
            <th scope="col">State</th>
            <th scope="col">Name</th>
            <th scope="col">Receptacle</th>
            <th scope="col" className="n">
              Before {story?.roseAtMs === null ? 'trip' : 'rise'}
            </th>
          </tr>
        </thead>
        <tbody>
          {outlets.map((outlet) => (
            <OutletWithoutPower
              key={outlet.id}
              pdu={pdu.id}
              outlet={outlet}
              powerState={pdu.outletStates[outlet.id]?.powerState ?? 'unknown'}
              isStale={isStale}
              beforeAmperes={story?.outletsBefore.get(outlet.id) ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OutletWithoutPowerProps {
  readonly pdu: PduId;
  readonly outlet: Outlet;
  readonly powerState: PowerState;
  readonly isStale: boolean;
  /** Null where it is not known. */
  readonly beforeAmperes: number | null;
}

const OutletWithoutPower = memo(function OutletWithoutPower(props: OutletWithoutPowerProps) {
  const { pdu, outlet, powerState, isStale, beforeAmperes } = props;
  const state = lineState({ powerState, hasNoPower: powerState === 'on', isStale });
  return (
    <tr>
      <td className="n ink b no">{outlet.label}</td>
      <td>
        <span className="line-head">
          <Glyph name={state.glyph} />
          {state.text}
        </span>
      </td>
      <td>
        <OutletLink pdu={pdu} outlet={outlet} />
      </td>
      <td className="dim">{outlet.receptacle}</td>
      <td className={beforeAmperes === null ? 'n faint' : 'n'}>
        {beforeAmperes === null ? NOT_MEASURED : `${formatNumber(beforeAmperes, 2)} A`}
      </td>
    </tr>
  );
});
