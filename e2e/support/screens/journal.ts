import { expect, type Page } from '@playwright/test';
import { METERED } from '../simulated.ts';
import { openTab, withPdu, type At, type Walk } from './walk.ts';

/** H and Device settings: what happened, and what can be set. */
export const walkJournal: Walk = async (app, at) => {
  await withPdu(app, { model: METERED }, async (simulator) => {
    simulator.pdu.tripOcp(1);
    simulator.otherAdmin.changeOutlet(2, { name: 'renamed' });
    await app
      .getByRole('navigation', { name: 'Main' })
      .getByRole('button', { name: /^Events/u })
      .click();
    await expect(app.getByText(/tripped/u).first()).toBeVisible();
    await at('H, all');
    for (const tab of ['PDU events', 'Audit log', 'All']) {
      await openTab(app, new RegExp(`^${tab}`, 'u'));
      await at(`H, ${tab}`);
    }
    await walkEntry(app, at);
    await app.getByRole('searchbox', { name: 'Search events' }).fill('zzz');
    await expect(app.locator('.ev-row[tabindex]')).toHaveCount(0);
    await at('H, a search that finds nothing');
    await app.getByRole('navigation', { name: 'Main' }).locator('.tile').click();
    await openTab(app, 'Events');
    await expect(app.locator('.ev-row[tabindex]').first()).toBeVisible();
    await at('H, of one PDU');
    await openTab(app, 'Device settings');
    await expect(app.getByRole('main').getByRole('textbox').first()).toBeVisible();
    await at('device settings');
  });
};

async function walkEntry(app: Page, at: At): Promise<void> {
  await app.locator('.ev-row[tabindex]').first().click();
  await expect(app.locator('.ev-panel')).toBeVisible();
  await at('H, an entry');
  await app.keyboard.press('Escape');
  await expect(app.locator('.ev-panel')).toHaveCount(0);
}
