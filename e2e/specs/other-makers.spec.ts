import type { Page } from '@playwright/test';
import { EATON_EPDU_FIXTURE } from '../../main/drivers/snmp/families/testing/fixtures/eaton-epdu.ts';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  isOn,
  OPERATOR,
  startApc,
  startApcWithUser,
  startAt,
  startMeteredApc,
} from '../support/other-maker.ts';

async function addOverV2c(app: Page, hostPort: string, writeCommunity: string): Promise<void> {
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('v2c');
  await add.readSystemName(hostPort, 'public');
  await add.field('Write community').fill(writeCommunity);
  await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(add.dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

test('an APC PDU is added over SNMP v2c after a wrong community, and an outlet is switched', async ({
  app,
}) => {
  await using apc = await startApc();
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('v2c');
  await add.readSystemName(apc.hostPort, 'guessed');
  await expect(add.field('Address')).toHaveAccessibleDescription(/a PDU does not answer a wrong one/u, {
    timeout: 20_000,
  });
  await add.readSystemName(apc.hostPort, 'public');
  await expect(add.dialog).toContainText('APC, PowerNet-MIB');
  await add.field('Write community').fill('private');
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.dialog).toContainText(/Read: MADEUP-2G, serial MADEUP201/u);
  await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(add.dialog).toBeHidden();

  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.cell('1').hover();
  await outlets.button('Turn off', '1').click();
  await expect(outlets.cell('1')).toHaveAccessibleName(/turned off|, off/u, { timeout: 20_000 });
  expect(isOn(apc, '1')).toBe(false);
  // Its name on the PDU is `Outlet 2`: said once.
  await outlets.button('Turn on', '2').click();
  await expect(outlets.cell('2')).toHaveAccessibleName(/^Outlet 2, (?:turned )?on/u, { timeout: 20_000 });
  expect(isOn(apc, '2')).toBe(true);
});

test('with a read community only, an APC PDU is shown and not switched', async ({ app }) => {
  await using apc = await startApc();
  await addOverV2c(app, apc.hostPort, '');
  const outlets = new OutletsPage(app);
  await outlets.open();
  await expect(outlets.button('Cycle', '1')).toHaveAccessibleDescription(/no write community/u);
  await expect(outlets.button('Turn on', '2')).toHaveAccessibleDescription(/no write community/u);
  await app.getByRole('tab', { name: 'Sequence' }).click();
  await expect(app.getByText('It is shown only: this PDU has no write community in Busbar.')).toBeVisible();
  expect(apc.agent.log.entries.some((entry) => entry.type === 'set')).toBe(false);
});

test('a name that a PDU does not let be changed is shown with the reason; others wait while it is away', async ({
  app,
}) => {
  const apc = await startApc();
  await addOverV2c(app, apc.hostPort, 'private');
  const inspector = app.getByRole('complementary', { name: 'Inspector' });
  const row = (words: RegExp) => app.getByRole('row', { name: words });
  const name = inspector.getByRole('textbox', { name: 'Name' });
  await row(/^I1, /u).click();
  await expect(inspector).toContainText('does not let Busbar change the name of inlet 1.');
  await expect(name).toHaveJSProperty('readOnly', true);
  await row(/^1, /u).click();
  await expect(name).toHaveJSProperty('readOnly', false);
  await name.fill('db-02 PSU A');
  await apc[Symbol.asyncDispose]();
  await expect(name).toHaveAccessibleDescription(/does not answer/u, { timeout: 20_000 });
  await expect(name).toHaveValue('db-02 PSU A');
  await expect(name).toHaveJSProperty('readOnly', true);
});

test('another PDU at the address of a known one is not taken for it', async ({ app }) => {
  test.setTimeout(60_000);
  const apc = await startApc();
  await addOverV2c(app, apc.hostPort, 'private');
  await apc[Symbol.asyncDispose]();
  await expect(app.getByText(/^No data from /u).first()).toBeVisible({ timeout: 20_000 });
  await using eaton = await startAt(apc.port, EATON_EPDU_FIXTURE);
  await app.getByRole('button', { name: 'Retry now' }).click();
  await expect(app.getByText(/was replaced, or its address is another PDU's now/u)).toBeVisible({
    timeout: 20_000,
  });
  await expect(app.getByText(/remove it from Busbar and add the new one/u)).toBeVisible();
  expect(eaton.agent.log.entries.some((entry) => entry.type === 'set')).toBe(false);
});

test('a PDU that only measures says so where outlets and sequence would be, and axe finds nothing', async ({
  app,
}) => {
  await using apc = await startMeteredApc();
  await addOverV2c(app, apc.hostPort, '');
  expect.soft(await violations(app), 'overview').toEqual([]);
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await expect(app.getByText('This PDU has no outlets that can be read or switched.')).toBeVisible();
  expect.soft(await violations(app), 'outlets').toEqual([]);
  await app.getByRole('tab', { name: 'Sequence' }).click();
  await expect(app.getByText('This PDU has no power-on sequence.')).toBeVisible();
  expect.soft(await violations(app), 'sequence').toEqual([]);
});

test('another SNMP engine at the address of a PDU is asked nothing until a person has compared it', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const first = await startApcWithUser('800001370401020304');
  const { hostPort, port } = first;
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('SNMP v3');
  await add.readEngineId(hostPort);
  await add.trust();
  await add.typeUser(OPERATOR.name, OPERATOR.authPassword, OPERATOR.privPassword);
  await add.dialog.getByRole('button', { name: 'Trust and add' }).click();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();

  await first[Symbol.asyncDispose]();
  await using second = await startApcWithUser('800001370405060708', port);
  await app.getByRole('button', { name: 'Compare', exact: true }).click({ timeout: 60_000 });
  const dialog = app.getByRole('alertdialog', { name: /^The SNMP engine of .* has changed$/u });
  await expect(dialog.getByRole('button', { name: 'Stay disconnected' })).toBeFocused();
  const asked = new Set(second.agent.log.entries.map(({ type }) => type));
  expect([...asked]).toEqual(['discovery']);
  const trust = dialog.getByRole('button', { name: 'Trust the new engine' });
  await expect(trust).toBeDisabled();
  await dialog.getByText(/^I compared it/u).click();
  await trust.click();
  await expect(dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible({ timeout: 30_000 });
});
