import { memo } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../../shared/model/pdu.ts';
import type { PowerState } from '../../../../shared/model/power-state.ts';
import { POWER_STATE_WORDS } from '../../../../shared/words/elements.ts';
import { NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import { useLoad } from '../../../power/use-load.ts';
import { useOutletFacts } from '../../../power/use-outlet-facts.ts';
import { useFreshness } from '../../../state/last-answers.ts';
import type { GlyphName } from '../../../ui/glyph-shapes.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { LoadBar } from '../../../ui/LoadBar.tsx';
import { readingText } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { OutletLink } from './OutletLink.tsx';

const GLYPHS: Record<PowerState, GlyphName> = {
  on: 'on',
  off: 'off',
  suspended: 'off',
  shed: 'off',
  cycling: 'cyc',
  pendingOn: 'cyc',
  unknown: 'unk',
};

interface OutletListProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly outlets: readonly Outlet[];
}

/** The outlets below an element with their state and what they draw; a row opens its outlet. */
export function OutletList({ pdu, model, outlets }: OutletListProps) {
  const facts = useOutletFacts(pdu, model);
  const freshness = useFreshness(pdu);
  if (outlets.length === 0) return null;
  const isMetered = outlets.some((outlet) => outlet.metered);
  const isStale = freshness === 'noData' || freshness === 'first';
  const dead = new Set(
    isStale ? [] : outlets.filter(({ id }) => (facts.get(id)?.noPowerReason ?? null) !== null),
  );
  const powered = outlets.filter((outlet) => !dead.has(outlet));
  const withoutPower = outlets.length - powered.length;
  return (
    <div className="readings">
      <table className="dt">
        <caption className="table-title">
          <b className="ink">Outlets</b> <span className="dim">{countsText(pdu, powered)}</span>
          {withoutPower === 0 ? null : (
            <span className="t-crit">
              {powered.length === 0 ? '' : ', '}
              {withoutPower} without power
            </span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="n no">
              No.
            </th>
            <th scope="col">Name</th>
            <th scope="col">State</th>
            {isMetered ? (
              <>
                <th scope="col">Load of rating</th>
                <th scope="col" className="n">
                  A
                </th>
                <th scope="col" className="n">
                  W
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {outlets.map((outlet) => (
            <OutletLine
              key={outlet.id}
              pdu={pdu.id}
              model={model}
              outlet={outlet}
              powerState={pdu.outletStates[outlet.id]?.powerState ?? 'unknown'}
              hasNoPower={dead.has(outlet)}
              isMetered={isMetered}
              isStale={isStale}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `5 on, 1 off`; states that no outlet has are left out. */
export function countsText(pdu: Pick<PduView, 'outletStates'>, outlets: readonly Outlet[]): string {
  const states = outlets.map((outlet) => pdu.outletStates[outlet.id]?.powerState ?? 'unknown');
  const count = (words: string, ...named: PowerState[]) => {
    const found = states.filter((state) => named.includes(state)).length;
    return found === 0 ? [] : [`${found} ${words}`];
  };
  return [
    ...count('on', 'on'),
    ...count('off', 'off', 'suspended', 'shed'),
    ...count('busy', 'cycling', 'pendingOn'),
    ...count('unknown', 'unknown'),
  ].join(', ');
}

interface OutletLineProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly outlet: Outlet;
  readonly powerState: PowerState;
  /** A breaker or inlet above it has failed. */
  readonly hasNoPower: boolean;
  /** Some outlet of the list is metered: there are columns for readings. */
  readonly isMetered: boolean;
  /** The PDU does not answer: the state is the last known one. */
  readonly isStale: boolean;
}

/** Glyph and words of a row's state; what is not known now is never shown as on or off. */
export function lineState({
  powerState,
  hasNoPower,
  isStale,
}: Pick<OutletLineProps, 'powerState' | 'hasNoPower' | 'isStale'>): {
  readonly glyph: GlyphName;
  readonly text: string;
} {
  const words = POWER_STATE_WORDS[powerState];
  if (isStale) return { glyph: 'unk', text: `Last known ${words.toLowerCase()}` };
  if (hasNoPower && powerState !== 'unknown') return { glyph: 'off', text: 'No power' };
  return { glyph: GLYPHS[powerState], text: words };
}

const OutletLine = memo(function OutletLine(props: OutletLineProps) {
  const { pdu, model, outlet, isMetered } = props;
  const state = lineState(props);
  const load = useLoad(pdu, model, outlet.id, outlet.ratingAmperes);
  return (
    <tr>
      <td className="n ink b no">{outlet.label}</td>
      <td className="name">
        <OutletLink pdu={pdu} outlet={outlet} isCut />
      </td>
      <td>
        <span className="line-head">
          <Glyph name={state.glyph} />
          {state.text}
        </span>
      </td>
      {isMetered ? (
        <>
          <td>
            {load === null ? null : <LoadBar {...load} small label={`Load of outlet ${outlet.label}`} />}
          </td>
          <Value pdu={pdu} model={model} sensorIndex={sensorIndex(model, outlet.id, 'current')} />
          <Value pdu={pdu} model={model} sensorIndex={sensorIndex(model, outlet.id, 'activePower')} />
        </>
      ) : null}
    </tr>
  );
});

interface ValueProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly sensorIndex: number;
}

function Value({ pdu, model, sensorIndex: index }: ValueProps) {
  const { value, isLate } = useLatest(pdu, index);
  const sensor = model.sensors[index];
  const isFaint = isLate || sensor === undefined || value === null;
  return (
    <td className={`n ${isFaint ? 'faint' : 'ink'}`}>
      {sensor === undefined ? NOT_MEASURED : readingText(sensor, value).text}
    </td>
  );
}
