import type { Page } from '@playwright/test';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator, UNMETERED, type RunningSimulator } from '../support/simulated.ts';

const MINE = ['2', '1', '3', '4', '5', '6', '7', '8'];
const THEIRS = ['8', '7', '6', '5', '4', '3', '2', '1'];

/** Moves outlet 1 down here while somebody else turns the whole order round. */
async function conflict(app: Page, simulator: RunningSimulator): Promise<SequencePage> {
  await addPdu(app, simulator);
  const sequence = new SequencePage(app);
  await sequence.open();
  await sequence.row('1').focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => sequence.order()).toEqual(MINE);
  simulator.otherAdmin.changePdu({ outletPowerStateSequence: [7, 6, 5, 4, 3, 2, 1, 0] });
  const banner = app.getByRole('status').filter({ hasText: /changed while you were editing\./u });
  await expect(banner).toContainText('Nothing has been overwritten.', { timeout: 45_000 });
  const { user, address } = simulator.otherAdmin.actor;
  await expect(banner).toContainText(`Changed by ${user} from ${address}.`);
  return sequence;
}

const orderOn = (simulator: RunningSimulator) =>
  simulator.pdu.settings.outletPowerStateSequence.map((index) => String(index + 1));

test('a sequence that somebody else changed meanwhile is not applied before one was chosen; loading takes theirs', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  const sequence = await conflict(app, simulator);
  const apply = app.getByRole('button', { name: /^Apply to /u });
  await expect(apply).toHaveAttribute('aria-disabled', 'true');
  await expect(apply).toHaveAccessibleDescription(/\S/u);
  await sequence.row('1').press('Control+s');
  expect(orderOn(simulator)).toEqual(THEIRS);

  await app.getByRole('button', { name: 'Compare' }).click();
  const dialog = app.getByRole('dialog', { name: /^Compare the sequence of /u });
  await expect(dialog.getByRole('row', { name: /^1 router/u })).toContainText(
    /position 1,.*position 8,.*position 2,/su,
  );
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.getByRole('button', { name: 'Load from PDU' }).click();
  await expect.poll(() => sequence.order()).toEqual(THEIRS);
  await expect(apply).toBeHidden();
});

test('a sequence that somebody else changed meanwhile is overwritten only when one keeps the own and applies it', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  const sequence = await conflict(app, simulator);
  await app.getByRole('button', { name: 'Compare' }).click();
  await app
    .getByRole('dialog', { name: /^Compare the sequence of /u })
    .getByRole('button', { name: 'Keep mine' })
    .click();
  await expect.poll(() => sequence.order()).toEqual(MINE);
  expect(orderOn(simulator)).toEqual(THEIRS);
  await sequence.apply();
  expect(orderOn(simulator)).toEqual(MINE);
});
