import type { OutletDisplay } from './outlet-display.ts';
import type { OutletReadingProps } from './OutletReadings.tsx';

/** What each line of an outlet needs: whose it is and what it shows. */
export interface OutletLineProps extends OutletReadingProps {
  readonly display: OutletDisplay;
}
