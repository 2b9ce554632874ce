import type { LiveStatusName } from '../../../shared/shell/live-status.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

export const STATUS_GLYPHS: Readonly<Record<LiveStatusName, GlyphName>> = {
  Online: 'on',
  Offline: 'off',
  Error: 'crit',
};

/** A live status as CloudShell names it, with its glyph. */
export function StatusWord({
  status,
  description,
}: {
  readonly status: LiveStatusName;
  readonly description?: string;
}) {
  return (
    <span className="row cs-status">
      <Glyph name={STATUS_GLYPHS[status]} />
      <span className={description === undefined ? '' : 'cs-said'}>
        <span className={status === 'Error' ? 'b t-crit' : status === 'Offline' ? 'ink' : ''}>{status}</span>
        {description === undefined ? null : (
          <span className={status === 'Error' ? 't-crit' : ''}>, {description}</span>
        )}
      </span>
    </span>
  );
}
