import type { LiveStatusName } from '../../../shared/shell/live-status.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import type { PduId } from '../../../shared/model/ids.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { useIsStale } from './reachability.ts';

const STATUS_GLYPHS: Readonly<Record<LiveStatusName, GlyphName>> = {
  Online: 'on',
  Offline: 'off',
  Error: 'crit',
};

const TONES: Readonly<Record<LiveStatusName, string>> = { Online: '', Offline: 'ink', Error: 't-crit' };

interface StatusWordProps {
  readonly status: LiveStatusName;
  readonly description?: string;
  /** Of the PDU that the state was read from. */
  readonly pdu: PduId;
}

/** A live status as CloudShell names it, with its glyph. While the PDU does not answer, it is only the last known one. */
export function StatusWord({ status, description, pdu }: StatusWordProps) {
  const isLastKnown = useIsStale(pdu) && status !== 'Error';
  const tone = isLastKnown ? 'faint' : TONES[status];
  return (
    <span className="row cs-status">
      {isLastKnown ? <Glyph name="stale" label="Last known" /> : <Glyph name={STATUS_GLYPHS[status]} />}
      <span className={description === undefined ? '' : 'cs-said'}>
        <span className={`${tone}${status === 'Error' ? ' b' : ''}`}>{status}</span>
        {description === undefined ? null : <span className={tone}>, {description}</span>}
      </span>
    </span>
  );
}
