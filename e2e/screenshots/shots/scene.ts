import type { Camera } from '../studio/camera.ts';

/** Pictures that are taken one after the other in one story, which is played from its start whichever of them are wanted. */
export interface Scene {
  readonly shots: readonly string[];
  readonly play: (camera: Camera, pages: BuiltPages) => Promise<void>;
}

/** Directories with built pages. */
export interface BuiltPages {
  readonly renderer: string;
  readonly sheet: string;
}
