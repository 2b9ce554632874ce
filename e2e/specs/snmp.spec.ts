import type { Page } from '@playwright/test';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { expect, simulateBoth, test, type SimulatedPdu } from '../support/fixtures.ts';
import { runProgram } from '../support/program.ts';

const MODEL = ['--model', 'px3-1ph-8', '--seed', '3'] as const;

/** An outlet's state as the PDU says it over JSON-RPC, to another program with data of its own. */
async function stateOverXerus(pdu: SimulatedPdu, label: string, dataDirectory: string): Promise<string> {
  const { code, out, errors } = await runProgram(
    ['inventory', pdu.url, '--user', pdu.user, '--fingerprint', pdu.fingerprint, '--json'],
    { BUSBAR_DATA_DIR: `${dataDirectory}/other`, BUSBAR_PASSWORD: pdu.password },
  );
  expect(code, errors).toBe(0);
  const { outlets } = JSON.parse(out) as { outlets: { label: string; powerState: string }[] };
  return outlets.find((outlet) => outlet.label === label)?.powerState ?? 'missing';
}

async function addOverXerus(app: Page, pdu: SimulatedPdu): Promise<void> {
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(pdu.url).host);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

test('a PDU is added over SNMP v2c, and what is switched there shows over JSON-RPC', async ({
  app,
  dataDirectory,
}) => {
  await using pdu = await simulateBoth(...MODEL);
  const { snmp, snmpAddress } = pdu;
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('v2c');
  await expect(add.field('Port')).toHaveValue('161');
  await expect(add.dialog).toContainText('send the community in plain text');
  await add.readSystemName(snmpAddress, snmp.readCommunity);
  await expect(add.dialog).toContainText('PDU2-MIB');
  await add.field('Write community').fill(snmp.writeCommunity);
  await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(add.dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  await expect(app.getByText(/SNMP v2c/u).first()).toBeVisible();

  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.cell('2').hover();
  await outlets.button('Turn off', '2').click();
  await expect(outlets.cell('2')).toHaveAccessibleName(/turned off|, off/u, { timeout: 30_000 });
  expect(await stateOverXerus(pdu, '2', dataDirectory)).toBe('off');
  expect(await stateOverXerus(pdu, '3', dataDirectory)).toBe('on');
});

test('with a read community only, a PDU is shown and every switch says why, until the write community is typed', async ({
  app,
}) => {
  await using pdu = await simulateBoth(...MODEL);
  const { snmp, snmpAddress } = pdu;
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('v1');
  await add.readSystemName(snmpAddress, snmp.readCommunity);
  await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const outlets = new OutletsPage(app);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  await outlets.open();
  await expect(outlets.button('Cycle', '2')).toHaveAccessibleDescription(/no write community/u);
  await expect(app.getByRole('button', { name: 'All outlets' })).toHaveAccessibleDescription(
    /no write community/u,
  );

  await app.getByRole('button', { name: /^Actions for /u }).click();
  await app.getByRole('menuitem', { name: 'Change communities' }).click();
  const change = app.getByRole('dialog', { name: /^Change the communities of /u });
  await change.getByLabel('Read community').fill(snmp.readCommunity);
  await change.getByLabel('Write community').fill(snmp.writeCommunity);
  await change.getByRole('button', { name: 'Change communities' }).click();
  await expect(change).toBeHidden();
  await expect(app.getByRole('button', { name: 'All outlets' })).toHaveAccessibleDescription('');
  await outlets.button('Cycle', '2').click();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.keyboard.press('Escape');
});

test('over SNMP v3 the engine is compared first; what the PDU refuses is said at its field', async ({
  app,
}) => {
  await using pdu = await simulateBoth(...MODEL);
  const { snmp, snmpAddress } = pdu;
  const { user, authPassword, privPassword } = snmp.v3;
  const add = new AddPduDialog(app);
  await add.open();
  // A typed URL sets protocol and port when the field is left.
  await add.dialog.getByRole('textbox', { name: 'Address' }).fill(`snmp://${snmpAddress}`);
  await add.field('Port').focus();
  await expect(add.dialog.getByRole('radio', { name: 'SNMP v3' })).toBeChecked();
  await expect(add.field('Port')).toHaveValue(String(snmp.port));
  await add.dialog.getByRole('button', { name: 'Read the engine ID' }).click();
  await expect(add.dialog).toContainText('Your user name has not been sent.');
  await expect(add.dialog).toContainText('Raritan, enterprise 13742');

  await add.typeUser(user, 'short', privPassword);
  await expect(add.dialog).toContainText('At least 8 characters');
  await expect(add.dialog.getByRole('button', { name: 'Trust and add' })).toHaveAccessibleDescription(
    'Compare the engine ID first.',
  );
  await add.trust();
  await add.typeUser('nobody', authPassword, privPassword);
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.field('SNMP user')).toHaveAccessibleDescription(/Not known to the PDU/u);
  await add.typeUser(user, 'not-the-password', privPassword);
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.field('Authentication password')).toHaveAccessibleDescription(/Not accepted/u);

  await add.field('Authentication password').fill(authPassword);
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.dialog).toContainText(/^.*Signed in: /su);
  await add.dialog.getByRole('button', { name: 'Trust and add' }).click();
  await expect(add.dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  await expect(app.getByText(/SNMP v3/u).first()).toBeVisible();
});

