import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import type { Oid } from '../../../snmp/oid.ts';
import { parseWalk, type RecordedValue } from './walk-file.ts';

/** Where recordings of real devices are; null where `BUSBAR_WALKS_DIR` does not say. */
export function walksDirectory(): string | null {
  const directory = process.env['BUSBAR_WALKS_DIR'];
  return directory === undefined || directory === '' ? null : directory;
}

/** The recordings there are, by name. */
function walkNames(): readonly string[] {
  const directory = walksDirectory();
  if (directory === null) return [];
  const ending = '.snmprec';
  return readdirSync(directory)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();
}

/**
 * A recording by its name, with its overlay when it has one and nobody wants it without.
 *
 * @throws where there are no recordings: tests that need them are described with `describeWithWalks`
 */
export function readWalk(
  name: string,
  { overlay: isMerged = true }: { readonly overlay?: boolean } = {},
): ReadonlyMap<Oid, RecordedValue> {
  const directory = walksDirectory();
  if (directory === null) throw new Error('BUSBAR_WALKS_DIR is not set');
  const overlay = join(directory, 'overlays', `${name}.overlay.snmprec`);
  const files = [join(directory, `${name}.snmprec`), ...(isMerged && existsSync(overlay) ? [overlay] : [])];
  // UTF-8 would lose bytes that are none; tags 4 with such bytes are hexadecimal in these files.
  return new Map(files.flatMap((file) => [...parseWalk(readFileSync(file, 'utf8'))]));
}

/**
 * `describe` that is skipped, by its name, where there are no recordings. The body gets the names of all, and then one
 * that stands for them, so that a test for each of them is skipped by name too.
 */
export function describeWithWalks(name: string, body: (names: readonly string[]) => void): void {
  const isMissing = walksDirectory() === null;
  describe.skipIf(isMissing)(name, () => {
    body(isMissing ? ['every recording'] : walkNames());
  });
}
