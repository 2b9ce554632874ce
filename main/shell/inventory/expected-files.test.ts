import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHELL_PROFILES } from '../../../shared/shell/auto-load.ts';
import { sizedSpec } from '../../simulator/testing/sized-spec.ts';
import { inventoryBench, PROTOCOLS } from './testing/inventory-bench.ts';

const expected = (name: string) =>
  readFile(join(import.meta.dirname, 'testing/expected', `${name}.json`), 'utf8');

describe.each(PROTOCOLS)('an inventory over %s', (protocol) => {
  test.each(SHELL_PROFILES)('of profile %s has the bytes of the stored file', async (profile) => {
    const { text } = await inventoryBench(protocol);
    expect(await text({ profile })).toBe(await expected(`eight-outlets-${profile}`));
  });

  test.each(SHELL_PROFILES)(
    'of profile %s has the bytes of the stored file for odd labels',
    async (profile) => {
      const spec = sizedSpec(['AA1', '2-1', '2/1', 'PS4', '4', '🔌'], (label) => ({ name: `on ${label}` }));
      const { text } = await inventoryBench(protocol, { spec });
      expect(await text({ profile, shellName: 'Lab PDU 2G' })).toBe(await expected(`odd-labels-${profile}`));
    },
  );
});
