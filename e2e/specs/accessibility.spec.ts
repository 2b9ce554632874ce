import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { AREAS } from '../support/screens/areas.ts';

for (const { name, walk } of AREAS) {
  test(`axe finds nothing in either theme: ${name}`, async ({ app }) => {
    test.setTimeout(240_000);
    await app.emulateMedia({ reducedMotion: 'reduce' });
    await walk(app, async (screen) => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await app.emulateMedia({ colorScheme });
        expect.soft(await violations(app), `${screen}, ${colorScheme}`).toEqual([]);
      }
    });
  });
}
