import { firstRunScene } from './first-run-scene.ts';
import { roomScene } from './room-scene.ts';
import type { Scene } from './scene.ts';
import { sheetScene } from './sheet-scene.ts';

/** Every picture. */
export const SCENES: readonly Scene[] = [sheetScene, firstRunScene, roomScene];
