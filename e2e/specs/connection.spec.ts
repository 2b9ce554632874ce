import { OutletsPage } from '../pages/outlets-page.ts';
import { createCuttableLine } from '../support/cuttable-line.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator, UNMETERED } from '../support/simulated.ts';

test('a lost PDU keeps its last values with their age, cannot be switched, and comes back with what changed', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await using line = await createCuttableLine(simulator.url);
  await addPdu(app, simulator, line.address);
  const outlets = new OutletsPage(app);
  await outlets.open();
  await expect(outlets.cell('2')).toHaveAccessibleName(/^Outlet 2,.* on/u);

  line.cut();
  const banner = app.getByRole('status').filter({ hasText: /^No data from .* since \d\d:\d\d:\d\d\./u });
  await expect(banner).toContainText('Outlets keep their state on the PDU.', { timeout: 60_000 });
  await expect(outlets.cell('2')).toHaveAccessibleName(/^Outlet 2,.*last known on/u, { timeout: 60_000 });
  await expect(outlets.cell('2')).toContainText(/Last known \d\d:\d\d:\d\d/u);
  await expect(outlets.button('Cycle', '2')).toHaveCount(0);

  simulator.otherAdmin.switch(1, 'off');
  simulator.otherAdmin.switch(2, 'off');
  line.mend();
  await banner.getByRole('button', { name: 'Retry now' }).click();
  const toast = app.getByRole('status').filter({ hasText: /is live again/u });
  await expect(toast).toContainText(/It was out for \d+ s\. 2 outlets changed state meanwhile\./u, {
    timeout: 60_000,
  });
  await expect(banner).toBeHidden();
  await expect(outlets.button('Turn on', '2')).toBeEnabled();
  await expect(outlets.button('Cycle', '4')).toBeEnabled();
});

test('another certificate at the same address gets no request until a person compared it; not trusting it is the safe way', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const first = await startSimulator({ model: UNMETERED, seed: 3 });
  await addPdu(app, first);
  const { port } = first;
  await first[Symbol.asyncDispose]();
  await using second = await startSimulator({ model: UNMETERED, seed: 3, port });
  expect(second.fingerprint).not.toBe(first.fingerprint);
  const banner = app.getByRole('alert').filter({ hasText: /^The certificate of .* has changed/u });
  await expect(banner).toContainText('Nothing was sent.', { timeout: 60_000 });

  const compare = banner.getByRole('button', { name: /^Compare/u });
  await compare.click();
  const dialog = app.getByRole('alertdialog');
  const stay = dialog.getByRole('button', { name: 'Stay disconnected' });
  await expect(stay).toBeFocused();
  await expect(dialog).toContainText(/than the one you trusted on \d{4}-\d\d-\d\d\. /u);
  await stay.click();
  await expect(dialog).toBeHidden();
  await expect(compare).toBeFocused();
  await expect(banner).toBeVisible();
  expect(second.requestLog.count).toBe(0);

  await compare.click();
  await dialog.getByRole('button', { name: 'Compare and trust' }).click();
  const trust = dialog.getByRole('button', { name: 'Trust the new certificate' });
  await expect(trust).toBeDisabled();
  const shown = (await dialog.innerText()).replaceAll(/[^0-9A-F]/gu, '');
  expect(shown).toContain(second.fingerprint);
  expect(shown).toContain(first.fingerprint);
  expect(second.requestLog.count, 'no request before it is trusted').toBe(0);
  await dialog.getByText(/^I compared the new one/u).click();
  await trust.click();
  await expect(dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => second.requestLog.count).toBeGreaterThan(0);
});
