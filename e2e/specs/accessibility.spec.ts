import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { CloudShellPage } from '../pages/cloudshell-page.ts';
import { violations } from '../support/axe.ts';
import { expect, simulateBoth, test } from '../support/fixtures.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ app }) => {
    test.setTimeout(90_000);
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (screen: string) => {
      expect.soft(await violations(app), screen).toEqual([]);
    };
    await check('first run');
    const add = new AddPduDialog(app);
    await add.open();
    await check('add PDU');
    await app.keyboard.press('Escape');
    await app.getByRole('button', { name: 'Start with a simulated PDU' }).click();
    await expect(app.getByRole('img', { name: /^Current L1, / })).toBeVisible();
    await check('overview of an inlet');
    await app.getByRole('row', { name: /^C1/u }).click();
    await check('overview of a breaker');
    await app.getByRole('tab', { name: /^Outlets/u }).click();
    await expect(app.getByRole('button', { name: /^Cycle outlet 1,/u })).toBeVisible();
    await check('outlets, grid');
    await app.getByRole('button', { name: /^Cycle outlet 1,/u }).click();
    await expect(app.getByText('Cycle starts in').first()).toBeVisible();
    await check('outlets, one armed');
    await app.keyboard.press('Escape');
    await app.getByText('Table', { exact: true }).click();
    await expect(app.getByRole('columnheader', { name: 'Name' })).toBeVisible();
    await check('outlets, table');
    await app.getByRole('tab', { name: 'Sequence' }).click();
    await expect(app.getByRole('row', { name: /^Position 1, / })).toBeVisible();
    await check('sequence');
    await app.keyboard.press('Control+0');
    await expect(app.getByRole('tab', { name: 'Sequence' })).toBeHidden();
    await check('fleet');
  });
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on what SNMP adds, ${colorScheme}`, async ({ app }) => {
    test.setTimeout(90_000);
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (screen: string) => {
      expect.soft(await violations(app), screen).toEqual([]);
    };
    await using pdu = await simulateBoth('--model', 'px3-1ph-8', '--seed', '3');
    const { authPassword, privPassword } = pdu.snmp.v3;
    await app.getByRole('button', { name: 'Settings' }).click();
    await check('settings');
    await app.keyboard.press('Escape');

    const add = new AddPduDialog(app);
    await add.open();
    await add.chooseProtocol('SNMP v3');
    await check('SNMP v3, nothing asked');
    await add.readEngineId(pdu.snmpAddress);
    await add.typeUser('nobody', authPassword, privPassword);
    await add.trust();
    await add.dialog.getByRole('button', { name: 'Test connection' }).click();
    await expect(add.dialog).toContainText('Not known to the PDU');
    await check('SNMP v3, refused');
    await add.dialog.getByRole('button', { name: /Privacy$/u }).click();
    await expect(app.getByRole('option', { name: 'AES-128' })).toBeVisible();
    await check('SNMP v3, choosing a privacy protocol');
    await app.keyboard.press('Escape');

    await add.chooseProtocol('v2c');
    await add.readSystemName(pdu.snmpAddress, pdu.snmp.readCommunity);
    await expect(add.dialog).toContainText('PDU2-MIB');
    await check('SNMP v2c, reached');
    await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(app.getByText(/^Live, /u).first()).toBeVisible();
    await app.getByRole('treegrid').getByRole('row').first().click();
    await expect(app.getByRole('heading', { name: 'What it cannot do' })).toBeVisible();
    await check('overview of a PDU over SNMP');
    await app.getByRole('button', { name: /^Actions for /u }).click();
    await app.getByRole('menuitem', { name: 'Change communities' }).click();
    await check('change communities');
    await app.keyboard.press('Escape');

    await add.open();
    await add.readCertificate(new URL(pdu.url).host);
    await add.trust();
    await add.signIn(pdu.user, pdu.password);
    const recognised = app.getByRole('dialog', { name: /^This is /u });
    await expect(recognised).toBeVisible();
    await check('recognised');
    await recognised.getByRole('button', { name: 'Compare both' }).click();
    await expect(app.getByRole('dialog', { name: /^Xerus and SNMP on / })).toContainText(/compared/u);
    await check('compare');
  });
}

test('at 200 % zoom regions scroll, the window does not', async ({ app }) => {
  // What a window of 1440×900 has left.
  await app.setViewportSize({ width: 720, height: 450 });
  const fits = async (screen: string) => {
    const excess = await app.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
    });
    expect.soft(excess, screen).toEqual([0, 0]);
  };
  await fits('first run');
  await app.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  await expect(app.getByRole('img', { name: /^Current L1, / })).toBeVisible();
  await fits('overview');
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await expect(app.getByRole('button', { name: /^Cycle outlet 1,/u })).toBeVisible();
  await fits('outlets');
  await app.getByRole('tab', { name: 'Sequence' }).click();
  await expect(app.getByRole('row', { name: /^Position 1, / })).toBeVisible();
  await fits('sequence');
  await app.keyboard.press('Control+0');
  await expect(app.getByRole('tab', { name: 'Sequence' })).toBeHidden();
  await fits('fleet');
  const cloudShell = new CloudShellPage(app);
  await cloudShell.open();
  await fits('CloudShell, resources');
  await cloudShell.openTab('Set-up');
  await expect(app.getByRole('button', { name: 'Save package' })).toBeVisible();
  await fits('CloudShell, set-up');
});
