import type { Page } from '@playwright/test';
import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { startBuiltIn } from '../support/simulated.ts';

/** Notes which outlets come on, glance by glance: what one repaint shows together has no order among itself. */
async function noteSwitchOn(page: Page): Promise<() => Promise<readonly (readonly string[])[]>> {
  await page.evaluate(() => {
    const glances: string[][] = [];
    const look = () => {
      const isOn = [...document.querySelectorAll('[role=gridcell][aria-label^="Outlet "]')]
        .map((cell) => cell.getAttribute('aria-label') ?? '')
        .filter((name) => /, (on|turned on)(,|$)/u.test(name))
        .map((name) => /^Outlet ([^,]+)/u.exec(name)?.[1] ?? '');
      const fresh = isOn.filter((label) => !glances.flat().includes(label));
      if (fresh.length > 0) glances.push(fresh);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-label'],
    });
    Object.assign(window, { glances });
  });
  return () => page.evaluate(() => (window as unknown as { glances: string[][] }).glances);
}

test('a new user starts the simulated PDU, finds an outlet by name, cycles it and sees it confirmed', async ({
  app,
}) => {
  test.setTimeout(90_000);
  await startBuiltIn(app);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.find('db-01');
  await expect.poll(() => outlets.shownOutlets()).toEqual(['8']);
  await outlets.button('Cycle', '8').click();
  await expect(outlets.cell('8')).toContainText('Cycle starts in');
  await expect(app.getByRole('button', { name: /^Undo/u })).toBeVisible();
  await expect(outlets.cell('8')).toContainText('Cycling: off, turns on in');
  await expect(outlets.cell('8')).toContainText('Cycled, on again', { timeout: 40_000 });
  await expect(app.getByText('Outlet 8, db-01 PSU1, cycled').first()).toBeVisible();
});

test('undo takes an armed cycle back before anything is sent', async ({ app }) => {
  await startBuiltIn(app);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.button('Cycle', '2').click();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();
  await expect(outlets.cell('2')).toHaveAccessibleName(/, on(,|$)/u);
});

test('a pole chart moves with the readings', async ({ app }) => {
  await startBuiltIn(app);
  const chart = app.getByRole('img', { name: /^Current L1, / });
  await expect(chart).toBeVisible();
  const shape = () =>
    chart.locator('path.recharts-line-curve, path.recharts-area-curve').first().getAttribute('d');
  const before = await shape();
  await expect.poll(shape, { timeout: 20_000 }).not.toBe(before);
});

test('the sequence is dragged into a new order, applied, and obeyed when all outlets are switched on', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await startBuiltIn(app);
  const sequence = new SequencePage(app);
  await sequence.open();
  const before = await sequence.order();
  // Far apart in time, so that no noise can swap them.
  const [first = '', second = ''] = before;
  await sequence.dragOnto(first, before[2] ?? '');
  const wanted = [second, before[2] ?? '', first, ...before.slice(3)];
  await expect.poll(() => sequence.order()).toEqual(wanted);
  await sequence.apply();

  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.switchAll('off');
  await expect(app.getByRole('gridcell', { name: /^Outlet .*, off(,|$)/u })).toHaveCount(36, {
    timeout: 30_000,
  });

  const switchedOn = await noteSwitchOn(app);
  await outlets.switchAll('on');
  await expect.poll(async () => (await switchedOn()).flat().length, { timeout: 90_000 }).toBe(36);
  const glances = await switchedOn();
  expect(glances.length, 'they came on one after the other').toBeGreaterThan(18);
  const byPlace = (a: string, b: string) => wanted.indexOf(a) - wanted.indexOf(b);
  expect(glances.flatMap((glance) => glance.toSorted(byPlace))).toEqual(wanted);
});
