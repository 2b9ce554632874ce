import { createServer, type AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { CloudShellPage } from '../pages/cloudshell-page.ts';
import { createCuttableLine } from '../support/cuttable-line.ts';
import { expect, simulate, test, type SimulatedPdu } from '../support/fixtures.ts';

async function addPdu(app: Page, pdu: SimulatedPdu, address = new URL(pdu.url).host): Promise<void> {
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(address);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  await expect(add.dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

async function startSimulated(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

/** What a lab controller sends. */
async function callEndpoint(
  url: string,
  token: string,
  command: string,
  body: unknown,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${url}/v1/${command}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

test('sockets stand under their PDU as CloudShell calls them, in either generation', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  const socket = page.row('Power Socket 1$');
  await expect(socket).toContainText('CS_PowerSocket');
  await expect(socket).toContainText('/PS1');
  await expect(socket).toContainText(/On, \d+ W/u);
  await expect(page.row('Power Socket 17')).toHaveCount(0);
  await expect(page.tree).toContainText('simulated');
  await app.getByRole('button', { name: '20 more sockets' }).click();
  await expect(page.row('Power Socket 17')).toBeVisible();
  await page.choose('Power Socket 14');
  await expect(page.panel).toContainText('Searchable, Connectable, Locked By Default');
  await expect(page.panel).toContainText('CS_PDU.Vendor');

  await page.chooseProfile('1st generation');
  await expect(page.row('Socket 14')).toContainText('Generic Power Socket');
  await expect(page.row('Socket 14')).toContainText(/\/14/u);
  await expect(page.panel).not.toContainText('CS_PDU.');
  await expect(page.panel).toContainText('Firmware Version');
});

test('a lab controller switches a socket by the endpoint, and the live status of what hangs on it follows', async ({
  app,
}) => {
  test.setTimeout(90_000);
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await addPdu(app, pdu);
  const page = new CloudShellPage(app);
  await page.open();
  await expect(page.row('Power Socket 2').getByRole('gridcell')).toHaveText([
    'CS_PowerSocket',
    /PowerSocket$/u,
    /\/PS2$/u,
    '',
    '',
    /^O/u,
  ]);
  const url = await page.startEndpoint();
  await expect(app.getByText(/Nobody gets in without a token/u)).toBeVisible();
  const token = await page.makeToken();
  const power = { resource: new URL(pdu.url).host, ports: ['PS2'], endpoints: ['db-02/PowerPort1'] };
  expect(await callEndpoint(url, token, 'PowerOff', power)).toMatchObject({ status: 200 });
  await page.openTab('Resources');
  await expect(page.row('Power Socket 2')).toContainText('OfflineResource powered offOff');
  expect(await callEndpoint(url, token, 'PowerOn', power)).toMatchObject({ status: 200 });
  await expect(page.row('Power Socket 2')).toContainText('OnlineResource powered onOn');

  await page.choose('Power Socket 2');
  await expect(page.panel).toContainText('db-02/PowerPort1');
  const both = { ...power, ports: ['PS2', 'PS3'], endpoints: ['db-02/PowerPort1', 'db-02/PowerPort2'] };
  expect(await callEndpoint(url, token, 'PowerOn', both)).toMatchObject({ status: 200 });
  const second = { ...power, ports: ['PS3'], endpoints: ['db-02/PowerPort2'] };
  expect(await callEndpoint(url, token, 'PowerOff', second)).toMatchObject({ status: 200 });
  await expect(page.panel).toContainText(/1 of 2 on: .* 2 on, .* 3 off/u);
  await expect(page.row('Power Socket 3')).toContainText('OnlineResource powered onOff');
  await page.choose('Power Socket 3');
  await page.panel.getByRole('button', { name: 'Forget db-02/PowerPort2' }).click();
  await page.choose('Power Socket 2');
  await expect(page.panel).not.toContainText('of 2 on');
  await app.getByRole('button', { name: 'Online 1' }).click();
  await expect(page.row('Power Socket')).toHaveCount(1);
  await app.getByRole('button', { name: 'All 9' }).click();
  await page.panel.getByRole('button', { name: 'Forget db-02/PowerPort1' }).click();
  await expect(page.panel).toContainText('not linked');
  await expect(page.panel.getByRole('heading', { name: 'Power Socket 2' })).toBeFocused();
  await expect(page.row('Power Socket 2')).not.toContainText('Online');
});

test('a command that fails shows as Error with its reason, and the mark of the PDU says that it does not answer', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await using line = await createCuttableLine(pdu.url);
  await addPdu(app, pdu, line.address);
  const page = new CloudShellPage(app);
  await page.open();
  const url = await page.startEndpoint();
  const token = await page.makeToken();
  const power = { resource: line.address, ports: ['PS2'], endpoints: ['db-02/PowerPort1'] };
  expect(await callEndpoint(url, token, 'PowerOn', power)).toMatchObject({ status: 200 });
  line.cut();
  const failed = await callEndpoint(url, token, 'PowerOff', power);
  expect(failed.status).toBeGreaterThanOrEqual(400);
  await page.openTab('Resources');
  await expect(page.row('Power Socket 2')).toContainText('Error');
  await app.getByRole('button', { name: 'Error 1' }).click();
  await page.choose('Power Socket 2');
  await expect(page.panel).toContainText(/Live status of db-02\s*Error/u);
  await expect(page.tree.getByRole('img', { name: 'No data' })).toBeVisible({ timeout: 40_000 });
});

test('a token is shown once, and another one voids it after a question', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  const url = await page.startEndpoint();
  const first = await page.makeToken();
  await app.getByRole('button', { name: 'Copy the token' }).click();
  await expect(app.getByRole('button', { name: 'Copy the token, copied' })).toBeVisible();
  await page.openTab('Resources');
  await page.openTab('Set-up');
  await expect(app.getByText(/^Listening on http:\/\/127\.0\.0\.1:\d+\.$/u)).toBeVisible();
  await expect(page.token).toHaveCount(0);

  await app.getByRole('button', { name: 'Make a token' }).click();
  const question = app.getByRole('alertdialog', { name: 'Make a new token?' });
  await expect(question.getByRole('button', { name: 'Keep the old one' })).toBeFocused();
  await question.getByRole('button', { name: 'Make a token' }).click();
  const second = await page.token.innerText();
  expect(second).not.toBe(first);
  const asked = { resource: 'nothing' };
  expect((await callEndpoint(url, first, 'get_inventory', asked)).status).toBe(401);
  expect((await callEndpoint(url, second, 'get_inventory', asked)).status).toBe(404);
});

test('an endpoint that cannot listen says why, and every screen says that it does not listen', async ({
  app,
}) => {
  await startSimulated(app);
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const page = new CloudShellPage(app);
  await page.open();
  await page.openTab('Set-up');
  const port = app.getByRole('textbox', { name: 'Port' });
  await port.fill(String((taken.address() as AddressInfo).port));
  await port.press('Enter');
  await app.getByText('Let a lab controller call this app').click();
  await app.getByRole('navigation', { name: 'Main' }).getByText('Fleet').click();
  await app.getByRole('button', { name: 'Automation endpoint not listening' }).click();
  await expect(app.getByRole('status').filter({ hasText: /port/iu })).toBeVisible();
  await new Promise<void>((done) => taken.close(() => done()));
});

test('an attribute is kept, a value that does not fit is refused with the reason, and a secret is only set', async ({
  app,
}) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  await page.panel.getByRole('button', { name: '4 console attributes, all not set' }).click();
  const edit = (name: string) =>
    page.panel.getByRole('button', { name: new RegExp(`^Change ${name},`, 'u') });
  const dialog = app.getByRole('dialog');

  await edit('Console Port').click();
  const field = dialog.getByRole('textbox', { name: /^Console Port of / });
  await expect(field).toBeFocused();
  await field.fill('abc');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/Console Port.*Nothing was changed\.$/u);
  await field.fill('2001');
  await field.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(edit('Console Port')).toHaveText('2001');

  await edit('Console Password').click();
  const secret = dialog.getByLabel(/^Console Password of /u);
  await expect(secret).toHaveAttribute('type', 'password');
  await secret.fill('c0nsole-secret');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(edit('Console Password')).toHaveText('set');
  await expect(page.panel).not.toContainText('c0nsole-secret');

  await edit('CLI Connection Type').click();
  await dialog.getByRole('button', { name: /CLI Connection Type/u }).click();
  await app.getByRole('option', { name: 'SSH' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(edit('CLI Connection Type')).toHaveText('SSH');
  await edit('CLI Connection Type').click();
  await dialog.getByRole('button', { name: 'Forget' }).click();
  await expect(edit('CLI Connection Type')).toHaveText('Auto');
});

test('an attribute of the admin’s own is added, changed and forgotten; a name of the standard is refused', async ({
  app,
}) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  const add = page.panel.getByRole('button', { name: 'Add attribute' });
  const dialog = app.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: 'Name' });
  const own = (called: string) =>
    page.panel.getByRole('button', { name: new RegExp(`^Change ${called},`, 'u') });

  await add.click();
  await expect(name).toBeFocused();
  await name.fill('Console Port');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('A07');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(name).toHaveAccessibleDescription(/Console Port is an attribute of every PDU already\.$/u);
  await name.fill('Rack');
  await name.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await expect(own('Rack')).toHaveText('A07');

  await add.click();
  await name.fill('Door Code');
  await dialog.getByRole('button', { name: /Type/u }).click();
  await app.getByRole('option', { name: 'Password' }).click();
  await dialog.getByLabel('Value').fill('open-sesame');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(own('Door Code')).toHaveText('set');
  await expect(page.panel).not.toContainText('open-sesame');

  await own('Rack').click();
  await dialog.getByRole('textbox', { name: /^Rack of /u }).fill('B01');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(own('Rack')).toHaveText('B01');
  await own('Rack').click();
  await dialog.getByRole('button', { name: 'Forget' }).click();
  await expect(own('Rack')).toBeHidden();
  await expect(own('Door Code')).toBeVisible();
});

