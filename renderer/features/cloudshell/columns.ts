export type ColumnId = 'resource' | 'family' | 'model' | 'address' | 'status' | 'description' | 'power';

interface ColumnLook {
  readonly title: string;
  readonly size: { readonly width: number | `${number}fr`; readonly minWidth?: number };
}

export const COLUMNS: Readonly<Record<ColumnId, ColumnLook>> = {
  resource: { title: 'Resource', size: { width: '1fr', minWidth: 176 } },
  family: { title: 'Family', size: { width: 112 } },
  model: { title: 'Model', size: { width: '1fr', minWidth: 140 } },
  address: { title: 'Address', size: { width: '0.8fr', minWidth: 116 } },
  status: { title: 'Status', size: { width: 80 } },
  description: { title: 'Description', size: { width: '0.9fr', minWidth: 140 } },
  power: { title: 'Power', size: { width: 152 } },
};

const ALL: readonly ColumnId[] = ['resource', 'family', 'model', 'address', 'status', 'description', 'power'];
const NARROW = ALL.filter((id) => id !== 'family' && id !== 'model');

/** From this width on all columns fit; below it family and model are left to the panel, which has them. */
const ALL_FIT_PX = 880;

export function columnsThatFit(widthPx: number): readonly ColumnId[] {
  return widthPx >= ALL_FIT_PX ? ALL : NARROW;
}
