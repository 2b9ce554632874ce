import type { Page } from '@playwright/test';
import { setInletPowered } from '../../main/simulator/pdu/supply.ts';
import { violations } from '../support/axe.ts';
import { createCuttableLine } from '../support/cuttable-line.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, startSimulator } from '../support/simulated.ts';

/** Breaker C5 has outlets 25 to 30; the last one is off. */
const C5 = 4;
const OUTLET_26 = 25;

async function expectAccessibleInBothThemes(app: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(app), colorScheme).toEqual([]);
  }
}

const inspector = (app: Page) => app.getByRole('complementary', { name: 'Inspector' });

test('a lost connection is told with its tries, what one can still do and what to look at', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await using line = await createCuttableLine(simulator.url);
  await addPdu(app, simulator, line.address);
  line.cut();
  const banner = app.getByRole('status').filter({ hasText: /^No data from .* since / });
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(banner).toContainText(
    'Values below are the last known ones. Outlets keep their state on the PDU.',
  );
  await expect(banner.getByRole('button')).toHaveText(['Retry now', 'Edit connection']);
  await expect(inspector(app)).toContainText('What you can still do');
  await expect(inspector(app)).toContainText('Switch or cycle outlets');
  await expect(inspector(app)).toContainText('Ping 127.0.0.1 from this computer.');
  await expect(app.getByRole('columnheader', { name: 'Last known reading' })).toBeVisible();
  await expect(app.getByRole('columnheader', { name: 'Age' })).toBeVisible();
  await expectAccessibleInBothThemes(app);
  line.mend();
  await banner.getByRole('button', { name: 'Retry now' }).click();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await expect(inspector(app)).not.toContainText('What you can still do');
  await expect(app.getByText(/ is live again$/u)).toBeVisible();
});

test('a tripped breaker shows the load before, the outlet that rose and the way back, and turns its outlets off', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await addPdu(app, simulator);
  const tree = app.getByRole('treegrid');
  const breaker = tree.getByRole('row', { name: /^C5\b/u });
  await breaker.click();
  await app.keyboard.press('ArrowRight');
  await expect(app.getByRole('img', { name: /^Current, last .* lowest [1-9]/u })).toBeVisible();
  simulator.pdu.plugIn(OUTLET_26, {
    watts: 3600,
    powerFactor: 0.98,
    driftFraction: 0,
    noiseFraction: 0,
    inrushFactor: 5,
    leakageMilliamperes: 0.1,
  });
  await expect(tree.getByRole('row', { name: /^26\b/u })).toHaveAccessibleDescription(/^1\d\.\d+ amperes/u);
  await expect(breaker).toHaveAccessibleDescription(/^2\d\.\d amperes/u);
  simulator.pdu.tripOcp(C5);

  await expect(app.getByText('6 outlets without power')).toBeVisible();
  await expect(app.getByText(/^Tripped \d\d:\d\d:\d\d$/u)).toBeVisible();
  await expect(app.getByText(/^\d\d:\d\d:\d\d, tripped$/u)).toBeVisible();
  const steps = app.getByRole('region', { name: 'Bring it back' }).getByRole('listitem');
  await expect(steps).toHaveText([
    'Turn off outlets 25 to 29 so the breaker closes without load.',
    /^Find the fault\. Outlet 26, backup-01, rose from \d\.\d A to 1\d\.\d A before the trip\.$/u,
    'Reset C5 by hand at the rack. Busbar cannot reset it.',
    'Turn outlets on one at a time, in sequence.',
  ]);
  await expect(inspector(app)).toContainText('Tripped. 6 outlets have no power');
  await expect(inspector(app)).toContainText(/5 closed, highest \d+ %/u);

  await expectAccessibleInBothThemes(app);
  await app.getByRole('button', { name: 'Turn off 25 to 29' }).click();
  await expect(app.getByText('Turn off these 5 outlets?')).toBeVisible();
  await expect(app.getByRole('button', { name: 'Back', exact: true })).toBeFocused();
  await app.getByRole('button', { name: 'Turn off 25, 26, 27, 28, 29' }).click();
  await expect(app.getByText(/^Turns off in \d s$/u)).toBeVisible();
  await expect(steps.first()).toContainText('Find the fault.', { timeout: 20_000 });
  await expect(app.getByRole('button', { name: 'Turn off 25 to 29' })).toBeHidden();

  await expect(app.getByRole('alert').getByRole('button')).toHaveText(['Show in events', 'Acknowledge']);
  await app.getByRole('button', { name: 'Show in events' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Events and audit log' })).toBeVisible();
  await app.goBack();
  await expect(app.getByRole('alert')).toContainText('not acknowledged');
  await app.getByRole('main').focus();
  await app.keyboard.press('a');
  await expect(app.getByRole('alert')).toBeHidden();
});

test('a transfer is told with its reason, and stands in the list and on the charts of the switch', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await using simulator = await startSimulator({ model: 'px3ts-12', seed: 3 });
  await addPdu(app, simulator);
  await expect(app.getByText('On preferred inlet')).toBeVisible();
  setInletPowered(simulator.pdu, 0, false);
  const toast = app.getByRole('region', { name: 'Messages' });
  await expect(toast).toContainText(/ moved to inlet 2/u);
  await expect(toast).toContainText('Inlet 1 has no voltage.');
  await expect(app.getByRole('row', { name: /Inlet 1 to inlet 2/u })).toBeVisible();
  await expect(app.getByText(/^\d\d:\d\d:\d\d, moved to inlet 2$/u).first()).toBeVisible();
});

test('who may only read is told so after the first refusal, and may try again', async ({ app }) => {
  test.setTimeout(180_000);
  await using simulator = await startSimulator({ model: 'px3-1ph-8', seed: 3 });
  const { url, password, readOnlyUser: user } = simulator;
  await addPdu(app, { url, password, user });
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await app.getByRole('button', { name: /^Cycle outlet 2/u }).click();
  const banner = app.getByRole('status').filter({ hasText: 'Read only.' });
  await expect(banner).toContainText(new RegExp(`The user ${user} may not switch outlets on `, 'u'));
  const other = app.getByRole('button', { name: /^Cycle outlet 3/u });
  await expect(other).toHaveAttribute('aria-disabled', 'true');
  await expect(other).toHaveAccessibleDescription(/^Read only\. The user /u);
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toBeHidden();
  await expect(other).not.toHaveAttribute('aria-disabled', 'true');
});
