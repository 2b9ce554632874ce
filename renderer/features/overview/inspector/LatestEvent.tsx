import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import { formatClock, formatDuration } from '../../../../shared/words/durations.ts';
import { useNow } from '../../../state/clock.ts';
import { useAppStore } from '../../../state/store.ts';
import type { GlyphName } from '../../../ui/glyph-shapes.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';

const GLYPHS = { info: 'bell', warning: 'warn', critical: 'crit' } as const satisfies Record<
  string,
  GlyphName
>;

/** What was last reported about an element, or about the PDU; nothing when there was nothing. */
export function LatestEvent({ pdu, element }: { readonly pdu: PduId; readonly element: ElementId }) {
  const event = useAppStore((state) =>
    state.fleet.events.findLast(
      (each) => each.pdu === pdu && (element === 'pdu' || each.element === element),
    ),
  );
  if (event === undefined) return null;
  return (
    <section className="isec">
      <h3>Latest event</h3>
      <div className="row event">
        <Glyph name={event.kind === 'connection' ? 'stale' : GLYPHS[event.severity]} />
        <div>
          <div className="ink">{event.text}</div>
          <div className="dim">
            {formatClock(event.atMs)}, <Ago atMs={event.atMs} />
          </div>
        </div>
      </div>
    </section>
  );
}

function Ago({ atMs }: { readonly atMs: number }) {
  const nowMs = useNow(1000);
  return `${formatDuration(nowMs - atMs)} ago`;
}
