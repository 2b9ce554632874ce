import { AddPduDialog } from '../../pages/add-pdu-dialog.ts';
import { CloudShellPage } from '../../pages/cloudshell-page.ts';
import type { Stage } from '../studio/stage.ts';

export async function shootFleet(stage: Stage): Promise<void> {
  await stage.rail.getByRole('button', { name: 'Fleet' }).click();
  await stage.page.getByText('Live', { exact: true }).first().waitFor();
  await stage.shootAtRest('a-fleet');
}

/** E: a PDU on the network that is to be added; its certificate is shown before anything is sent. */
export async function shootAddPdu(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.rail.getByRole('button', { name: 'Fleet' }).click();
  const add = new AddPduDialog(page);
  await add.open();
  await add.dialog.getByRole('textbox', { name: 'User name' }).fill('lab-ops');
  await add.field('Password').fill('a password');
  await add.readCertificate('192.0.2.85');
  await add.dialog.getByText(/^I compared it/u).waitFor();
  // How long the handshake took is the machine's.
  await stage.retell(/Reached in \d+ ms/u, 'Reached in 42 ms');
  await stage.shootAtRest('e-add-pdu');
  await closeDialog(stage);
}

/** By its button: nothing has the focus after a picture, so Esc may reach nothing. */
async function closeDialog({ page }: Stage): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
}

/** H: everything that happened, with one entry opened, and the events of one PDU. */
export async function shootEvents(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.rail.getByRole('button', { name: /^Events/u }).click();
  await page.getByRole('row', { name: /28 k8s-04/u }).click();
  await stage.shootAtRest('h-events');
  await stage.openPdu('A07-L', 'Events');
  await stage.shootAtRest('h2-pdu-events');
}

async function openSection({ page }: Stage, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') }).click();
}

/** The settings of a PDU: of the whole of it, of its outlets, and how it is reached. */
export async function shootDeviceSettings(stage: Stage): Promise<void> {
  await stage.openPdu('A07-L', 'Device settings');
  await openSection(stage, 'Whole PDU');
  await stage.shootAtRest('device-settings');
  await openSection(stage, 'Each outlet');
  await stage.shootAtRest('device-settings-outlets');
  await openSection(stage, 'Connection');
  await stage.shootAtRest('device-settings-connection');
}

/** The settings of the app. */
export async function shootSettings(stage: Stage): Promise<void> {
  await stage.rail.getByRole('button', { name: 'Fleet' }).click();
  await stage.rail.getByRole('button', { name: 'Settings' }).click();
  await stage.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await openSection(stage, 'Switching');
  await stage.shootAtRest('settings');
  await openSection(stage, 'Readings and units');
  await stage.shootAtRest('settings-readings');
  await closeDialog(stage);
}

/** The palette, with what it finds, and the list of keys. */
export async function shootPalettes(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.openPdu('A07-L');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('db-0');
  await stage.shoot('find');
  await page.keyboard.press('Escape');
  await stage.still.rest();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await stage.shootAtRest('keys');
  await closeDialog(stage);
}

/** I: resources in both profiles, and the set-up. */
export async function shootCloudShell(stage: Stage): Promise<void> {
  const cloudshell = new CloudShellPage(stage.page);
  await cloudshell.open();
  await stage.shootAtRest('i-cloudshell');
  await cloudshell.chooseProfile('1st generation');
  await stage.shootAtRest('i2-cloudshell-1st-generation');
  await cloudshell.chooseProfile('2nd generation');
  await cloudshell.openTab('Set-up');
  await stage.shootAtRest('i3-cloudshell-set-up');
  await cloudshell.openTab('Resources');
}
