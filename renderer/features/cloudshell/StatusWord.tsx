import type { LiveStatusName } from '../../../shared/shell/live-status.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

export const STATUS_GLYPHS: Readonly<Record<LiveStatusName, GlyphName>> = {
  Online: 'on',
  Offline: 'off',
  Error: 'crit',
};

/** A live status as CloudShell names it, with its glyph. */
export function StatusWord({ status }: { readonly status: LiveStatusName }) {
  return (
    <span className="row cs-status">
      <Glyph name={STATUS_GLYPHS[status]} />
      <span className={status === 'Error' ? 'b t-crit' : status === 'Offline' ? 'ink' : ''}>{status}</span>
    </span>
  );
}
