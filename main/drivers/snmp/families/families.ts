import type { Family } from './family.ts';
import { VERTIV_V5 } from './vertiv-v5.ts';

/** Every family, in order of preference: where a device fits several equally well, the first is taken. */
export const FAMILIES: readonly Family[] = [VERTIV_V5];
