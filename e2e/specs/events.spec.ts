import type { Page } from '@playwright/test';
import { startSimulator } from '../../main/simulator/simulator.ts';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { EventsPage } from '../pages/events-page.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';

const C2 = 1;

async function addSimulator(app: Page, simulator: Awaited<ReturnType<typeof startSimulator>>): Promise<void> {
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(simulator.url).host);
  await add.trust();
  await add.signIn(simulator.user, simulator.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

/** An outlet turned off, and a cycle of another one taken back. */
async function actOnOutlets(app: Page): Promise<void> {
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.cell('4').hover();
  await outlets.button('Turn off', '4').click();
  await expect(app.getByText(/^Outlet 4.* turned off$/u)).toBeVisible();
  await outlets.button('Cycle', '7').click();
  await expect(app.getByText('Cycle starts in').first()).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 7 was not touched.')).toBeVisible();
}

test('what people did and what the PDU reported stand in one list, with steps, filters and export', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await addSimulator(app, simulator);
  await actOnOutlets(app);
  simulator.pdu.tripOcp(C2);
  const banner = app.getByRole('alert').filter({ hasText: /^Breaker C2 on .* tripped at / });
  await expect(banner).toBeVisible();
  const rail = app.getByRole('navigation', { name: 'Main' });
  await expect(rail.getByRole('button', { name: 'Events, 1 not acknowledged' })).toBeVisible();

  const events = new EventsPage(app);
  await events.open();
  await expect(events.lines('Turned off')).toContainText('Done');
  await expect(events.lines(/Cycle cancelled/u)).toContainText('Not sent');
  await expect(events.lines(/Critical.*C2.*tripped/iu)).toContainText('Open');

  await events.lines('Turned off').click();
  await expect(events.panel).toContainText('Turn off, outlet 4');
  await expect(events.panel).toContainText(/\d{4}-\d\d-\d\d-\d{6}/u);
  await expect
    .poll(() => events.steps())
    .toEqual(expect.arrayContaining(['Clicked Turn off', 'PDU accepted', 'Read back: off']));
  await events.panel.getByRole('button', { name: 'Open outlet 4' }).click();
  await expect(app.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await expect(app.getByRole('heading', { name: /^Outlet 4\b/u }).first()).toBeVisible();

  await events.open();
  await events.search.fill('c2');
  await expect(events.lines('Turned off')).toHaveCount(0);
  await expect(events.lines(/tripped/iu)).not.toHaveCount(0);
  await events.search.fill('nobody "such"');
  await expect(app.getByText('Nothing matches "nobody "such"".')).toBeVisible();
  await app.getByRole('button', { name: 'Clear filter', exact: true }).last().click();
  await expect(events.search).toBeFocused();
  await expect(events.lines('Turned off')).toBeVisible();

  await events.chip('Operator').click();
  await expect(events.lines(/Critical/u)).toHaveCount(0);
  const text = await events.exported();
  expect(text.split('\r\n')[0]).toBe('Time,Kind,PDU,Element,What happened,By,"Lasted, s",State,Ended,Entry');
  expect(text).toContain('Turned off');
  expect(text).not.toContain('Critical');
  await events.chip('Operator').click();

  await events.columns.last().click();
  await expect(events.columns.last()).toHaveAttribute('aria-pressed', 'true');
  await expect(events.lines(/tripped/iu)).not.toHaveCount(0);
  await events.columns.last().click();
  await expect(events.columns.last()).toHaveAttribute('aria-pressed', 'false');

  await app.getByRole('tab', { name: /^Audit log/u }).click();
  await expect(events.lines('Turned off')).toBeVisible();
  await expect(events.lines(/Critical/u)).toHaveCount(0);
});

test('the list is read by keyboard alone, and lines that come in wait while somebody is in it', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await addSimulator(app, simulator);
  await actOnOutlets(app);
  const events = new EventsPage(app);
  await events.open();
  await expect(events.lines('Turned off')).toBeVisible();
  await app.keyboard.press('/');
  await expect(events.search).toBeFocused();
  await app.keyboard.type('outlet-of-nobody');
  await expect(app.getByText('Nothing matches "outlet-of-nobody".')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(events.search).toHaveValue('');
  await expect(events.lines('Turned off')).toBeVisible();

  const focused = events.grid.locator('[role="row"]:focus');
  // From the filter over the columns to the list.
  await app.keyboard.press('F6');
  await app.keyboard.press('F6');
  await expect(focused).toHaveCount(1);
  await app.keyboard.press('Home');
  await expect(focused).toHaveAttribute('data-index', '0');
  await app.keyboard.press('ArrowDown');
  await expect(focused).toHaveAttribute('data-index', '1');
  const name = (await focused.innerText()).replaceAll(/\s+/gu, ' ');
  await app.keyboard.press('Enter');
  await expect(events.panel).toBeVisible();
  await expect(focused).toHaveAttribute('aria-selected', 'true');
  await app.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('data-index', '0');
  await expect(focused).toHaveAttribute('aria-selected', 'true');
  await app.keyboard.press('ArrowDown');

  simulator.pdu.tripOcp(C2);
  const waiting = app.getByRole('button', { name: /^\d+ new$/u });
  await expect(waiting).toBeVisible();
  expect((await focused.innerText()).replaceAll(/\s+/gu, ' ')).toBe(name);
  await expect(focused).toHaveAttribute('data-index', '1');
  await app.keyboard.press('Escape');
  await expect(events.panel).toBeHidden();
  await expect(focused).toHaveAttribute('data-index', '1');
  await waiting.click();
  await expect(events.lines(/C2.*tripped/iu).first()).toBeVisible();
  await expect(focused).toHaveAttribute('data-index', '0');
});

test('a message opens its entry, a banner the trip, and the tab of a PDU has its own list', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await addSimulator(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.button('Cycle', '7').click();
  await expect(app.getByText('Cycle starts in').first()).toBeVisible();
  await app.keyboard.press('Escape');
  await app.getByRole('button', { name: 'Not sent', exact: true }).click();
  const events = new EventsPage(app);
  await expect(events.panel).toContainText('Cycle, outlet 7');
  await expect.poll(() => events.steps()).toEqual(['Clicked Cycle', 'Not sent']);

  await app.getByRole('navigation', { name: 'Main' }).locator('.tile').click();
  simulator.pdu.tripOcp(C2);
  await app.getByRole('button', { name: 'Show in events' }).click();
  await expect(events.panel).toContainText(/tripped/iu);
  await events.panel.getByRole('button', { name: 'Open breaker C2' }).click();
  await app.getByRole('tab', { name: /^Events \d+$/u }).click();
  await expect(events.lines(/tripped/iu).first()).toBeVisible();
  await expect(events.grid.getByRole('columnheader', { name: 'PDU' })).toHaveCount(0);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on events, with and without an open line, ${colorScheme}`, async ({ app }) => {
    test.setTimeout(90_000);
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await app.getByRole('button', { name: 'Start with a simulated PDU' }).click();
    await actOnOutlets(app);
    const events = new EventsPage(app);
    await events.open();
    await expect(events.lines('Turned off')).toBeVisible();
    expect.soft(await violations(app), 'events').toEqual([]);
    await events.lines('Turned off').click();
    await expect(events.panel.getByRole('listitem').first()).toBeVisible();
    expect.soft(await violations(app), 'an open line').toEqual([]);
    await app.keyboard.press('Escape');
    await events.search.fill('nothing like it');
    await expect(app.getByText('Nothing matches "nothing like it".')).toBeVisible();
    expect.soft(await violations(app), 'nothing found').toEqual([]);
    await app.getByRole('button', { name: /^PDU: /u }).click();
    await expect(app.getByRole('menuitemradio', { name: 'All PDUs' })).toBeVisible();
    expect.soft(await violations(app), 'choosing a PDU').toEqual([]);
  });
}
