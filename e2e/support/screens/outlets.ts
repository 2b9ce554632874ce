import { expect, type Page } from '@playwright/test';
import { METERED, type RunningSimulator } from '../simulated.ts';
import { closed, openOutlets, withPdu, type At, type Walk } from './walk.ts';

/** C and C2: every state an outlet shows, and what can be opened there. */
export const walkOutlets: Walk = async (app, at) => {
  await withPdu(app, { model: METERED }, async (simulator) => {
    simulator.otherAdmin.changePdu({ cycleDelay: 20 });
    simulator.faults.switching.disabledOutlets.add(8);
    const outlets = await openOutlets(app);
    await at('C, grid');
    await outlets.protect('1');
    await outlets.button('Cycle', '1').click();
    await expect(app.getByRole('button', { name: 'Hold to cycle outlet 1' })).toBeFocused();
    await at('C, press and hold');
    await closed(app, 'dialog');
    await walkStates(app, at);
    await walkSeveral(app, at);
    await app.getByRole('radio', { name: 'Table' }).click();
    await expect(app.getByRole('columnheader', { name: 'Name' })).toBeVisible();
    await at('C2, table');
    await outlets.find('zzz');
    await expect(app.getByText('No outlet matches "zzz".')).toBeVisible();
    await at('C, a filter that finds nothing');
    await app.getByRole('button', { name: 'Clear filter' }).first().click();
    await app.getByRole('radio', { name: 'Grid' }).click();
    await walkTrip(app, at, simulator);
  });
};

async function walkStates(app: Page, at: At): Promise<void> {
  const outlets = await openOutlets(app);
  await outlets.button('Cycle', '9').click();
  await outlets.button('Cycle', '8').click();
  await expect(outlets.cell('8')).toContainText('Cycle starts in');
  await at('C, armed');
  await expect(outlets.cell('9')).toContainText('Not cycled');
  await expect(outlets.cell('8')).toContainText('Cycling: off');
  await at('C, one off with a countdown, one refused');
  await outlets.cell('2').hover();
  await app.getByRole('button', { name: /^More for outlet 2,/u }).click();
  await at('C, menu of an outlet');
  await closed(app, 'menu');
}

async function walkSeveral(app: Page, at: At): Promise<void> {
  const outlets = await openOutlets(app);
  await outlets.select('2', '3');
  await at('C, selected');
  await app
    .getByRole('toolbar', { name: 'Selected outlets' })
    .getByRole('button', { name: /^Turn off/u })
    .click();
  await expect(app.getByRole('toolbar', { name: 'Confirm' })).toBeVisible();
  await at('C, confirm in place');
  await app.getByRole('button', { name: 'Back', exact: true }).click();
  await app.getByRole('button', { name: 'Clear', exact: true }).click();
  await outlets.chooseForAll('Turn all off');
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await at('C, all outlets');
  await closed(app, 'alertdialog');
}

async function walkTrip(app: Page, at: At, simulator: RunningSimulator): Promise<void> {
  simulator.pdu.tripOcp(1);
  await expect(app.getByRole('alert').filter({ hasText: /^Breaker C2 / })).toBeVisible();
  await at('C, no power');
  await app.getByRole('button', { name: 'Show breaker' }).click();
  await expect(app.getByRole('row', { name: /^C2\b/u })).toContainText('Tripped');
  await at('G2, tripped');
}
