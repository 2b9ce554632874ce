import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { cutOff, invisibleText, motion } from '../support/layout.ts';
import { AREAS } from '../support/screens/areas.ts';
import { tabProblems } from '../support/tab-stops.ts';

const softly = expect.configure({ soft: true });
const DESIGNED = { width: 1440, height: 900 };
/** The smallest window, and what a window of 1440×900 has left at 200 % zoom. */
const SMALLER = [
  { width: 1024, height: 700 },
  { width: 720, height: 450 },
];

/** A menu or a list closes on Tab, and what is lifted holds it; a popover may close when the window changes. */
const isOpen = (app: Page, selector: string) => app.locator(selector).first().isVisible();

for (const { name, walk } of AREAS) {
  test(`every control is in reach, of the window and of the keys, in high contrast too: ${name}`, async ({
    app,
  }) => {
    test.setTimeout(240_000);
    await app.emulateMedia({ reducedMotion: 'reduce' });
    await walk(app, async (screen) => {
      expect.soft(await motion(app), `${screen}, less motion`).toEqual([]);
      await app.emulateMedia({ forcedColors: 'active' });
      expect.soft(await invisibleText(app), `${screen}, high contrast`).toEqual([]);
      await app.emulateMedia({ forcedColors: 'none' });
      expect.soft(await cutOff(app), screen).toEqual([]);
      if (await isOpen(app, '[role=menu], [role=listbox], .lift')) return;
      expect.soft(await tabProblems(app), `${screen}, by Tab`).toEqual([]);
      if (await isOpen(app, '.pop')) return;
      for (const size of SMALLER) {
        await app.setViewportSize(size);
        const message = `${screen}, ${size.width}×${size.height}`;
        // Charts take their new size a moment later.
        await softly.poll(() => cutOff(app), { message, timeout: 3000 }).toEqual([]);
      }
      await app.setViewportSize(DESIGNED);
    });
  });
}
