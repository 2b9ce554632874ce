import { Camera } from './studio/camera.ts';
import { buildRenderer, buildSheet } from './studio/build-page.ts';
import { SCENES } from './shots/scenes.ts';

/**
 * Writes every screen and the sheet of component states to `docs/screens`, in both themes: `npm run screenshots`, or
 * `npm run screenshots -- NAME ...` for some.
 */
const asked = process.argv.slice(2);
const known = SCENES.flatMap(({ shots }) => shots);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0)
  throw new Error(`No such picture: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
const isWanted = (name: string) => asked.length === 0 || asked.includes(name);
const pages = { renderer: await buildRenderer(), sheet: await buildSheet() };
await using camera = await Camera.open(isWanted);
for (const scene of SCENES) if (scene.shots.some(isWanted)) await scene.play(camera, pages);
const missed = known.filter((name) => isWanted(name) && !camera.taken.includes(name));
if (missed.length > 0) throw new Error(`Not taken: ${missed.join(', ')}.`);
