import type { PoleName } from '../../../../shared/model/quantity.ts';
import type { Codes } from '../family/sources.ts';

/**
 * Lines of an outlet or bank, as PowerNet-MIB numbers them (Rpdu2OutletPhaseLayoutType) and the MIBs that were made from it:
 * each phase to neutral, then each phase to the next.
 */
export const PHASE_LINES: Codes<readonly PoleName[]> = {
  1: ['L1', 'N'],
  2: ['L2', 'N'],
  3: ['L3', 'N'],
  4: ['L1', 'L2'],
  5: ['L2', 'L3'],
  6: ['L3', 'L1'],
};
