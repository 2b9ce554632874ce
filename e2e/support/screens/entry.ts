import { expect } from '@playwright/test';
import { AddPduDialog } from '../../pages/add-pdu-dialog.ts';
import { startSimulator, UNMETERED } from '../simulated.ts';
import { closed, type Walk } from './walk.ts';

/** F and E: the first run, what can be opened there, and how a PDU is added over JSON-RPC. */
export const walkEntry: Walk = async (app, at) => {
  await at('first run');
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await at('list of keys');
  await closed(app, 'dialog');
  await app.getByRole('button', { name: 'Settings' }).click();
  await expect(app.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await at('settings');
  await closed(app, 'dialog');
  await app.keyboard.press('Control+k');
  await expect(app.getByRole('combobox')).toBeFocused();
  await at('palette without PDUs');
  await closed(app, 'dialog');

  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  const add = new AddPduDialog(app);
  await add.open();
  await at('add PDU');
  await add.readCertificate(new URL(simulator.url).host);
  await expect(add.dialog).toContainText('Check the certificate before you trust it');
  await at('add PDU, certificate');
  await add.trust();
  await add.signIn(simulator.user, 'wrong');
  await expect(add.dialog).toContainText(/did not accept the user name or password/u);
  await at('add PDU, wrong password');
  await add.readCertificate('127.0.0.1:1');
  await expect(add.dialog).toContainText(/refuses connections/u);
  await at('add PDU, nothing answers');
  await closed(app, 'dialog');
};
