import { memo } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { alarmSummary } from '../features/fleet/alarm-words.ts';
import { connectionWords } from '../state/connection-words.ts';
import { useAlarms } from '../state/alarm-store.ts';
import { worstSeverity, type Severity } from '../state/alarms.ts';
import type { Freshness } from '../state/freshness.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { useFreshness } from '../state/last-answers.ts';
import { useAppStore } from '../state/store.ts';
import type { GlyphName } from '../ui/glyph-shapes.tsx';
import { Glyph } from '../ui/Glyph.tsx';
import { useOpenTripCount } from '../workspace/open-trips.ts';
import { RailBars } from './RailBars.tsx';
import { tileName, tilesInOrder } from './tile-order.ts';

/** At the left of every screen: is any PDU in trouble, and how loaded are its lines? */
export function Rail() {
  const place = useAppStore((state) => state.place);
  const pdus = useAppStore((state) => state.fleet.pdus);
  const goTo = useAppStore((state) => state.goTo);
  const openAdd = useAppStore((state) => state.setAddPduOpen);
  const openSettings = useAppStore((state) => state.setSettingsOpen);
  return (
    <nav className="rail" aria-label="Main" data-region="rail">
      <button
        type="button"
        className={place.screen === 'fleet' ? 'cur' : ''}
        aria-current={place.screen === 'fleet' ? 'page' : undefined}
        onClick={() => goTo({ screen: 'fleet' })}
      >
        <Glyph name="fleet" size={16} />
        <span>Fleet</span>
      </button>
      <EventsEntry isCurrent={place.screen === 'events'} />
      <button
        type="button"
        className={place.screen === 'cloudshell' ? 'cur' : ''}
        aria-current={place.screen === 'cloudshell' ? 'page' : undefined}
        onClick={() => goTo({ screen: 'cloudshell' })}
      >
        <Glyph name="cloud" size={16} />
        <span>CloudShell</span>
      </button>
      {pdus.length === 0 ? null : <hr />}
      <div className="tiles">
        {tilesInOrder(pdus).map((pdu) => (
          <RailTile key={pdu.id} pdu={pdu} isCurrent={place.screen === 'pdu' && place.pdu === pdu.id} />
        ))}
      </div>
      <button type="button" aria-label="Add PDU" onClick={() => openAdd(true)}>
        <Glyph name="plus" size={16} />
        <span>Add</span>
      </button>
      <button type="button" onClick={() => openSettings(true)}>
        <Glyph name="settings" size={16} />
        <span>Settings</span>
      </button>
    </nav>
  );
}

/** The badge counts breakers that tripped and that nobody acknowledged. */
function EventsEntry({ isCurrent }: { readonly isCurrent: boolean }) {
  const goTo = useAppStore((state) => state.goTo);
  const trips = useOpenTripCount();
  return (
    <button
      type="button"
      className={isCurrent ? 'cur' : ''}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => goTo({ screen: 'events', entry: null })}
    >
      {trips === 0 ? null : (
        <span className="badge" aria-hidden>
          {trips}
        </span>
      )}
      <Glyph name="bell" size={16} />
      <span>Events</span>
      {trips === 0 ? null : <span className="sr">, {trips} not acknowledged</span>}
    </button>
  );
}

interface RailTileProps {
  readonly pdu: PduView;
  readonly isCurrent: boolean;
}

const RailTile = memo(function RailTile({ pdu, isCurrent }: RailTileProps) {
  const alarms = useAlarms(pdu.id);
  const freshness = useFreshness(pdu);
  const glyph = tileGlyph(pdu, freshness, worstSeverity(alarms));
  const summary = [pdu.name, connectionWords(pdu, freshness), alarmSummary(alarms)]
    .filter(Boolean)
    .join(', ');
  const dead = freshness === 'noData' || freshness === 'first';
  return (
    <button
      type="button"
      className={`tile${isCurrent ? ' cur' : ''}${dead ? ' dead' : ''}`}
      aria-current={isCurrent ? 'page' : undefined}
      title={summary}
      onClick={() => goToPdu(pdu.id)}
    >
      <span className="sr">{summary}</span>
      <span className="nm" aria-hidden>
        <span className="clip">{tileName(pdu.name, glyph !== null)}</span>
        {glyph === null ? null : <Glyph name={glyph} />}
      </span>
      {pdu.model === null ? <span className="mb" /> : <RailBars pdu={pdu.id} model={pdu.model} />}
    </button>
  );
});

function tileGlyph(
  { connection }: PduView,
  freshness: Freshness,
  severity: Severity | null,
): GlyphName | null {
  if (connection.kind === 'needsAttention') return 'crit';
  if (freshness === 'noData' || freshness === 'first') return 'stale';
  if (severity === null) return null;
  return severity === 'critical' ? 'crit' : 'warn';
}
