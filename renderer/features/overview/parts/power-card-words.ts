import type { Outlet } from '../../../../shared/model/pdu.ts';
import { formatDelay } from '../../../../shared/words/durations.ts';
import { nameInSentence, tellingName } from '../../../../shared/words/elements.ts';
import { stateWords } from '../../../power/display-words.ts';
import type { OutletDisplay } from '../../../power/outlet-display.ts';

/** The sentence of the power card while nothing is in progress: what the button would do. */
export function restTitle(outlet: Outlet, display: OutletDisplay, cycleDelayMs: number | null): string {
  const telling = tellingName(outlet);
  const name = telling === '' ? outlet.label : `${outlet.label}, ${nameInSentence(telling)}`;
  if (display.kind === 'on') {
    const time = cycleDelayMs === null ? '' : `, for ${formatDelay(cycleDelayMs)}`;
    return `Cycle turns off ${name}${time}`;
  }
  if (display.kind === 'off') return `${name} is ${stateWords(display).toLowerCase()}`;
  return `${name}: ${stateWords(display)}`;
}
