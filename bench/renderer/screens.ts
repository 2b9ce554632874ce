import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { CHARTED, LARGE, type BusyRoom } from './busy-room.ts';
import { dragFor } from './drag.ts';

/** A screen of the app, and what goes on while it is measured. */
export interface BenchScreen {
  readonly name: string;
  readonly open: (page: Page, room: BusyRoom) => Promise<void>;
  /** For about as long as told; without it, nobody touches anything. */
  readonly work?: (page: Page, room: BusyRoom, durationMs: number) => Promise<unknown>;
  /** Leaves it as others expect it. */
  readonly close?: (page: Page) => Promise<void>;
  /** Scripts of this PDU's readings alone: what the rail costs by itself is taken off. */
  readonly mostOwnScriptMsPerSecond?: number;
}

/** Shows little but the rail. */
export const RAIL_ALONE = 'Rail of 40, beside settings';

const NEW_LINE_EVERY_MS = 500;
const TYPE_EVERY_MS = 130;
const SEARCHED = 'core-sw-01 PSU';

async function openPdu(page: Page, name: string, tab: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('button', { name: new RegExp(`^${name}(,|$)`, 'u') })
    .click();
  await page
    .getByRole('main')
    .getByRole('tab', { name: new RegExp(`^${tab}`, 'u') })
    .click();
}

async function openPlace(page: Page, name: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Main' });
  await rail.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
}

const cycle = (page: Page, outlet: number) =>
  page.getByRole('button', { name: new RegExp(`^Cycle outlet ${outlet}(,|$)`, 'u') }).click();

async function repeatFor(
  durationMs: number,
  everyMs: number,
  step: (count: number) => unknown,
): Promise<void> {
  const endMs = performance.now() + durationMs;
  for (let count = 0; performance.now() < endMs; count += 1) {
    await step(count);
    await wait(everyMs);
  }
}

export const SCREENS: readonly BenchScreen[] = [
  {
    name: RAIL_ALONE,
    open: async (page) => {
      await openPdu(page, LARGE, 'Device settings');
      await page.getByRole('main').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'Fleet of 40',
    open: async (page) => {
      await openPlace(page, 'Fleet');
      await page.getByRole('row').nth(40).waitFor({ state: 'attached' });
    },
  },
  {
    name: 'Inlet with 12 charts',
    open: async (page) => {
      await openPdu(page, CHARTED, 'Overview');
      await page.getByRole('treegrid').getByRole('row', { name: /^I1\b/u }).click();
      await page.getByRole('img', { name: /^Active power L3, last 15 min/u }).waitFor();
    },
  },
  {
    name: 'Outlet',
    open: async (page) => {
      await openPdu(page, CHARTED, 'Overview');
      await page.getByRole('treegrid').getByRole('row', { name: /^C1\b/u }).click();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('treegrid').getByRole('row', { name: /^2, /u }).click();
      await page.getByRole('group', { name: /^Power of outlet 2/u }).waitFor();
    },
  },
  {
    name: 'Grid of 60',
    open: (page) => openPdu(page, LARGE, 'Outlets'),
    // Design 9.4 has 48 outlets.
    mostOwnScriptMsPerSecond: 4,
  },
  {
    name: 'Grid of 60, one armed, one cycling',
    open: async (page) => {
      await openPdu(page, LARGE, 'Outlets');
      await cycle(page, 2);
      await page
        .getByText(/^Cycling: off/u)
        .first()
        .waitFor();
    },
    work: async (page, _room, durationMs) => {
      await cycle(page, 9);
      await wait(durationMs);
    },
    close: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'Table of 60',
    open: async (page) => {
      await openPdu(page, LARGE, 'Outlets');
      await page.getByRole('radio', { name: 'Table' }).click({ force: true });
      await page.getByRole('columnheader', { name: 'Name' }).waitFor();
    },
  },
  {
    name: 'Sequence of 60, a row dragged',
    open: async (page) => {
      await openPdu(page, LARGE, 'Sequence');
      await page.locator('[data-part="handle"]').first().waitFor();
    },
    work: (page, _room, durationMs) => dragFor(page, durationMs),
  },
  {
    name: 'Device settings, each of 60 outlets',
    open: async (page) => {
      await openPdu(page, LARGE, 'Device settings');
      await page.getByText('Each outlet').first().click();
      await page.getByRole('main').getByRole('textbox').nth(20).waitFor();
    },
  },
  {
    name: 'Events, 10,000 lines, two new a second, scrolled',
    open: async (page) => {
      await openPlace(page, 'Events');
      await page.locator('.ev-row[tabindex]').first().waitFor();
    },
    work: async (page, room, durationMs) => {
      await page.locator('.ev-row[tabindex]').nth(4).hover();
      await repeatFor(durationMs, NEW_LINE_EVERY_MS, async (count) => {
        room.happen();
        if (count * NEW_LINE_EVERY_MS > durationMs / 2) await page.mouse.wheel(0, 900);
      });
    },
  },
  {
    name: 'CloudShell',
    open: async (page) => {
      await openPlace(page, 'CloudShell');
      await page.getByRole('treegrid', { name: 'CloudShell resources' }).getByRole('row').nth(3).waitFor();
    },
  },
  {
    name: 'Palette, typed into',
    open: (page) => page.keyboard.press('Control+k'),
    work: async (page, _room, durationMs) => {
      await repeatFor(durationMs, TYPE_EVERY_MS, async (count) => {
        const at = count % (SEARCHED.length + 1);
        if (at === SEARCHED.length) await page.keyboard.press('Control+a');
        else await page.keyboard.press(SEARCHED.charAt(at) === ' ' ? 'Space' : SEARCHED.charAt(at));
      });
    },
    close: (page) => page.keyboard.press('Escape'),
  },
];