test('a PDU added by its other protocol is recognised, compared, and the second way forgotten', async ({
  app,
}) => {
  test.setTimeout(90_000);
  await using pdu = await simulateBoth(...MODEL);
  const { snmp, snmpAddress } = pdu;
  const { user, authPassword, privPassword } = snmp.v3;
  await addOverXerus(app, pdu);

  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('SNMP v3');
  await add.readEngineId(snmpAddress);
  await add.trust();
  await add.typeUser(user, authPassword, privPassword);
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.dialog).toContainText(/This is .*It is in Busbar over Xerus JSON-RPC/su);
  await add.dialog.getByRole('button', { name: 'Trust and add' }).click();

  const recognised = app.getByRole('dialog', { name: /^This is /u });
  await recognised.getByRole('button', { name: 'Compare both' }).click();
  const compare = app.getByRole('dialog', { name: /^Xerus and SNMP on /u });
  await expect(compare).toContainText(/\d+ values compared/u, { timeout: 30_000 });
  await compare.getByRole('button', { name: 'Close', exact: true }).last().click();

  // One PDU, as before.
  await expect(app.getByRole('contentinfo')).toContainText('1 of 1 PDU live');
  await app.getByRole('button', { name: /^Actions for /u }).click();
  await app.getByRole('menuitem', { name: 'Compare Xerus and SNMP' }).click();
  await compare.getByRole('button', { name: 'Forget SNMP access' }).click();
  const forget = app.getByRole('alertdialog', { name: /^Forget SNMP access/u });
  await expect(forget.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await forget.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(forget).toBeHidden();
  await app.getByRole('button', { name: /^Actions for /u }).click();
  await expect(app.getByRole('menuitem', { name: 'Rename in Busbar' })).toBeVisible();
  await expect(app.getByRole('menuitem', { name: 'Compare Xerus and SNMP' })).toHaveCount(0);
});

test('notifications are received on the port that is set, and a port that is taken is said', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'Settings' }).click();
  const settings = app.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'SNMP notifications' }).click();
  await expect(settings).toContainText('Off. Changes are found by polling.');
  await using pdu = await simulateBoth(...MODEL);
  const { snmp } = pdu;
  const port = settings.getByRole('textbox', { name: 'UDP port' });
  await port.fill(String(snmp.port));
  await port.press('Enter');
  await settings.getByText('Receive SNMP notifications').click();
  await expect(settings).toContainText(/used by another program.*polling meanwhile/su);
  await expect(app.getByText('SNMP notifications not received, polling')).toBeAttached();
  await pdu[Symbol.asyncDispose]();
  await settings.getByText('Receive SNMP notifications').click();
  await expect(settings).toContainText('Off. Changes are found by polling.');
  await settings.getByText('Receive SNMP notifications').click();
  await expect(settings).toContainText(`Listening on UDP port ${snmp.port}.`);
});
