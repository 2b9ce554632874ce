const UNCUT_CHARACTERS = 12;
const TAIL_CHARACTERS = 6;

const SEGMENTER = new Intl.Segmenter();

/** Start and end of a name; the end is what stays when it does not fit. Short names have no end of their own. */
export function cutName(name: string): readonly [head: string, tail: string] {
  const characters = Array.from(SEGMENTER.segment(name), ({ segment }) => segment);
  if (characters.length <= UNCUT_CHARACTERS) return [name, ''];
  return [characters.slice(0, -TAIL_CHARACTERS).join(''), characters.slice(-TAIL_CHARACTERS).join('')];
}
