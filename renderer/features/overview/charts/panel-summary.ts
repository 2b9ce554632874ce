import { formatNumber } from '../../../../shared/words/numbers.ts';
import type { PanelFrame } from './chart-group.ts';
import type { RowPlan } from './plan-types.ts';
import { windowWords } from './windows.ts';

/** `Current L2, last 15 min: lowest 24.9 A, highest 26.1 A, last 25.8 A`. */
export function panelSummary(
  row: Pick<RowPlan, 'title' | 'unit' | 'digits'>,
  columnTitle: string,
  frame: Pick<PanelFrame, 'stats' | 'windowMs' | 'noDataFromMs'>,
): string {
  const { min, max, last } = frame.stats;
  const what = columnTitle === '' ? row.title : `${row.title} ${columnTitle}`;
  const head = `${what}, last ${windowWords(frame.windowMs)}`;
  if (min === null || max === null) return `${head}: no data`;
  const text = (value: number | null) =>
    value === null ? 'no value' : `${formatNumber(value, row.digits)} ${row.unit}`;
  const silent = frame.noDataFromMs === null ? '' : ', no data since';
  return `${head}: lowest ${text(min)}, highest ${text(max)}, last ${text(last)}${silent}`;
}