test('exports hold what was told and no secret, and simulated PDUs only when asked for', async ({ app }) => {
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await addPdu(app, pdu);
  const page = new CloudShellPage(app);
  await page.open();
  const openExport = () => app.getByRole('button', { name: 'Export', exact: true }).click();
  await openExport();
  const json = await page.saved(app.getByRole('button', { name: 'Save as JSON' }));
  expect(json.name).toBe('cloudshell-resources-2g.json');
  const text = json.bytes.toString('utf8');
  expect(text).not.toContain(pdu.password);
  const [told] = JSON.parse(text) as {
    inventory: { resources: unknown[] };
    attributes: Record<string, string>;
  }[];
  expect(told?.inventory.resources).toHaveLength(8);
  expect(Object.entries(told?.attributes ?? {})).toContainEqual([
    expect.stringMatching(/\.Password$/u),
    'set',
  ]);
  await openExport();
  const csv = await page.saved(app.getByRole('button', { name: 'Save as CSV' }));
  expect(csv.bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(10);
  expect(csv.bytes.toString('utf8')).not.toContain(pdu.password);
});

test('a simulated PDU is exported only when asked for', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  await app.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(app.getByRole('button', { name: 'Save as CSV' })).toHaveAccessibleDescription(
    'There is no PDU to export.',
  );
  await app.getByText('Simulated PDUs too').click();
  const csv = await page.saved(app.getByRole('button', { name: 'Save as CSV' }));
  expect(csv.bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(38);
});

test('the package is saved as an archive with the shell’s name in it', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  await page.openTab('Set-up');
  const name = app.getByRole('textbox', { name: 'Name of the shell' });
  await name.fill('#1');
  await expect(app.getByRole('button', { name: 'Save package' })).toBeDisabled();
  await expect(name).toHaveAccessibleDescription(/name/iu);
  await name.fill('Lab PDU');
  const saved = await page.saved(app.getByRole('button', { name: 'Save package' }));
  expect(saved.name).toBe('Lab.PDU.zip');
  const files = unzipSync(new Uint8Array(saved.bytes));
  expect(Object.keys(files)).toContain('TOSCA-Metadata/TOSCA.meta');
  expect(strFromU8(files['shell-definition.yaml'] ?? new Uint8Array())).toContain('vendor.switch.Lab PDU');
});

