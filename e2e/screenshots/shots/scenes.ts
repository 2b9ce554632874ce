import { firstRunScene } from './first-run-scene.ts';
import { roomScene } from './room-scene.ts';
import type { Scene } from './scene.ts';

/** Every picture. */
export const SCENES: readonly Scene[] = [firstRunScene, roomScene];
