import { expect } from '@playwright/test';
import { CloudShellPage } from '../../pages/cloudshell-page.ts';
import { startBuiltIn } from '../simulated.ts';
import { closed, type Walk } from './walk.ts';

/** I: resources in both generations' words, their panel, and the set-up. */
export const walkCloudShell: Walk = async (app, at) => {
  const cloudShell = new CloudShellPage(app);
  await app.getByRole('navigation', { name: 'Main' }).getByText('CloudShell').click();
  await expect(app.getByRole('heading', { name: 'CloudShell resources' })).toBeVisible();
  await at('I, no resources');
  await app.getByRole('navigation', { name: 'Main' }).getByText('Fleet').click();
  await startBuiltIn(app);
  await cloudShell.open();
  await expect(cloudShell.row('Power Socket 1$')).toBeVisible();
  await at('I, resources');
  await cloudShell.choose('Power Socket 14');
  await at('I, panel of a socket');
  await cloudShell.chooseProfile('1st generation');
  await at('I, 1st generation');
  await app.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(app.locator('.pop')).toBeVisible();
  await at('I, export');
  await app.keyboard.press('Escape');
  await cloudShell.panel.getByRole('button', { name: /^Change CLI Connection Type,/u }).click();
  await expect(app.getByRole('dialog')).toBeVisible();
  await at('I, an attribute');
  await closed(app, 'dialog');
  await cloudShell.startEndpoint();
  await cloudShell.makeToken();
  await at('I, set-up');
};
