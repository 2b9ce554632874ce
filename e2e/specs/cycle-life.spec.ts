import type { Locator, Page } from '@playwright/test';
import { LOADS } from '../../main/simulator/models/loads.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { noteAnnouncements, noteTexts } from '../support/announcements.ts';
import { auditResults } from '../support/audit.ts';
import { tokenColour } from '../support/colours.ts';
import { expect, test as base } from '../support/fixtures.ts';
import {
  addPdu,
  METERED,
  startSimulator,
  switchingCalls,
  type RunningSimulator,
} from '../support/simulated.ts';

/** db-01 PSU1, which draws nearly 2 A. */
const LABEL = '8';
const INDEX = 7;
const IDENTITY = 'outlet 8, db-01 PSU1';
const CYCLE_DELAY_S = 3;
const CYCLED = `cyclePowerState outlet.${INDEX}`;
/** What happened, what is still true, what to do. */
const REFUSED = /The PDU refused: the outlet is disabled \(code 3\).* It is still on\./u;

interface Bench {
  readonly simulator: RunningSimulator;
  readonly outlets: OutletsPage;
  readonly cell: Locator;
  readonly cycle: Locator;
}

/** A PDU whose outlets cycle in 3 s, added and on show. */
const test = base.extend<{ bench: Bench }>({
  bench: async ({ app }, use) => {
    await using simulator = await startSimulator({ model: METERED, seed: 3 });
    simulator.otherAdmin.changePdu({ cycleDelay: CYCLE_DELAY_S });
    await addPdu(app, simulator);
    const outlets = new OutletsPage(app);
    await outlets.open();
    const [cell, cycle] = [outlets.cell(LABEL), outlets.button('Cycle', LABEL)];
    await expect(cell).toContainText(/\d\.\d\d A/u);
    await use({ simulator, outlets, cell, cycle });
  },
});

const toast = (app: Page, title: string | RegExp) =>
  app.getByRole('region', { name: 'Messages' }).locator('.toast').filter({ hasText: title });

test('1 on: it shows what it draws, and click, Enter and Space on Cycle arm it', async ({ app, bench }) => {
  const { cell, cycle, simulator } = bench;
  await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on');
  await expect(cell).toContainText(/[12]\.\d\d A\s*\d{3} W/u);
  await expect(cycle).toHaveAccessibleName(`Cycle ${IDENTITY}`);
  const armings = [
    () => cycle.click(),
    () => cycle.press('Enter'),
    () => cycle.press('Space'),
    () => cell.press('c'),
  ];
  for (const arm of armings) {
    await arm();
    await expect(cell).toContainText('Cycle starts in');
    await app.keyboard.press('Escape');
    await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on');
  }
  expect(switchingCalls(simulator)).toEqual([]);
});

test('2 armed: the strongest mark on the screen, with what it drops and how to take it back', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  await cycle.click();
  await expect(cell).toContainText(/Cycle starts in [123] s/u);
  await expect(cell).toContainText(/Drops [12]\.\d\d A/u);
  await expect(cell).toHaveAttribute('aria-busy', 'true');
  await expect(cell).toHaveCSS('background-color', await tokenColour(app, '--ink'));
  await expect(cell.locator('.prog.drain')).toBeVisible();
  const undo = cell.getByRole('button', { name: `Undo for ${IDENTITY}` });
  await expect(undo).toHaveText(/Undo\s*Esc/u);
  await expect(app.getByRole('banner').getByText(/1 .*(armed|in progress)/u)).toBeVisible();

  // The window holds on every screen, and Esc takes it back from there.
  await app.getByRole('tab', { name: 'Overview' }).click();
  await app.keyboard.press('Escape');
  await expect(toast(app, 'Not sent')).toContainText('Outlet 8 was not touched.');
  await expect.poll(() => auditResults(app, 'cycle')).toEqual(['armed', 'notSent']);
  expect(switchingCalls(simulator)).toEqual([]);
});

