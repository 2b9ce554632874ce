import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { resultsDocument, shortfalls, type PartReport } from './document.ts';
import { machineFacts } from './machine.ts';
import {
  clickPart,
  protocolPart,
  recordedPart,
  rendererPart,
  screensPart,
  simulatedSnmpPart,
} from './parts.ts';
import { textTable } from './table.ts';

/** Runs every part, prints the figures and writes them down. Ends with 1 when a part broke; what is skipped is named. */
const RESULTS = join(import.meta.dirname, 'RESULTS.md');

const parts: PartReport[] = [];
let browser: string | null = null;
for (const part of [protocolPart, clickPart, recordedPart, simulatedSnmpPart, rendererPart, screensPart]) {
  process.stderr.write(`${part.title} ...\n`);
  const { report, browserName } = await part.run();
  parts.push(report);
  browser ??= browserName;
  if (report.rows.length > 0) process.stdout.write(`\n${report.title}\n${textTable(report.rows)}\n\n`);
}
const machine = machineFacts(browser);
process.stdout.write(`${machine.join('\n')}\n`);
for (const line of shortfalls(parts)) process.stdout.write(`${line}\n`);
const config = await resolveConfig(RESULTS);
await writeFile(RESULTS, await format(resultsDocument(parts, machine), { ...config, filepath: RESULTS }));
process.stderr.write(`Written to ${RESULTS}\n`);
// A part that hung may have left something open.
process.exit(parts.some((part) => part.failed !== null) ? 1 : 0);
