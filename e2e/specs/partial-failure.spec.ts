import { expect, test } from '../support/fixtures.ts';
import { violations } from '../support/axe.ts';
import { addPdu, startSimulator } from '../support/simulated.ts';

test('an outlet that fails alone is named and out of date, and the others are live and can be switched', async ({
  app,
}) => {
  test.setTimeout(180_000);
  await using simulator = await startSimulator({ model: 'px3-3ph-36', seed: 3 });
  await addPdu(app, simulator);
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  const ofFailing = app.getByRole('button', { name: /^Cycle outlet 26/u });
  await expect(ofFailing).not.toHaveAttribute('aria-disabled', 'true');
  const mend = simulator.faults.inject(
    { kind: 'callStatus', status: 500 },
    { rid: 'outlet.25', method: 'getState' },
  );
  const banner = app.getByRole('status').filter({ hasText: /^No data from outlet 26 .* on / });
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(banner).toContainText('Its values are the last known ones. Everything else is live.');
  await expect(app.getByText(/, \d+ s old$/u).first()).toBeVisible();
  await expect(ofFailing).toHaveAttribute('aria-disabled', 'true');
  await expect(app.getByRole('button', { name: /^Cycle outlet 27/u })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  expect(await violations(app)).toEqual([]);
  mend();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await expect(ofFailing).not.toHaveAttribute('aria-disabled', 'true');
});
