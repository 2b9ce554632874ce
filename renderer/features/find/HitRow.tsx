import { memo } from 'react';
import { Glyph } from '../../ui/Glyph.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { CONTROL_KEY } from '../../ui/is-mac.ts';
import type { FindEntry } from './entries.ts';
import { piecesOf } from './fold.ts';

interface HitRowProps {
  readonly id: string;
  readonly entry: FindEntry;
  readonly words: readonly string[];
  readonly glyph: GlyphName | null;
  /** How it stands, for a screen reader. */
  readonly state: string;
  readonly isCurrent: boolean;
}

/** One hit: how it stands, its number, its name, which PDU it is of; on the current one the keys. */
export const HitRow = memo(function HitRow(props: HitRowProps) {
  const { id, entry, words, glyph, state, isCurrent } = props;
  const { kind, label, name, where, isNamed } = entry;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      aria-label={spokenName(entry, state)}
      className={isCurrent ? 'hit cur' : 'hit'}
      data-hit={entry.key}
    >
      {glyph === null ? <span className="hit-g" /> : <Glyph name={glyph} />}
      {label === '' ? null : (
        <b className="hit-no">
          <Marked text={label} words={words} />
        </b>
      )}
      <bdi className={isNamed ? 'hit-name ell' : 'hit-name ell dim'} title={name}>
        <Marked text={name} words={words} />
      </bdi>
      <bdi className="hit-where ell dim" title={where}>
        <Marked text={where} words={words} />
      </bdi>
      {isCurrent ? (
        <span className="hit-keys" aria-hidden>
          <kbd>Enter</kbd> open
          {kind === 'outlet' ? (
            <>
              <kbd>{CONTROL_KEY} Enter</kbd> cycle
            </>
          ) : null}
        </span>
      ) : null}
    </div>
  );
});

/** `outlet 14, db-02 PSU A, A07-L, on`: the whole identity. */
function spokenName({ kind, label, name, where, isNamed }: FindEntry, state: string): string {
  const what = kind === 'outlet' ? `outlet ${label}` : label;
  const isSaid = kind === 'outlet' && !isNamed;
  return [what, isSaid ? '' : name, where, state].filter(Boolean).join(', ');
}

function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return <>{text}</>;
  return (
    <>
      {piecesOf(text, words).map((piece) =>
        piece.isMatch ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
