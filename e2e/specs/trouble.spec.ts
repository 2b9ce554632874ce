import type { Page } from '@playwright/test';
import { startSimulator } from '../../main/simulator/simulator.ts';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';

const C2 = 1;

function trippedBanner(app: Page) {
  return app.getByRole('alert').filter({ hasText: /^Breaker C2 on .* tripped at / });
}

test('a tripped breaker is said until it is acknowledged, also after a reload, and said anew at its next trip', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(simulator.url).host);
  await add.trust();
  await add.signIn(simulator.user, simulator.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  const breaker = app.getByRole('row', { name: /^C2\b/u });

  simulator.pdu.tripOcp(C2);
  await expect(trippedBanner(app)).toContainText('6 outlets have no power.');
  await expect(breaker).toContainText('Tripped');
  await app.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(trippedBanner(app)).toBeHidden();
  await expect(app.getByRole('main')).toBeFocused();

  await app.reload();
  await app.getByRole('button', { name: /, 1 critical/u }).click();
  await expect(breaker).toContainText('Tripped');
  await expect(trippedBanner(app)).toBeHidden();

  simulator.pdu.resetOcp(C2);
  await expect(breaker).not.toContainText('Tripped');
  simulator.pdu.tripOcp(C2);
  await expect(trippedBanner(app)).toBeVisible();
});

test('the page asks before it closes on a sequence that is not on the PDU', async ({ app }) => {
  await app.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  const sequence = new SequencePage(app);
  await sequence.open();
  const [first = ''] = await sequence.order();
  await sequence.row(first).focus();
  await app.keyboard.press('Alt+ArrowDown');
  await expect(app.getByText('1 unsaved change')).toBeVisible();
  const asked = app.waitForEvent('dialog');
  await app.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(app.getByText('1 unsaved change')).toBeVisible();
});
