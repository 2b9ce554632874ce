import { callEngine } from '../support/engine-call.ts';
import { crowding } from '../support/extremes/crowding.ts';
import { nameProblems } from '../support/extremes/names.ts';
import { extremePlaces } from '../support/extremes/places.ts';
import { openExtremeRoom } from '../support/extremes/room.ts';
import { drawn, movesBetweenTicks } from '../support/extremes/stillness.ts';
import { expect, test } from '../support/fixtures.ts';
import { cutOff } from '../support/layout.ts';

const DESIGNED = { width: 1440, height: 900 };
/** From the smallest window to 4K; 80 % and 200 % zoom of 1440×900 are what is left of it in CSS pixels. */
const SIZES = [
  { width: 1024, height: 700 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1800, height: 1125 },
  { width: 720, height: 450 },
  DESIGNED,
];
/** Narrower than this, tables scroll sideways. */
const WIDE_ENOUGH = 1280;
const PDUS = 40;
const TICKS = 3;

test('40 PDUs, 60 outlets and awkward names: at every size nothing leaves its place, and nothing moves with the readings', async ({
  app,
}) => {
  test.setTimeout(600_000);
  await using room = await openExtremeRoom(app, PDUS);
  await callEngine(app, 'app.changeSettings', { pollIntervalMs: 1000 });
  for (const { name, open } of extremePlaces(room)) {
    await test.step(name, async () => {
      await open(app);
      expect.soft(await nameProblems(app), name).toEqual([]);
      for (const size of SIZES) {
        await app.setViewportSize(size);
        await drawn(app);
        const where = `${name}, ${size.width}×${size.height}`;
        expect.soft(await cutOff(app), where).toEqual([]);
        expect.soft(await crowding(app, size.width < WIDE_ENOUGH), where).toEqual([]);
      }
      expect.soft(await movesBetweenTicks(app, TICKS), `${name}, readings`).toEqual([]);
    });
  }
});
