import { memo } from 'react';

interface Piece {
  readonly at: number;
  readonly text: string;
  readonly matches: boolean;
}

/** Cuts a text where one of the words stands; upper and lower case are the same. */
export function matchPieces(text: string, words: readonly string[]): readonly Piece[] {
  const lower = text.toLowerCase();
  const marked = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    if (word === '') continue;
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      marked.fill(true, at, at + word.length);
    }
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const matches = marked[at] ?? false;
    const next = marked.indexOf(!matches, at);
    const end = next < 0 ? text.length : next;
    pieces.push({ at, text: text.slice(at, end), matches });
    at = end;
  }
  return pieces;
}

/** A text with what was searched for underlined. */
export const MatchedText = memo(function MatchedText(props: {
  readonly text: string;
  readonly words: readonly string[];
}) {
  const pieces = matchPieces(props.text, props.words);
  return (
    <>{pieces.map((piece) => (piece.matches ? <mark key={piece.at}>{piece.text}</mark> : piece.text))}</>
  );
});
