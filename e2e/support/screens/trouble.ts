import { expect } from '@playwright/test';
import { AddPduDialog } from '../../pages/add-pdu-dialog.ts';
import { addPdu, METERED, startSimulator, UNMETERED } from '../simulated.ts';
import { closed, openOutlets, openTab, type Walk } from './walk.ts';

/** G1 and its kin: a PDU that is slow, gone, another one, or that one may only look at. */
export const walkTrouble: Walk = async (app, at) => {
  const first = await startSimulator({ model: METERED, seed: 3 });
  first.faults.inject({ kind: 'delay', ms: 4000 }, { method: 'performBulk', times: 1 });
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(first.url).host);
  await add.trust();
  await add.signIn(first.user, first.password);
  await expect(add.dialog).toBeHidden();
  await at('first poll');
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  const { port } = first;
  await first[Symbol.asyncDispose]();
  await expect(app.getByText(/^No data from .* since /u).first()).toBeVisible({ timeout: 60_000 });
  await at('G1, connection lost');
  await openOutlets(app);
  await expect(app.getByText(/^Last known /u).first()).toBeVisible({ timeout: 60_000 });
  await at('G1, outlets');
  await openTab(app, 'Sequence');
  await at('G1, sequence');

  await using second = await startSimulator({ model: METERED, seed: 3, port });
  const changed = app.getByRole('alert').filter({ hasText: /^The certificate of .* has changed/u });
  await expect(changed).toBeVisible({ timeout: 60_000 });
  await at('changed certificate, banner');
  await changed.getByRole('button', { name: /^Compare/u }).click();
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await at('changed certificate, warning');
  await app.getByRole('button', { name: 'Compare and trust' }).click();
  await expect(app.getByRole('button', { name: 'Trust the new certificate' })).toBeVisible();
  await at('changed certificate, compare');
  await app.keyboard.press('Escape');
  await expect(app.locator('.modal')).toHaveCount(0);
  expect(second.requestLog.count).toBe(0);

  await using other = await startSimulator({ model: UNMETERED, seed: 4 });
  await addPdu(app, { ...other, url: other.url, password: other.password, user: other.readOnlyUser });
  await openOutlets(app);
  await at('read only');
  await app.getByRole('button', { name: /^Actions for /u }).click();
  await app.getByRole('menuitem', { name: /^Change/u }).click();
  await at('change user');
  await closed(app, 'dialog');
};
