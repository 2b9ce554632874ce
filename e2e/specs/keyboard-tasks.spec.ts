import type { Page } from '@playwright/test';
import { CloudShellPage } from '../pages/cloudshell-page.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  addPdu,
  METERED,
  startBuiltIn,
  startSimulator,
  switchingCalls,
  UNMETERED,
} from '../support/simulated.ts';

async function press(app: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await app.keyboard.press(key);
}

test('each dialog takes the focus, closes with Esc and gives the focus back to what opened it', async ({
  app,
}) => {
  await startBuiltIn(app);
  const rail = app.getByRole('navigation', { name: 'Main' });
  const openers = [
    rail.getByRole('button', { name: 'Add PDU' }),
    rail.getByRole('button', { name: 'Settings' }),
    app.getByRole('button', { name: /^Keys/u }),
    app.getByRole('button', { name: /^Find an outlet/u }),
  ];
  const dialog = app.getByRole('dialog');
  for (const opener of openers) {
    await opener.focus();
    await app.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await expect(dialog.locator(':focus').or(app.locator('[role=dialog]:focus'))).toHaveCount(1);
    await app.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  const menu = app.getByRole('button', { name: /^Actions for /u });
  await menu.focus();
  await press(app, 'Enter');
  await app.getByRole('menuitem', { name: 'Rename in Busbar' }).press('Enter');
  await expect(app.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test('a question in a dialog whose button went away with the answer still closes with Esc', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'Add a PDU' }).press('Enter');
  const dialog = app.getByRole('dialog', { name: 'Add PDU' });
  await app.keyboard.type('127.0.0.1:1');
  await dialog.getByRole('button', { name: 'Read the certificate' }).press('Enter');
  await expect(dialog).toContainText(/refuses connections/u);
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('several outlets and all outlets are switched without a pointer', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.cell('2').focus();
  await press(app, 'Space', 'Shift+ArrowDown');
  await expect(app.getByRole('toolbar', { name: 'Selected outlets' })).toContainText('2 outlets selected');
  await press(app, 'Control+a');
  await expect(app.getByRole('toolbar', { name: 'Selected outlets' })).toContainText('8 outlets selected');
  await press(app, 'Escape');
  await expect(app.getByRole('toolbar', { name: 'Selected outlets' })).toHaveCount(0);

  await outlets.cell('1').focus();
  await press(app, 'Space', 'Shift+ArrowDown');
  await app
    .getByRole('toolbar')
    .getByRole('button', { name: /^Turn off/u })
    .focus();
  await press(app, 'Enter');
  await expect(app.getByRole('button', { name: 'Back', exact: true })).toBeFocused();
  await press(app, 'Tab', 'Enter');
  await expect(outlets.cell('1')).toContainText('Turns off in');
  await press(app, 'Escape');
  await expect(app.getByText('2 outlets were not touched.')).toBeVisible();
  expect(switchingCalls(simulator)).toEqual([]);

  await app.getByRole('button', { name: 'All outlets' }).focus();
  await press(app, 'Enter', 'ArrowDown', 'Enter');
  await expect(app.getByRole('textbox', { name: 'Type 7 to confirm' })).toBeFocused();
  await press(app, '7', 'Enter');
  await expect(app.getByRole('gridcell', { name: /^Outlet .*(, off|turned off)/u })).toHaveCount(7);
});

test('Esc clears what is selected wherever the focus is, Enter opens a cell, Alt with an arrow walks: the focus goes along', async ({
  app,
}) => {
  await startBuiltIn(app);
  const outlets = new OutletsPage(app);
  await outlets.open();
  const bar = app.getByRole('toolbar', { name: 'Selected outlets' });
  await outlets.cell('3').focus();
  await press(app, 'Space', 'F6', 'Tab');
  await expect(bar.getByRole('button', { name: 'Turn off' })).toBeFocused();
  await press(app, 'Escape');
  await expect(bar).toHaveCount(0);
  await expect(outlets.cell('3')).toBeFocused();

  await press(app, 'Space', '/', 'Escape');
  await expect(bar).toHaveCount(0);

  await outlets.cell('3').focus();
  await press(app, 'Enter');
  await expect(app.getByRole('treegrid').getByRole('row', { name: /^3, /u })).toBeFocused();
  await press(app, 'Alt+ArrowLeft');
  await expect(outlets.cell('3')).toBeVisible();
  await outlets.cell('3').focus();
  await press(app, 'Alt+ArrowRight');
  await expect(app.getByRole('main')).toBeFocused();
});

test('a trip is acknowledged with A, and resources are exported, without a pointer', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  simulator.pdu.tripOcp(1);
  const banner = app.getByRole('alert').filter({ hasText: /^Breaker C2 on .* tripped at / });
  await expect(banner).toBeVisible();
  await press(app, 'a');
  await expect(banner).toBeHidden();

  await app.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'CloudShell' }).focus();
  await press(app, 'Enter');
  const cloudShell = new CloudShellPage(app);
  await expect(cloudShell.tree).toBeVisible();
  await app.getByRole('button', { name: 'Export', exact: true }).focus();
  await press(app, 'Enter');
  const json = app.locator('.pop').getByRole('button', { name: /JSON/u });
  await json.focus();
  const [download] = await Promise.all([app.waitForEvent('download'), press(app, 'Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.json$/u);
});