test('2 armed: a double click arms and does not take it back; a click on Undo after half a second does', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  // Clicks Undo in the very moment in which it appears.
  await app.evaluate((name) => {
    const observer = new MutationObserver(() => {
      const undo = document.querySelector<HTMLElement>(`[aria-label="Undo for ${name}"]`);
      if (undo === null) return;
      observer.disconnect();
      undo.click();
      undo.dataset['clicked'] = 'early';
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  }, IDENTITY);
  await cycle.dblclick();
  await expect(app.locator('[data-clicked=early]')).toBeVisible();
  await expect(cell).toContainText(/Cycle starts in [12] s/u);
  await cell.getByRole('button', { name: /^Undo for/u }).click();
  await expect(toast(app, 'Not sent')).toBeVisible();
  await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on');
  expect(await auditResults(app, 'cycle')).toEqual(['armed', 'notSent']);
  expect(switchingCalls(simulator)).toEqual([]);
});

test('3 sent: nothing leaves inside the window; no answer is said after 5 s, unknown after 10 s, and a reading settles it', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  // The command is taken and not answered for so long that its request is given up.
  simulator.faults.inject({ kind: 'delay', ms: 20_000 }, { method: 'cyclePowerState', times: 1 });
  const said = await noteAnnouncements(app);
  const shown = await noteTexts(app, `[data-outlet="outlet:${LABEL}"]`);
  await cycle.click();
  await expect(cell).toContainText('Cycle starts in');
  expect(switchingCalls(simulator)).toEqual([]);
  await expect(cell).toContainText('Sending to PDU');
  await expect(cell).toContainText(/\d\.\d s\s*of 5 s/u);
  await expect(cell).toHaveClass(/busy/u);
  await expect(cell).toContainText('No answer yet');
  await expect(toast(app, 'Outlet 8: no answer from the PDU')).toContainText(
    'The command may have arrived. Reading the state again in 5 s. Do not repeat it yet.',
  );
  await expect(toast(app, 'Outlet 8: outcome unknown')).toContainText('Do not repeat it yet.');
  // The PDU carries it out after all; Busbar has not stopped reading.
  await expect(toast(app, /^Outlet 8, db-01 PSU1, cycled/u)).toBeVisible({ timeout: 30_000 });
  expect(switchingCalls(simulator)).toHaveLength(1);
  expect((await said()).slice(0, 2)).toEqual([
    'Outlet 8, db-01 PSU1, cycles in 3 seconds. Press Escape to undo.',
    'Outlet 8, sent to the PDU.',
  ]);
  expect((await shown()).some((text) => text.includes('Outcome unknown'))).toBe(true);
});

test('4 to 6: off with a countdown, checking, done: said once each, counted down and never below zero', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  const said = await noteAnnouncements(app);
  const shown = await noteTexts(app, `[data-outlet="outlet:${LABEL}"]`);
  await cycle.click();
  await expect(cell).toContainText('Cycling: off, turns on in');
  await expect(cell.locator('.prog.fill')).toBeVisible();
  await expect(cell).toHaveCSS('border-color', await tokenColour(app, '--ink'));
  await expect(cell).toContainText('Cycled, on again');
  await expect(cell).toHaveCSS('background-color', await tokenColour(app, '--ok-tint'));
  await expect(cell).toContainText(/\d\.\d s\s*[12]\.\d\d A/u);
  const done = toast(app, /^Outlet 8, db-01 PSU1, cycled/u);
  await expect(done).toContainText(
    /On again after \d\.\d s, draws [12]\.\d\d A\. Written to the audit log\./u,
  );
  await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on', { timeout: 10_000 });
  await expect(done).toBeHidden();

  const texts = await shown();
  const left = texts.flatMap((text) => /turns on in (-?[\d.]+) s/u.exec(text)?.[1] ?? []).map(Number);
  expect(left.length).toBeGreaterThan(3);
  expect(left).toEqual(left.toSorted((a, b) => b - a));
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  expect(await said()).toEqual([
    'Outlet 8, db-01 PSU1, cycles in 3 seconds. Press Escape to undo.',
    'Outlet 8, sent to the PDU.',
    'Outlet 8 off. On in 3 seconds.',
    expect.stringMatching(/^Outlet 8 on again, [12]\.\d\d amperes\.$/u),
  ]);
  expect(switchingCalls(simulator)).toEqual([CYCLED]);
  expect(await auditResults(app, 'cycle')).toEqual(['armed', 'asked', 'sent', 'accepted', 'confirmed']);
});

test('4 off: past its delay it waits for the PDU instead of counting below zero', async ({ app, bench }) => {
  const { cell, cycle, simulator } = bench;
  const shown = await noteTexts(app, `[data-outlet="outlet:${LABEL}"]`);
  await cycle.click();
  await expect(cell).toContainText('Cycling: off, turns on in');
  // Somebody drops the second half at the PDU and turns it on later.
  simulator.otherAdmin.switch(INDEX, 'off');
  await expect(cell).toContainText('waiting for PDU');
  simulator.otherAdmin.switch(INDEX, 'on');
  await expect(cell).toContainText('Cycled, on again');
  expect((await shown()).join(' ')).not.toMatch(/in -\d/u);
});

