import type { JournalKind } from '../../shared/model/journal.ts';
import { Glyph } from '../ui/Glyph.tsx';
import { KIND_GLYPHS } from './kind-words.ts';

/** The shape of a kind; its word stands beside it. */
export function KindMark({ kind }: { readonly kind: JournalKind }) {
  if (kind === 'operator') {
    return (
      <svg className="g ink" viewBox="0 0 12 12" aria-hidden>
        <path d="M2.5 2.5h7v7h-7z" fill="currentColor" />
      </svg>
    );
  }
  return <Glyph name={KIND_GLYPHS[kind]} className={kind === 'cleared' ? 't-ok' : ''} />;
}
