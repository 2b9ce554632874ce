import type { Page } from '@playwright/test';
import { SequencePage } from '../pages/sequence-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, METERED, startBuiltIn, startSimulator } from '../support/simulated.ts';

const C2 = 1;

function trippedBanner(app: Page) {
  return app.getByRole('alert').filter({ hasText: /^Breaker C2 on .* tripped at / });
}

test('a tripped breaker is said until it is acknowledged, also after a reload, and said anew at its next trip', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  const breaker = app.getByRole('row', { name: /^C2\b/u });

  simulator.pdu.tripOcp(C2);
  await expect(trippedBanner(app)).toContainText('6 outlets have no power.');
  await expect(breaker).toContainText('Tripped');
  await app.getByRole('button', { name: 'Acknowledge', exact: true }).click();
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
  await startBuiltIn(app);
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
