/** One measured figure beside what it is compared with in the same run. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly beside: string;
  /** Measured through beside; empty where a ratio says nothing. */
  readonly ratio: string;
  readonly target: string;
}

export const HEADINGS: Row = {
  what: 'What',
  measured: 'Busbar',
  beside: 'Beside it, same run',
  ratio: 'Ratio',
  target: 'Target',
};

const cells = (row: Row) => [row.what, row.measured, row.beside, row.ratio, row.target];

/** Columns of even width for a terminal. */
export function textTable(rows: readonly Row[]): string {
  const all = [HEADINGS, ...rows].map(cells);
  const widths = cells(HEADINGS).map((_each, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

export function markdownTable(rows: readonly Row[]): string {
  const line = (row: Row) => `| ${cells(row).join(' | ')} |`;
  return [line(HEADINGS), '| --- | --- | --- | --- | --- |', ...rows.map(line)].join('\n');
}
