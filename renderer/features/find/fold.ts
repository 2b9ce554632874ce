const MARKS = /\p{M}+/gu;

/** A text as it is compared: without upper case and diacritics, so that `Müller` is found by `muller`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** The words of what was typed, folded. */
export function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** A stretch of a text, and whether it is what was looked for. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly isMatch: boolean;
}

/** The folded text with the place in the original of each of its characters. */
function foldWithOrigins(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const part = fold(character);
    folded += part;
    for (let count = 0; count < part.length; count++) origins.push(at);
    at += character.length;
  }
  return { folded, origins };
}

/** Cuts a text where one of the folded words stands in it. */
export function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const { folded, origins } = foldWithOrigins(text);
  const marked = Array.from({ length: text.length }, () => false);
  for (const word of words.filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      // To the next character that was not folded away: an accent belongs to its letter.
      marked.fill(true, origins[at], origins[at + word.length] ?? text.length);
    }
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const isMatch = marked[at] ?? false;
    const next = marked.indexOf(!isMatch, at);
    const end = next < 0 ? text.length : next;
    pieces.push({ at, text: text.slice(at, end), isMatch });
    at = end;
  }
  return pieces;
}
