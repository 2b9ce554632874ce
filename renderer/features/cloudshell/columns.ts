export type ColumnId = 'resource' | 'family' | 'model' | 'address' | 'status' | 'description' | 'power';

interface ColumnLook {
  readonly id: ColumnId;
  readonly title: string;
  /** It is never narrower than this, px, */
  readonly leastPx: number;
  /** nor wider than this for what stands in it. */
  readonly mostPx: number;
  /** Its part of the room that is left; 0 for none. */
  readonly share: number;
  /** The panel has it too: it may be left out where there is little room. */
  readonly isInPanel?: true;
}

/** What each column needs to show all that stands in it, px with its padding. */
export type ColumnNeeds = Readonly<Record<ColumnId, number>>;

export interface ColumnLayout {
  readonly columns: readonly Pick<ColumnLook, 'id' | 'title'>[];
  /** `grid-template-columns` of the head and of every row. */
  readonly tracks: string;
  /** What all columns need, px; in less room the grid scrolls. */
  readonly leastPx: number;
}

const COLUMNS: readonly ColumnLook[] = [
  { id: 'resource', title: 'Resource', leastPx: 168, mostPx: 240, share: 1 },
  { id: 'family', title: 'Family', leastPx: 80, mostPx: 200, share: 0, isInPanel: true },
  { id: 'model', title: 'Model', leastPx: 132, mostPx: 240, share: 0.6, isInPanel: true },
  { id: 'address', title: 'Address', leastPx: 108, mostPx: 176, share: 0.6 },
  { id: 'status', title: 'Status', leastPx: 64, mostPx: 120, share: 0 },
  { id: 'description', title: 'Description', leastPx: 120, mostPx: 200, share: 1 },
  { id: 'power', title: 'Power', leastPx: 132, mostPx: 200, share: 0.4 },
];
const NARROW = COLUMNS.filter(({ isInPanel }) => isInPanel !== true);

/** Room that a scroll bar may take. */
const SCROLL_BAR_PX = 16;
const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

/** Room for what stands in each column; then cut names and models; then no family and no model. */
export function columnLayout(widthPx: number, needs: ColumnNeeds): ColumnLayout {
  const roomPx = widthPx - SCROLL_BAR_PX;
  const needPx = ({ id, leastPx, mostPx }: ColumnLook) => Math.min(Math.max(needs[id], leastPx), mostPx);
  /** An address, status or reading that is cut is none. */
  const leastPx = (column: ColumnLook) =>
    column.id === 'resource' || column.id === 'model' ? column.leastPx : needPx(column);
  const columns = sum(COLUMNS.map(leastPx)) <= roomPx ? COLUMNS : NARROW;
  const allPx = sum(columns.map(needPx));
  if (allPx <= roomPx) {
    const tracks = columns.map((each) => `minmax(${needPx(each)}px, ${each.share}fr)`);
    return { columns, tracks: tracks.join(' '), leastPx: allPx };
  }
  const tracks = columns.map((each) => `minmax(${leastPx(each)}px, ${needPx(each)}px)`);
  return { columns, tracks: tracks.join(' '), leastPx: sum(columns.map(leastPx)) };
}
