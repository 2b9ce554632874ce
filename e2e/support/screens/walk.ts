import { expect, type Page } from '@playwright/test';
import type { SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { OutletsPage } from '../../pages/outlets-page.ts';
import { addPdu, startSimulator, type RunningSimulator } from '../simulated.ts';

/** Called on each screen or state as it stands, by the name it has in reports. */
export type At = (screen: string) => Promise<void>;

/** Goes through the screens of one part of the app. What looks at them leaves them as they are. */
export type Walk = (app: Page, at: At) => Promise<void>;

/** A simulated PDU that is added and read; it ends with the walk. */
export async function withPdu(
  app: Page,
  options: SimulatorOptions,
  walk: (simulator: RunningSimulator) => Promise<void>,
): Promise<void> {
  await using simulator = await startSimulator({ seed: 3, ...options });
  await addPdu(app, simulator);
  await walk(simulator);
}

export async function openTab(app: Page, name: string | RegExp): Promise<void> {
  await app.getByRole('main').getByRole('tab', { name }).click();
}

/** The outlets of the PDU on show, as cells. */
export async function openOutlets(app: Page): Promise<OutletsPage> {
  const outlets = new OutletsPage(app);
  await outlets.open();
  return outlets;
}

/** Esc, and what it closes is gone. */
export async function closed(app: Page, role: 'dialog' | 'alertdialog' | 'menu' | 'listbox'): Promise<void> {
  await app.keyboard.press('Escape');
  await expect(app.getByRole(role)).toHaveCount(0);
}
