import type { PduEvent } from '../../../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import { formatClock, formatDuration } from '../../../../shared/words/durations.ts';
import { openEntry } from '../../../journal/open-entry.ts';
import { useNow } from '../../../state/clock.ts';
import { useAppStore } from '../../../state/store.ts';
import type { GlyphName } from '../../../ui/glyph-shapes.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { latestEvent } from './latest-event.ts';

const GLYPHS = { info: 'bell', warning: 'warn', critical: 'crit' } as const satisfies Record<
  string,
  GlyphName
>;

/** What was last reported about an element, or about the PDU, with the way to its line; nothing when there was nothing. */
export function LatestEvent({ pdu, element }: { readonly pdu: PduId; readonly element: ElementId }) {
  const event = useAppStore((state) =>
    latestEvent(
      state.fleet.events.filter(
        (each) => each.pdu === pdu && (element === 'pdu' || each.element === element),
      ),
    ),
  );
  if (event === undefined) return null;
  return (
    <section className="isec">
      <h3>Latest event</h3>
      <div className="row event">
        <Glyph name={event.kind === 'connection' ? 'stale' : GLYPHS[event.severity]} />
        <div>
          <EventText event={event} />
          <div className="dim">
            {formatClock(event.atMs)}, <Ago atMs={event.atMs} />
          </div>
        </div>
      </div>
    </section>
  );
}

/** Opens its line of events, where it is kept. */
function EventText({ event: { id, text } }: { readonly event: PduEvent }) {
  if (id < 0) return <div className="ink">{text}</div>;
  return (
    <button
      type="button"
      className="event-text ink"
      title="Show in events"
      onClick={() => openEntry(`event:${id}`)}
    >
      {text}
    </button>
  );
}

function Ago({ atMs }: { readonly atMs: number }) {
  const nowMs = useNow(1000);
  return `${formatDuration(nowMs - atMs)} ago`;
}
