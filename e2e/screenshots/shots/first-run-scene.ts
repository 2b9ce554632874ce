import { Stage } from '../studio/stage.ts';
import { Studio } from '../studio/studio.ts';
import type { Scene } from './scene.ts';

/** F: nothing was added yet. */
export const firstRunScene: Scene = {
  shots: ['f-first-run'],
  play: async (camera, { renderer }) => {
    await using studio = await Studio.open(renderer);
    await studio.restartAt(Date.parse('2026-11-20T14:32:08Z'));
    const stage = await Stage.open(studio, camera);
    await stage.page.getByRole('button', { name: 'Start with a simulated PDU' }).waitFor();
    await stage.shoot('f-first-run');
  },
};
