import type { OutletDisplay } from './outlet-display.ts';

/** The button an outlet shows at rest or in this moment; `off` stands beside `cycle`, on hover and focus. */
export type MainAction = 'cycle' | 'on' | 'undo' | 'retry' | 'readAgain' | 'details' | null;

/** The action of the main button; null where it has none. */
export function mainAction(display: OutletDisplay): MainAction {
  switch (display.kind) {
    case 'on':
      return 'cycle';
    case 'off':
      return 'on';
    case 'armed':
      return 'undo';
    case 'failed':
      return 'retry';
    case 'unknown':
      return display.isNeverTold === true ? null : 'readAgain';
    case 'outcomeUnknown':
      return 'readAgain';
    case 'noCurrent':
      return 'details';
    default:
      return null;
  }
}

/** Whether turning off stands beside the main button: with the state on, also where no power comes. */
export function offersOff(display: OutletDisplay): boolean {
  return display.kind === 'on' || (display.kind === 'noPower' && display.state === 'on');
}
