import { startDevice } from '../studio/rack-devices.ts';
import type { Stage } from '../studio/stage.ts';

/** G1: a PDU that has not answered for two minutes. */
export async function shootStale(stage: Stage): Promise<void> {
  await stage.openPdu('A07-L');
  await stage.studio.unplug('A07-L');
  await stage.pass(125_000);
  await stage.clearMessages();
  await stage.shootAtRest('g1-stale');
}

/** E2: it is back, with another certificate. */
export async function shootChangedCertificate(stage: Stage): Promise<void> {
  const { page, studio } = stage;
  studio.replace('A07-L', await startDevice('A07-L', { clock: studio.clock, plan: studio.plan, edition: 2 }));
  const compare = page.getByRole('button', { name: /^Compare/u }).first();
  await stage.passUntil(compare);
  // By key, so that it shows where the focus goes.
  await compare.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await stage.shoot('e2-changed-certificate');
}
