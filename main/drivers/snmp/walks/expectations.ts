import { APC_WALKS } from './expectations-apc.ts';
import { G2_WALKS } from './expectations-g2.ts';
import { MORE_WALKS } from './expectations-more.ts';
import { OTHER_WALKS } from './expectations-others.ts';
import { RARITAN_WALKS } from './expectations-raritan.ts';
import { SERVERTECH_WALKS } from './expectations-servertech.ts';
import type { WalkExpectation } from './expectation.ts';

/**
 * What each recording is, worked out from its lines and the makers' MIBs by hand: never by running the driver. Where the
 * driver differs, one of the two is wrong; which one the recording decides.
 */
export const WALK_EXPECTATIONS: readonly WalkExpectation[] = [
  ...RARITAN_WALKS,
  ...SERVERTECH_WALKS,
  ...APC_WALKS,
  ...OTHER_WALKS,
  ...G2_WALKS,
  ...MORE_WALKS,
];
