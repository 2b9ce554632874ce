const UNCUT_CHARACTERS = 12;
const TAIL_CHARACTERS = 6;

const SEGMENTER = new Intl.Segmenter();

/** Begins a part that runs its own way. */
const ISOLATE = '\u2068';

/**
 * Start and end of a name on one line; the end is what stays when it does not fit. Short names have no end of their own, and
 * neither have those with a part that runs from right to left: its two ends would change places.
 */
export function cutName(text: string): readonly [head: string, tail: string] {
  const name = text.replaceAll(/\s+/gu, ' ');
  const characters = Array.from(SEGMENTER.segment(name), ({ segment }) => segment);
  if (characters.length <= UNCUT_CHARACTERS || name.includes(ISOLATE)) return [name, ''];
  return [characters.slice(0, -TAIL_CHARACTERS).join(''), characters.slice(-TAIL_CHARACTERS).join('')];
}
