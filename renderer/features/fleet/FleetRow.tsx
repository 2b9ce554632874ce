import { memo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { formatDuration } from '../../../shared/words/durations.ts';
import { NOT_MEASURED } from '../../../shared/words/numbers.ts';
import { knownStates } from '../../power/known-states.ts';
import { hasPower, PduPower } from '../../power/PduPower.tsx';
import { useNow } from '../../state/clock.ts';
import type { Freshness } from '../../state/freshness.ts';
import { goToPdu } from '../../state/go-to-pdu.ts';
import { lastAnswerMs } from '../../state/last-answers.ts';
import { usePowerUnit } from '../../state/units.ts';
import { asksForWindow, openPduWindow } from '../../state/open-window.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { addressWords, connectionWords } from '../../state/connection-words.ts';
import type { FleetFacts } from './fleet-filter.ts';
import { FleetAlarms } from './FleetAlarms.tsx';
import { BreakerBars, LineBars } from './FleetBars.tsx';

function glyphOf({ severity, freshness, needsAttention }: FleetFacts): {
  readonly name: GlyphName;
  readonly label: string;
} {
  if (needsAttention) return { name: 'crit', label: 'Needs attention' };
  if (freshness === 'noData') return { name: 'stale', label: 'No data' };
  if (freshness === 'first') return { name: 'unk', label: 'Not read yet' };
  if (severity === null) return { name: 'on', label: 'Good' };
  return severity === 'critical' ? { name: 'crit', label: 'Critical' } : { name: 'warn', label: 'Warning' };
}

/** One PDU of the fleet. The name is the button, and it reaches over the whole row. */
export const FleetRow = memo(function FleetRow({ facts }: { readonly facts: FleetFacts }) {
  const { pdu, freshness } = facts;
  const glyph = glyphOf(facts);
  const powerUnit = usePowerUnit();
  const isStale = freshness === 'noData' || freshness === 'first';
  return (
    <div className={glyph.name === 'crit' ? 'fr crit' : 'fr'} role="row">
      <span role="cell">
        <Glyph name={glyph.name} label={glyph.label} />
      </span>
      <span role="cell" className="two">
        <button
          type="button"
          className="fr-name ell"
          onClick={(event) => (asksForWindow(event) ? openPduWindow(pdu.id) : goToPdu(pdu.id, 'overview'))}
          onAuxClick={(event) => {
            if (asksForWindow(event)) openPduWindow(pdu.id);
          }}
        >
          {pdu.name}
        </button>
        <span className="dim ell">{pdu.model?.identity.model ?? ''}</span>
      </span>
      <span role="cell" className="two">
        <ConnectionCell pdu={pdu} freshness={freshness} />
      </span>
      {pdu.model === null ? (
        <EmptyCells />
      ) : (
        <>
          <span role="cell" className="lb">
            <LineBars pdu={pdu.id} name={pdu.name} model={pdu.model} isStale={isStale} />
          </span>
          <span role="cell">
            <BreakerBars pdu={pdu.id} model={pdu.model} isStale={isStale} />
          </span>
          <span role="cell" className="r">
            {hasPower(pdu.model) ? (
              <>
                <b className={isStale ? 'faint fr-power' : 'ink fr-power'}>
                  <PduPower pdu={pdu.id} model={pdu.model} />
                </b>{' '}
                <span className="dim">{powerUnit}</span>
              </>
            ) : (
              <span className="faint">{NOT_MEASURED}</span>
            )}
          </span>
          <span role="cell" className="r">
            <OutletsOn pdu={pdu} isStale={isStale} />
          </span>
        </>
      )}
      <span role="cell" className="two">
        <FleetAlarms pdu={pdu} isStale={isStale} />
      </span>
    </div>
  );
});

const EMPTY_CELLS = [
  { key: 'line load', className: 'faint' },
  { key: 'breaker load', className: 'faint' },
  { key: 'power', className: 'r faint' },
  { key: 'outlets', className: 'r faint' },
];

/** The cells of a PDU of which nothing is known yet. */
function EmptyCells() {
  return EMPTY_CELLS.map(({ key, className }) => (
    <span key={key} role="cell" className={className}>
      {NOT_MEASURED}
    </span>
  ));
}

interface ConnectionCellProps {
  readonly pdu: PduView;
  readonly freshness: Freshness;
}

function ConnectionCell({ pdu, freshness }: ConnectionCellProps) {
  const words = connectionWords(pdu, freshness);
  if (freshness === 'live') {
    return (
      <>
        <span>{words}</span>
        <span className="dim ell">{addressWords(pdu)}</span>
      </>
    );
  }
  return <TroubledConnection pdu={pdu} words={words} />;
}

function TroubledConnection({ pdu, words }: { readonly pdu: PduView; readonly words: string }) {
  const nowMs = useNow(1000);
  const answeredMs = lastAnswerMs(pdu);
  const { connection } = pdu;
  const since =
    answeredMs === null || connection.kind === 'needsAttention'
      ? ''
      : ` for ${formatDuration(nowMs - answeredMs)}`;
  const retry =
    connection.kind === 'offline' && connection.nextRetryAtMs > nowMs
      ? `, retry in ${formatDuration(connection.nextRetryAtMs - nowMs)}`
      : '';
  return (
    <>
      <span className="ink b ell">
        {connection.kind === 'needsAttention' ? 'Not connected' : `${words}${since}`}
      </span>
      <span className="dim ell">{`${addressWords(pdu)}${retry}`}</span>
    </>
  );
}

function OutletsOn({ pdu, isStale }: { readonly pdu: PduView; readonly isStale: boolean }) {
  const outlets = pdu.model?.outlets ?? [];
  const known = pdu.model === null ? [] : knownStates(pdu, pdu.model);
  if (known.length === 0) return <span className="faint">{NOT_MEASURED}</span>;
  const on = known.filter((state) => state === 'on').length;
  if (isStale) return <span className="faint">{`${on}/${outlets.length}`}</span>;
  return (
    <>
      <b className="ink">{on}</b>
      <span className="dim">/{outlets.length}</span>
    </>
  );
}
