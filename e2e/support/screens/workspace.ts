import { expect } from '@playwright/test';
import { startBuiltIn } from '../simulated.ts';
import { closed, withPdu, type Walk } from './walk.ts';

/** B, B2, B3 and A: what is looked at of a PDU, and all PDUs. */
export const walkWorkspace: Walk = async (app, at) => {
  await startBuiltIn(app);
  const tree = app.getByRole('treegrid');
  await expect(app.getByRole('img', { name: /^Current L1, / })).toBeVisible();
  await at('B, inlet');
  await tree.getByRole('row', { name: /^C1\b/u }).click();
  await at('B, breaker');
  await tree.getByRole('row').first().click();
  await at('B, the PDU itself');
  await app.getByRole('searchbox', { name: 'Filter by name, number or type' }).fill('zzz');
  await expect(app.getByText('No outlet matches "zzz".')).toBeVisible();
  await at('B, a filter that finds nothing');
  await app.getByRole('button', { name: 'Clear filter' }).first().click();

  await app.keyboard.press('Control+k');
  await app.getByRole('combobox').fill('db-01');
  await expect(app.getByRole('option').first()).toBeVisible();
  await at('palette with hits');
  await app.getByRole('combobox').fill('db-9zz');
  await expect(app.getByText('No outlet matches')).toBeVisible();
  await at('palette without hits');
  await app.getByRole('combobox').fill('db-01 PSU1');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(app.getByRole('group', { name: /^Power of outlet 8/u })).toBeVisible();
  await at('B3, outlet');
  await app.getByRole('button', { name: 'Cycle outlet 8, db-01 PSU1' }).click();
  await expect(app.getByText('Cycle starts in').first()).toBeVisible();
  await at('B3, armed');
  await app.keyboard.press('Escape');
  await expect(app.locator('.toast')).toBeVisible();
  await at('toast');

  await app.getByRole('button', { name: /^Actions for /u }).click();
  for (const item of ['Rename in Busbar', 'Remove from Busbar']) {
    await app.getByRole('menuitem', { name: item }).click();
    await expect(app.locator('.modal')).toBeVisible();
    await at(item);
    await app.keyboard.press('Escape');
    await expect(app.locator('.modal')).toHaveCount(0);
    await app.getByRole('button', { name: /^Actions for /u }).click();
  }
  await closed(app, 'menu');

  await withPdu(app, { model: 'px3ts-12' }, async () => {
    await tree.getByRole('row', { name: /transfer switch/iu }).click();
    await at('B2, transfer switch');
    await app.getByRole('navigation', { name: 'Main' }).getByText('Fleet').click();
    await expect(app.getByRole('row').nth(1)).toBeVisible();
    await at('A, fleet of two');
  });
};
