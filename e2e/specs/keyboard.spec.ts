import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, simulateBoth, test } from '../support/fixtures.ts';

test('the main job needs no pointer', async ({ app }) => {
  test.setTimeout(120_000);
  // The first button has the focus.
  await expect(app.getByRole('button', { name: 'Start with a simulated PDU' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();

  // The tree: down to a breaker, close and open it.
  const tree = app.getByRole('treegrid');
  await tree.getByRole('row').first().focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('End');
  await app.keyboard.press('Home');
  await expect(tree.getByRole('row').first()).toBeFocused();

  // Outlets: cycle one by its letter, and take it back.
  await app.getByRole('tab', { name: 'Overview' }).focus();
  await app.keyboard.press('ArrowRight');
  const outlets = new OutletsPage(app);
  await expect(outlets.cell('1')).toBeVisible();
  await outlets.cell('1').focus();
  await app.keyboard.press('ArrowDown');
  await expect(outlets.cell('2')).toBeFocused();
  await app.keyboard.press('c');
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();

  // Sequence: move a row down by the keyboard, and put the next move back.
  await app.getByRole('tab', { name: /^Outlets/u }).focus();
  await app.keyboard.press('ArrowRight');
  const sequence = new SequencePage(app);
  await expect.poll(async () => (await sequence.order()).length).toBe(36);
  const before = await sequence.order();
  const [first = '', second = ''] = before;
  await sequence.row(first).focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => sequence.order()).toEqual([second, first, ...before.slice(2)]);
  await sequence.handle(first).focus();
  await app.keyboard.press('Space');
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Escape');
  await expect.poll(() => sequence.order()).toEqual([second, first, ...before.slice(2)]);
  await app.keyboard.press('Control+s');
  await expect(app.getByText(/^Sequence applied to /u).first()).toBeVisible();
});

test('a PDU is added over SNMP v3 without a pointer', async ({ app }) => {
  await using pdu = await simulateBoth('--model', 'px3-1ph-8', '--seed', '3');
  const { user, authPassword, privPassword } = pdu.snmp.v3;
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await app.keyboard.press(key);
  };
  await app.getByRole('button', { name: 'Add a PDU' }).focus();
  await press('Enter');
  const dialog = app.getByRole('dialog', { name: 'Add PDU' });
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toBeFocused();
  await app.keyboard.type('127.0.0.1');
  await press('Tab', 'Control+A');
  await app.keyboard.type(String(pdu.snmp.port));
  await press('Tab', 'ArrowRight', 'Space');
  await expect(dialog.getByRole('radio', { name: 'SNMP v3' })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Port' })).toHaveValue(String(pdu.snmp.port));

  // The engine is asked when the first field of the account is reached.
  await press('Tab');
  await expect(dialog.getByLabel('SNMP user')).toBeFocused();
  await expect(dialog).toContainText('Check the engine ID before you trust it');
  await app.keyboard.type(user);
  await press('Tab', 'Tab');
  await expect(dialog.getByRole('button', { name: /Authentication$/u })).toBeFocused();
  await press('Tab');
  await app.keyboard.type(authPassword);
  await press('Tab', 'Tab');
  await app.keyboard.type(privPassword);

  // Enter goes on to what is missing: the comparison.
  await press('Enter');
  const compared = dialog.getByRole('checkbox', { name: /^I compared it/u });
  await expect(compared).toBeFocused();
  await press('Space');
  await expect(compared).toBeChecked();
  await press('Tab', 'Tab', 'Tab');
  await expect(dialog.getByRole('button', { name: 'Trust and add' })).toBeFocused();
  await press('Enter');
  await expect(dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
});
