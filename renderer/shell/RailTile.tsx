import { memo, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import { alarmSummary } from '../features/fleet/alarm-words.ts';
import { useAlarms } from '../state/alarm-store.ts';
import { worstSeverity, type Severity } from '../state/alarms.ts';
import { connectionWords } from '../state/connection-words.ts';
import type { Freshness } from '../state/freshness.ts';
import { goToPdu } from '../state/go-to-pdu.ts';
import { useFreshness } from '../state/last-answers.ts';
import { asksForWindow, openPduWindow } from '../state/open-window.ts';
import { sampleStore } from '../state/samples.ts';
import type { GlyphName } from '../ui/glyph-shapes.tsx';
import { Glyph } from '../ui/Glyph.tsx';
import { RailBars } from './RailBars.tsx';
import { tileName } from './tile-name.ts';
import { worstReading } from './worst-reading.ts';

interface RailTileProps {
  readonly pdu: PduView;
  readonly isCurrent: boolean;
  readonly isLifted: boolean;
}

/** One PDU of the rail. Its reading is looked up when it is pointed at, since it changes every second. */
export const RailTile = memo(function RailTile({ pdu, isCurrent, isLifted }: RailTileProps) {
  const alarms = useAlarms(pdu.id);
  const freshness = useFreshness(pdu);
  const tile = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) tile.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const glyph = tileGlyph(pdu, freshness, worstSeverity(alarms));
  const shortName = useMemo(() => tileName(pdu.name, glyph !== null), [pdu.name, glyph]);
  const summary = [nameInSentence(pdu.name), connectionWords(pdu, freshness), alarmSummary(alarms)]
    .filter(Boolean)
    .join(', ');
  const dead = freshness === 'noData' || freshness === 'first';
  const tell = () => {
    const reading =
      pdu.model === null || dead
        ? null
        : worstReading(pdu.model, (index) => sampleStore.reading(pdu.id, index));
    if (tile.current !== null) tile.current.title = [summary, reading].filter(Boolean).join(', ');
  };
  const open = (event: MouseEvent) => {
    if (asksForWindow(event)) openPduWindow(pdu.id);
    else goToPdu(pdu.id);
  };
  return (
    <button
      ref={tile}
      type="button"
      className={`tile${isCurrent ? ' cur' : ''}${dead ? ' dead' : ''}${isLifted ? ' lifted' : ''}`}
      aria-current={isCurrent ? 'page' : undefined}
      data-tile={pdu.id}
      onPointerEnter={tell}
      onFocus={tell}
      onClick={open}
      onAuxClick={(event) => {
        if (asksForWindow(event)) open(event);
      }}
      onMouseDown={(event) => {
        // The middle button would scroll the rail.
        if (event.button === 1) event.preventDefault();
      }}
    >
      <span className="sr">{summary}</span>
      <span className="nm" aria-hidden>
        <span className="clip">{shortName}</span>
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
