import { markdownTable, type Row } from './table.ts';

/** One part of the benchmark as it ended. */
export interface PartReport {
  readonly title: string;
  /** How it was measured. */
  readonly method: string;
  readonly rows: readonly Row[];
  /** Why there are no rows, or not all of them. */
  readonly skipped: string | null;
  readonly failed: string | null;
}

/** What did not happen, by name. */
export function shortfalls(parts: readonly PartReport[]): readonly string[] {
  return parts.flatMap(({ title, skipped, failed }) => [
    ...(skipped === null ? [] : [`skipped: ${title}: ${skipped}`]),
    ...(failed === null ? [] : [`failed: ${title}: ${failed}`]),
  ]);
}

/** `RESULTS.md`. */
export function resultsDocument(parts: readonly PartReport[], machine: readonly string[]): string {
  const sections = parts.flatMap((part) => [
    `## ${part.title}`,
    part.method,
    ...(part.rows.length === 0 ? [] : [markdownTable(part.rows)]),
    ...shortfalls([part]).map((line) => `Not measured here: ${line}`),
  ]);
  return [
    '# Speed',
    'Written by `npm run bench`. Compare ratios, which were taken in one run on one machine, rather than the figures.',
    machine.map((fact) => `- ${fact}`).join('\n'),
    ...sections,
    '',
  ].join('\n\n');
}
