/** What is drawn alone, in a frame of the sheet. */
export const PART_NAMES = [
  'banner-tripped',
  'banner-certificate',
  'banner-credentials',
  'banner-lost',
  'banner-conflict',
  'banner-read-only',
  'confirm-several',
  'confirm-protected',
  'confirm-all',
  'find',
  'changed-certificate',
] as const;

/** See `PART_NAMES`. */
export type PartName = (typeof PART_NAMES)[number];

/** The part that an address asks for; null for the whole sheet. */
export function partOf(search: string): PartName | null {
  const asked = new URLSearchParams(search).get('part');
  return PART_NAMES.find((name) => name === asked) ?? null;
}
