import type { OutletDisplay } from './outlet-display.ts';
import type { OutletReadingProps } from './OutletReadings.tsx';

export interface OutletLineProps extends OutletReadingProps {
  readonly display: OutletDisplay;
}
