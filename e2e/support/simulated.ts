import { expect, type Page } from '@playwright/test';
import type { SimulatorModelName, RunningSimulator } from '../../main/simulator/simulator.ts';
import { AddPduDialog, type ReachablePdu } from '../pages/add-pdu-dialog.ts';

/** A simulated PDU in the test's own process, which can be poked and asked what it was asked. */
export type { RunningSimulator };

export { startSimulator } from '../../main/simulator/simulator.ts';

/** Models with metered outlets and breakers, and without either. */
export const METERED: SimulatorModelName = 'px3-3ph-36';
export const UNMETERED: SimulatorModelName = 'px3-1ph-8';

/** Adds a PDU by the dialog, as an admin would, and waits until it is read. `address` when it is not reached by its own. */
export async function addPdu(page: Page, pdu: ReachablePdu, address?: string): Promise<void> {
  const add = new AddPduDialog(page);
  await add.open();
  await add.readCertificate(address ?? new URL(pdu.url).host);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  await expect(add.dialog).toBeHidden();
  await expect(page.getByText(/^Live, /u).first()).toBeVisible();
}

/** Starts the PDU of the first-run screen, inside the engine. */
export async function startBuiltIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start with a simulated PDU' }).click();
  await expect(page.getByText(/^Live, /u).first()).toBeVisible();
}

/** Calls that move power and reached the PDU: `cyclePowerState outlet.7`, by index. */
export function switchingCalls(simulator: RunningSimulator): readonly string[] {
  return simulator.requestLog.entries
    .filter(({ method }) => /^(set|cycle)\w*PowerState/u.test(method))
    .map(({ method, rid }) => `${method} ${rid.split('/').at(-1) ?? ''}`);
}
