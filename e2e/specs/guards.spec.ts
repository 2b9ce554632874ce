import type { Page } from '@playwright/test';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { OutletsPage } from '../pages/outlets-page.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, simulate, test, type SimulatedPdu } from '../support/fixtures.ts';
import { runProgram } from '../support/program.ts';

async function addPdu(app: Page, pdu: SimulatedPdu): Promise<void> {
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(pdu.url).host);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
}

test('a protected outlet is switched only by press and hold', async ({ app }) => {
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await addPdu(app, pdu);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await outlets.cell('2').hover();
  await app.getByRole('button', { name: /^More for outlet 2,/u }).click();
  await app.getByRole('menuitem', { name: /^Protect/u }).click();
  await expect(app.getByRole('button', { name: 'Protected 1' })).toBeVisible();

  await outlets.button('Cycle', '2').click();
  const hold = app.getByRole('button', { name: /^Hold to cycle outlet 2/u });
  await expect(hold).toBeVisible();
  // A click is not a hold.
  await hold.click();
  await expect(outlets.cell('2')).not.toContainText('Cycle starts in');
  await hold.hover();
  await app.mouse.down();
  await expect(outlets.cell('2')).toContainText('Cycle starts in');
  await app.mouse.up();
  await app.keyboard.press('Escape');
  await expect(app.getByText('Outlet 2 was not touched.').first()).toBeVisible();
});

test('several outlets are named before they are switched off together, and each is confirmed', async ({
  app,
}) => {
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await addPdu(app, pdu);
  const outlets = new OutletsPage(app);
  await outlets.open();
  for (const label of ['2', '3']) {
    await outlets.cell(label).hover();
    await app.getByRole('checkbox', { name: new RegExp(`^Select outlet ${label},`, 'u') }).click();
  }
  await app
    .getByRole('toolbar')
    .getByRole('button', { name: /^Turn off/u })
    .click();
  await app.getByRole('button', { name: 'Turn off 2, 3' }).click();
  await expect(outlets.cell('2')).toHaveAccessibleName(/turned off|, off/u, { timeout: 30_000 });
  await expect(outlets.cell('3')).toHaveAccessibleName(/turned off|, off/u);
  await expect(outlets.cell('1')).toHaveAccessibleName(/, on(,|$)/u);
});

test('a sequence that somebody else changed meanwhile is not overwritten', async ({ app, dataDirectory }) => {
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await addPdu(app, pdu);
  const sequence = new SequencePage(app);
  await sequence.open();
  const before = await sequence.order();
  await sequence.row(before[0] ?? '').focus();
  await app.keyboard.press('Alt+ArrowDown');

  // Somebody else: another program, with data of its own.
  const env = { BUSBAR_DATA_DIR: `${dataDirectory}/other`, BUSBAR_PASSWORD: pdu.password };
  const account = ['--user', pdu.user, '--fingerprint', pdu.fingerprint];
  const read = await runProgram(['sequence', 'get', pdu.url, ...account], env);
  const theirs = JSON.parse(read.out) as { order: string[] };
  const changed = { ...theirs, order: theirs.order.toReversed() };
  const set = await runProgram(['sequence', 'set', pdu.url, ...account], env, JSON.stringify(changed));
  expect(set.code).toBe(0);

  await expect(app.getByText(/^The sequence on .* changed while you were editing\./u)).toBeVisible({
    timeout: 45_000,
  });
  await app.getByRole('button', { name: 'Load from PDU' }).click();
  await expect.poll(() => sequence.order()).toEqual(changed.order);
});
