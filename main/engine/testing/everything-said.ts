import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Logger } from '../../support/logger.ts';
import type { EngineBench } from './engine-bench.ts';
import { context } from './simulator-bench.ts';

/** A log of every level whose lines are kept. */
export function keptLog(): { readonly logger: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }), lines };
}

/** Everything that an engine lets out, whoever listens. */
async function everythingSaid({ engine: { handlers }, pushed }: EngineBench): Promise<readonly unknown[]> {
  return [
    await handlers.fleet.snapshot({}, context),
    await handlers.shell.snapshot({}, context),
    await handlers.app.audit({ limit: 1000, pdu: null }, context),
    await handlers.app.info({}, context),
    await handlers.app.settings({}, context),
    await handlers.pdus.list({}, context),
    pushed,
  ];
}

/** None of the secrets is in what was said, in what the engine tells, or in a file of its data directory. */
export async function expectNoSecret(
  bench: EngineBench,
  said: readonly unknown[],
  secrets: readonly string[],
): Promise<void> {
  const text = JSON.stringify([said, await everythingSaid(bench)]);
  const files = await readdir(bench.dataDirectory);
  const contents = await Promise.all(files.map((file) => readFile(join(bench.dataDirectory, file))));
  expect(contents.length).toBeGreaterThan(0);
  for (const secret of secrets) {
    expect(text).not.toContain(secret);
    expect(contents.some((content) => content.includes(secret))).toBe(false);
  }
}
