export type ColumnId = 'resource' | 'family' | 'model' | 'address' | 'status' | 'description' | 'power';

interface ColumnLook {
  readonly id: ColumnId;
  readonly title: string;
  readonly minPx: number;
  /** Its part of the room that is left; 0 for none. */
  readonly share: number;
}

/** Only what the panel has too may be left out where there is little room. */
const COLUMNS: readonly (ColumnLook & { readonly isInPanel?: true })[] = [
  { id: 'resource', title: 'Resource', minPx: 176, share: 1 },
  { id: 'family', title: 'Family', minPx: 112, share: 0, isInPanel: true },
  { id: 'model', title: 'Model', minPx: 140, share: 1, isInPanel: true },
  { id: 'address', title: 'Address', minPx: 116, share: 0.8 },
  { id: 'status', title: 'Status', minPx: 80, share: 0 },
  { id: 'description', title: 'Description', minPx: 140, share: 0.9 },
  { id: 'power', title: 'Power', minPx: 152, share: 0 },
];
const NARROW = COLUMNS.filter(({ isInPanel }) => isInPanel !== true);

/** All columns, or without family and model where these do not fit. */
export function columnsThatFit(widthPx: number): readonly ColumnLook[] {
  return widthPx >= leastWidth(COLUMNS) ? COLUMNS : NARROW;
}

/** `grid-template-columns` of the head and of every row. */
export function tracksOf(columns: readonly ColumnLook[]): string {
  return columns
    .map(({ minPx, share }) => (share === 0 ? `${minPx}px` : `minmax(${minPx}px, ${share}fr)`))
    .join(' ');
}

/** What all columns need, px; in less room the grid scrolls. */
export function leastWidth(columns: readonly ColumnLook[]): number {
  return columns.reduce((sum, { minPx }) => sum + minPx, 0);
}
