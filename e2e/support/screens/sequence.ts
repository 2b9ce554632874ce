import { expect } from '@playwright/test';
import { SequencePage } from '../../pages/sequence-page.ts';
import { METERED } from '../simulated.ts';
import { closed, withPdu, type Walk } from './walk.ts';

/** D and D2: the sequence at rest, in hand, changed, wrong, and changed by somebody else. */
export const walkSequence: Walk = async (app, at) => {
  await withPdu(app, { model: METERED }, async (simulator) => {
    const sequence = new SequencePage(app);
    await sequence.open();
    await at('D, sequence');
    await sequence.handle('7').focus();
    await app.keyboard.press('Space');
    await app.keyboard.press('ArrowDown');
    await at('D, lifted');
    await app.keyboard.press('Space');
    await expect(app.getByText('1 unsaved change')).toBeVisible();
    await at('D, changed');
    const delay = sequence.row('7').getByRole('textbox');
    await delay.fill('nonsense');
    await delay.press('Tab');
    await at('D, a delay that is none');
    await delay.fill('1.5');
    await delay.press('Enter');

    const order = simulator.pdu.settings.outletPowerStateSequence.toReversed();
    simulator.otherAdmin.changePdu({ outletPowerStateSequence: order });
    await expect(app.getByText(/changed while you were editing\./u)).toBeVisible({ timeout: 45_000 });
    await at('D2, conflict');
    await app.getByRole('button', { name: 'Compare' }).click();
    await expect(app.getByRole('dialog')).toBeVisible();
    await at('D2, compare');
    await closed(app, 'dialog');
  });
};
