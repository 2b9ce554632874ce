import type { Page } from '@playwright/test';
import { largeSpec } from '../../main/simulator/testing/large-spec.ts';
import { ManualClock } from '../../main/support/manual-clock.ts';
import { callEngine } from '../support/engine-call.ts';
import { noteRenders, renderedParts } from '../support/extremes/renders.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, METERED, startSimulator } from '../support/simulated.ts';

const TICKS = 3;

/** Waits until the PDU was read so often from now on. */
async function waitForReadings(app: Page): Promise<void> {
  const readAtMs = async () => {
    const { pdus } = await callEngine<{ pdus: { connection: { lastReadAtMs?: number } }[] }>(
      app,
      'fleet.snapshot',
    );
    return pdus[0]?.connection.lastReadAtMs ?? 0;
  };
  for (let tick = 0; tick < TICKS; tick += 1) {
    const before = await readAtMs();
    await expect.poll(readAtMs).toBeGreaterThan(before);
  }
}

test('readings that are the same as before draw no cell, row or tile again', async ({ app }) => {
  test.setTimeout(120_000);
  await noteRenders(app);
  await app.reload();
  // Its time stands still, and with it what it measures.
  const clock = new ManualClock(Date.now());
  await using simulator = await startSimulator({ model: METERED, spec: largeSpec(24, 4), clock });
  await addPdu(app, simulator);
  const settled = async (screen: string) => {
    await waitForReadings(app);
    await renderedParts(app);
    await waitForReadings(app);
    expect.soft(await renderedParts(app), screen).toEqual([]);
  };
  await settled('tree and rail');
  const main = app.getByRole('main');
  await main.getByRole('tab', { name: /^Outlets/u }).click();
  await expect(app.getByRole('gridcell').first()).toBeVisible();
  await settled('grid');
  await app.getByRole('navigation', { name: 'Main' }).getByText('Fleet').click();
  await expect(main.locator('.fr').first()).toBeVisible();
  await settled('fleet');
  // It does see what is drawn again.
  simulator.pdu.tripOcp(0);
  await expect.poll(() => renderedParts(app)).not.toEqual([]);
});
