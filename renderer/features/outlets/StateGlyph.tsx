import { useRef } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { readWords, stateWords } from '../../power/display-words.ts';
import type { OutletDisplay } from '../../power/outlet-display.ts';
import { useAppStore } from '../../state/store.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

interface StateGlyphProps {
  readonly pdu: PduId;
  readonly outlet: Outlet;
  readonly name: GlyphName;
  readonly display: OutletDisplay;
}

/** The state glyph; pointing at it says when the state was read, asked for only then since it changes every second. */
export function StateGlyph({ pdu, outlet, name, display }: StateGlyphProps) {
  const holder = useRef<HTMLSpanElement>(null);
  const tell = () => {
    const view = useAppStore.getState().fleet.pdus.find((each) => each.id === pdu);
    const readAtMs = view?.outletStates[outlet.id]?.readAtMs ?? null;
    if (holder.current !== null) holder.current.title = `${stateWords(display)}, ${readWords(readAtMs)}`;
  };
  return (
    <span ref={holder} className="oc-glyph" onPointerEnter={tell}>
      <Glyph name={name} />
    </span>
  );
}