test('the resources need no pointer', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  await app.keyboard.press('/');
  await app.keyboard.type('ps2');
  await expect(page.row('Power Socket 20')).toBeVisible();
  await expect(page.row('Power Socket 1$')).toHaveCount(0);
  await app.keyboard.press('Escape');
  await app.keyboard.press('F6');
  const rows = page.tree.getByRole('row');
  await expect(page.tree.locator('[role=row][tabindex="0"]')).toBeFocused();
  await app.keyboard.press('Home');
  await expect(page.row('Global')).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('ArrowLeft');
  await expect(rows).toHaveCount(3);
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('ArrowRight');
  await expect(page.row('Power Socket 1$')).toBeFocused();
  await expect(page.row('Power Socket 1$')).toHaveAttribute('aria-selected', 'true');
  await app.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(page.row('Power Socket 17')).toBeFocused();
  await app.keyboard.press('End');
  await expect(page.row('Power Socket 36')).toBeFocused();
  await expect(page.panel.getByRole('heading', { name: 'Power Socket 36' })).toBeVisible();
});

test('a row that is pressed or goes away never takes the focus with it', async ({ app }) => {
  await startSimulated(app);
  const page = new CloudShellPage(app);
  await page.open();
  await app.getByRole('button', { name: '20 more sockets' }).click();
  await expect(page.row('Power Socket 17')).toBeFocused();
  await app.keyboard.type('14');
  await expect(page.row('Power Socket 14')).toBeFocused();
  await app.getByRole('searchbox', { name: 'Filter resources' }).fill('nothing like this');
  await app.getByText('Clear filter').press('Enter');
  await expect(app.getByRole('searchbox', { name: 'Filter resources' })).toBeFocused();
  await expect(page.panel.getByRole('heading', { name: 'Power Socket 14' })).toBeVisible();

  await page.panel.getByRole('button', { name: /^Change CLI Connection Type,/u }).press('Enter');
  await expect(app.getByRole('dialog').getByRole('button', { name: /CLI Connection Type/u })).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(page.panel.getByRole('button', { name: /^Change CLI Connection Type,/u })).toBeFocused();
});
