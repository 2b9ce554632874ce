import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { AREAS } from '../support/screens/areas.ts';

for (const { name, walk } of AREAS) {
  test(`axe finds nothing in either theme: ${name}`, async ({ app }) => {
    test.setTimeout(240_000);
    await app.emulateMedia({ reducedMotion: 'reduce' });
    await walk(app, async (screen) => {
      await app.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(app), screen).toEqual([]);
      // All else is the same in both.
      await app.emulateMedia({ colorScheme: 'light' });
      expect.soft(await violations(app, 'color-contrast'), `${screen}, light`).toEqual([]);
    });
  });
}