test('5 and 8: on without current is checked for 5 s, then said in amber until the current is back', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  await cycle.click();
  await expect(cell).toContainText('Cycling: off, turns on in');
  simulator.pdu.plugIn(INDEX, null);
  await expect(cell).toContainText('On, checking current');
  await expect(cell).toContainText('expect 0.1 A or more');
  await expect(cell).toContainText('On, but draws 0.00 A');
  await expect(cell).toContainText(/was [12]\.\d\d A/u);
  await expect(cell.getByText(/On, but draws/u)).toHaveCSS('color', await tokenColour(app, '--warn'));
  await expect(toast(app, 'Outlet 8 is on but draws no current')).toContainText(
    /It drew [12]\.\d\d A before\. Check the device's own power switch\./u,
  );

  simulator.pdu.plugIn(INDEX, LOADS.server(420));
  await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on');
});

test('7 failed: the refusal stays with what is still true; Retry arms again and dismissing clears it', async ({
  app,
  bench,
}) => {
  const { cell, cycle, simulator } = bench;
  simulator.faults.switching.disabledOutlets.add(INDEX);
  await cycle.click();
  await expect(cell).toContainText('Not cycled: PDU refused');
  await expect(cell).toContainText(/Still on, [12]\.\d\d A/u);
  await app.mouse.move(0, 0);
  await expect(cell).toHaveCSS('background-color', await tokenColour(app, '--crit-tint'));
  const alert = app.getByRole('alert').filter({ hasText: 'Outlet 8 was not cycled' });
  await expect(alert).toContainText(REFUSED);

  await cell.getByRole('button', { name: `Retry: cycle ${IDENTITY}` }).click();
  await expect(cell).toContainText('Cycle starts in');
  await expect(cell).toContainText('Not cycled: PDU refused');
  expect(switchingCalls(simulator), 'sent once each').toEqual([CYCLED, CYCLED]);

  await expect(alert, 'the toast before went when it was armed again').toHaveCount(1);
  await alert.getByRole('button', { name: `Retry: cycle ${IDENTITY}` }).click();
  await expect(cell).toContainText('Cycle starts in');
  await expect(alert).toBeHidden();
  await expect(cell).toContainText('Not cycled: PDU refused');
  expect(switchingCalls(simulator), 'each was a command of its own').toEqual([CYCLED, CYCLED, CYCLED]);
  await cell.getByRole('button', { name: `Dismiss, ${IDENTITY}` }).click();
  await expect(cell).toHaveAccessibleName('Outlet 8, db-01 PSU1, on');
});

test('the table row and the card of the outlet show the same life', async ({ app, bench }) => {
  const { simulator } = bench;
  await app.getByRole('radio', { name: 'Table' }).click();
  const row = app.getByRole('row', { name: /^Outlet 8,/u });
  await row.getByRole('button', { name: `Cycle ${IDENTITY}` }).click();
  await expect(row).toContainText(/Cycle starts in [123] s/u);
  await expect(row.getByRole('gridcell').nth(1)).toHaveCSS(
    'background-color',
    await tokenColour(app, '--ink'),
  );
  await expect(row.getByRole('button', { name: `Undo for ${IDENTITY}` })).toBeVisible();
  await expect(row).toContainText(/Off, on in\s+\d/u);
  await expect(row).toContainText('Cycled, on again');

  await row.press('Enter');
  const card = app.getByRole('group', { name: `Power of ${IDENTITY}` });
  await card.getByRole('button', { name: `Cycle ${IDENTITY}` }).click();
  await expect(card).toContainText(/Cycle starts in [123] s/u);
  await expect(card).toContainText(/Drops [12]\.\d\d A/u);
  await expect(card).toContainText('Cycling: off, turns on in');
  await expect(card).toContainText('Cycled, on again');
  simulator.faults.switching.disabledOutlets.add(INDEX);
  await expect(card.getByRole('button', { name: `Cycle ${IDENTITY}` })).toBeVisible({ timeout: 10_000 });
  await card.getByRole('button', { name: `Cycle ${IDENTITY}` }).click();
  await expect(card).toContainText(REFUSED);
  await expect(card.getByRole('button', { name: /^Retry/u })).toBeVisible();
});
