import { OutletsPage } from '../pages/outlets-page.ts';
import { auditLog, auditResults } from '../support/audit.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator, switchingCalls, UNMETERED } from '../support/simulated.ts';

test('a window that closes while an outlet is armed takes the command with it, and the audit log says so', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const { origin } = new URL(app.url());
  const second = await app.context().newPage();
  await second.goto(origin);
  const outlets = new OutletsPage(second);
  await second.getByRole('navigation', { name: 'Main' }).locator('.tile').click();
  await outlets.open();
  await outlets.button('Cycle', '2').click();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await second.close();
  await expect.poll(() => auditResults(app, 'cycle')).toEqual(['armed', 'notSent']);
  expect((await auditLog(app)).at(-1)).toMatchObject({ message: 'Not sent, window closed' });
  expect(switchingCalls(simulator)).toEqual([]);
});

test('an outlet that somebody renames while it is armed is not touched', async ({ app }) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.button('Cycle', '2').click();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  simulator.otherAdmin.changeOutlet(1, { name: 'dialysis' });
  const alert = app.getByRole('alert').filter({ hasText: 'Outlet 2 was not cycled' });
  await expect(alert).toContainText('Not cycled: outlet 2 changed while you waited. It is still on.');
  await expect(outlets.cell('2')).toHaveAccessibleName(/^Outlet 2, dialysis, not cycled/u);
  expect(await auditResults(app, 'cycle')).toEqual(['armed', 'notSent']);
  expect(switchingCalls(simulator)).toEqual([]);
});

test('an outlet whose state is out of date cannot be switched, and says why and how old it is', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  simulator.faults.noEventChannels = true;
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  const cycle = outlets.button('Cycle', '2');
  await expect(cycle).toBeEnabled();

  simulator.faults.delayMs = 60_000;
  await expect(cycle).toHaveAttribute('aria-disabled', 'true');
  await expect(cycle).toHaveAccessibleDescription(/^The state of this outlet is out of date\. /u);
  await expect(outlets.cell('2')).toContainText(/\d+ s\s*old/u);
  await cycle.focus();
  await expect(app.getByRole('tooltip')).toContainText('Switching works again when');
  await cycle.press('Enter');
  await outlets.cell('2').press('c');
  await expect(outlets.cell('2')).not.toContainText('Cycle starts in');

  simulator.faults.delayMs = 0;
  await expect(cycle).not.toHaveAttribute('aria-disabled', 'true', { timeout: 30_000 });
  expect(await auditResults(app, 'cycle')).toEqual([]);
});

test('a protected outlet is switched only by press and hold, with the pointer or with Space', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.protect('2');

  await outlets.button('Cycle', '2').click();
  const hold = app.getByRole('button', { name: 'Hold to cycle outlet 2' });
  await expect(app.getByRole('dialog', { name: '2 access-sw is protected' })).toContainText(
    'Cycling it may cut this computer off from the network.',
  );
  // A click is not a hold.
  await hold.click();
  await expect(outlets.cell('2')).not.toContainText('Cycle starts in');
  await hold.hover();
  const pressedAtMs = Date.now();
  await app.mouse.down();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  // A slow machine only makes it longer.
  expect(Date.now() - pressedAtMs).toBeGreaterThanOrEqual(1500);
  await app.mouse.up();
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();

  await outlets.cell('2').focus();
  await app.keyboard.press('c');
  await expect(hold).toBeFocused();
  await app.keyboard.press('Space');
  await expect(outlets.cell('2')).not.toContainText('Cycle starts in');
  await app.keyboard.down('Space');
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.up('Space');
  await app.keyboard.press('Escape');
  await expect.poll(() => auditResults(app, 'cycle')).toEqual(['armed', 'notSent', 'armed', 'notSent']);
  expect(switchingCalls(simulator)).toEqual([]);
});

test('several outlets are named before they are switched off together, can be taken back, and each is confirmed', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.select('2', '3');
  await app
    .getByRole('toolbar', { name: 'Selected outlets' })
    .getByRole('button', { name: /^Turn off/u })
    .click();
  const confirm = app.getByRole('toolbar', { name: 'Confirm' });
  await expect(confirm).toContainText('Turn off these 2 outlets?');
  await expect(confirm.getByRole('button', { name: 'Back' })).toBeFocused();
  await confirm.getByRole('button', { name: 'Turn off 2, 3' }).click();
  await expect(outlets.cell('2')).toContainText(/Turns off in [45] s/u);
  await app.keyboard.press('Escape');
  await expect(app.getByText('2 outlets were not touched.')).toBeVisible();
  expect(switchingCalls(simulator)).toEqual([]);

  await outlets.select('2', '3');
  await app
    .getByRole('toolbar', { name: 'Selected outlets' })
    .getByRole('button', { name: /^Turn off/u })
    .click();
  await confirm.getByRole('button', { name: 'Turn off 2, 3' }).click();
  await expect(outlets.cell('2')).toHaveAccessibleName(/turned off|, off/u);
  await expect(outlets.cell('3')).toHaveAccessibleName(/turned off|, off/u);
  await expect(outlets.cell('1')).toHaveAccessibleName(/, on(,|$)/u);
  await expect(app.getByRole('status').filter({ hasText: '2 outlets turned off' })).toContainText(
    'Each was read back. Written to the audit log.',
  );
  expect(switchingCalls(simulator)).toHaveLength(1);
});

test('of several outlets, what the PDU refuses is named with what is still true, and nothing is repeated', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  simulator.faults.switching.disabledOutlets.add(2);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.select('2', '3');
  await app
    .getByRole('toolbar', { name: 'Selected outlets' })
    .getByRole('button', { name: /^Cycle/u })
    .click();
  await app.getByRole('button', { name: 'Cycle 2, 3' }).click();
  const alert = app.getByRole('alert').filter({ hasText: '0 of 2 outlets cycled' });
  await expect(alert).toContainText(/Not done: 2 and 3\. The PDU refused: .*still on\./u);
  await expect(outlets.cell('2')).toHaveAccessibleName(/not cycled: PDU refused/u);
  expect(switchingCalls(simulator)).toHaveLength(1);
});

test('all outlets are switched off only with their number typed; a protected one is left out by name', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, simulator);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.protect('2');
  await outlets.chooseForAll('Turn all off');
  const dialog = app.getByRole('alertdialog', { name: /^Turn off every outlet on /u });
  await expect(dialog).toContainText('8 outlets are on.');
  await expect(dialog).toContainText('6 of them will be turned off.');
  await expect(dialog).toContainText('Outlet 2, access-sw, is protected and stays on.');
  await expect(dialog).toContainText('Outlet 8 cannot be switched now.');
  const count = dialog.getByRole('textbox', { name: 'Type 6 to confirm' });
  await expect(count).toBeFocused();
  const off = dialog.getByRole('button', { name: 'Turn off 6 outlets' });
  await count.fill('8');
  await expect(off).toBeDisabled();
  await count.fill('6');
  await off.click();
  await expect(app.getByRole('gridcell', { name: /^Outlet .*(, off|turned off)/u })).toHaveCount(6);
  await expect(outlets.cell('2')).toHaveAccessibleName(/, on(,|$)/u);
});
