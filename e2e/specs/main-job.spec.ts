import type { Page } from '@playwright/test';
import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** Notes when each outlet is first shown as on, in the order it happens. */
async function noteSwitchOn(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const order: string[] = [];
    const look = () => {
      for (const cell of document.querySelectorAll('[role=gridcell][aria-label^="Outlet "]')) {
        const name = cell.getAttribute('aria-label') ?? '';
        const label = /^Outlet ([^,]+)/u.exec(name)?.[1] ?? '';
        if (/, on(,|$)/u.test(name) && !order.includes(label)) order.push(label);
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-label'],
    });
    Object.assign(window, { switchedOn: order });
  });
  return () => page.evaluate(() => (window as unknown as { switchedOn: string[] }).switchedOn);
}

async function startSimulated(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  await expect(page.getByText(/^Live, /u).first()).toBeVisible();
}

test('a new user starts the simulated PDU, finds an outlet by name, cycles it and sees it confirmed', async ({
  app,
}) => {
  test.setTimeout(90_000);
  await startSimulated(app);
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
  await startSimulated(app);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.button('Cycle', '2').click();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();
  await expect(outlets.cell('2')).toHaveAccessibleName(/, on(,|$)/u);
});

test('a pole chart moves with the readings', async ({ app }) => {
  await startSimulated(app);
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
  await startSimulated(app);
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
  await expect.poll(async () => (await switchedOn()).length, { timeout: 90_000 }).toBe(36);
  expect(await switchedOn()).toEqual(wanted);
});
