/** What a reader takes for one letter: an emoji of several code points stays whole. */
const LETTERS = new Intl.Segmenter('en');
const TILE_CHARACTERS = 7;
/** A state glyph takes the room of a letter or two. */
const BESIDE_A_GLYPH = 5;

/** A name that fits a tile: of a long one its start and its end, since racks differ at the end. */
export function tileName(name: string, hasGlyph: boolean): string {
  const characters = [...LETTERS.segment(name)].map(({ segment }) => segment);
  const room = hasGlyph ? BESIDE_A_GLYPH : TILE_CHARACTERS;
  if (characters.length <= room) return name;
  const atEnd = hasGlyph ? 1 : 3;
  const end = characters.slice(-atEnd).join('').replace(/[\s-]/gu, '');
  return `${characters.slice(0, 3).join('')}\u2026${end}`;
}
