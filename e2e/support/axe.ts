import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Outlet cells and rail tiles are named by identity and state; the figures in them change every second and would be spoken
 * each time if the name held them (design: live readings are not announced).
 */
const RULES = { 'label-content-name-mismatch': { enabled: false } };

/** Its letters are the inverse of what stands below them (`mix-blend-mode`), which axe-core does not reckon with. */
const BLENDED = '.hold-btn > span';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** The library's hidden dismiss buttons stand beside a popover's dialog, in no landmark. */
const isOurs = ({ id, nodes }: Violation) =>
  id !== 'region' || !nodes.every(({ target }) => target.every((each) => each.startsWith('body > div')));

/** What axe-core finds on the page as it stands: rule, place, and why. With `only`, by that rule alone. */
export async function violations(page: Page, only?: 'color-contrast'): Promise<readonly string[]> {
  const options = only === undefined ? { rules: RULES } : { runOnly: [only] };
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = await page.evaluate(
    ([run, blended]) => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };
      };
      return axe.run({ exclude: [blended] }, run);
    },
    [options, BLENDED] as const,
  );
  return found.violations
    .filter(isOurs)
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll('\n', ' ')}`),
    );
}
