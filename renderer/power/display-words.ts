import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { lowerFirst } from '../../shared/words/capitals.ts';
import { formatClock } from '../../shared/words/durations.ts';
import { POWER_STATE_WORDS } from '../../shared/words/elements.ts';
import type { GlyphName } from '../ui/glyph-shapes.tsx';
import type { OutletDisplay } from './outlet-display.ts';

/** `Cycle starts in`, before the seconds. */
const ARMED_WORDS: Record<PowerAction, string> = {
  cycle: 'Cycle starts in',
  off: 'Turns off in',
  on: 'Turns on in',
};

const DONE_WORDS: Record<PowerAction, string> = {
  cycle: 'Cycled, on again',
  off: 'Turned off',
  on: 'Turned on',
};

/** An action that did not happen, at the start of a line. */
export const NOT_DONE_WORDS: Record<PowerAction, string> = {
  cycle: 'Not cycled',
  off: 'Not turned off',
  on: 'Not turned on',
};

const ACCEPTED_WORDS: Record<PowerAction, string> = {
  cycle: 'Accepted, turning off',
  off: 'Accepted, turning off',
  on: 'Accepted, turning on',
};

/** `Not cycled: PDU refused`; the whole sentence is in the toast and the tooltip. */
export function failedWords(action: PowerAction, message: string | null): string {
  const isRefusal = message !== null && /\brefused\b/iu.test(message);
  return isRefusal ? `${NOT_DONE_WORDS[action]}: PDU refused` : NOT_DONE_WORDS[action];
}

/** The short state of an outlet, for the table, tooltips and screen readers; countdowns are drawn after it. */
export function stateWords(display: OutletDisplay): string {
  switch (display.kind) {
    case 'first':
      return 'Not read yet';
    case 'on':
      return 'On';
    case 'off':
      return POWER_STATE_WORDS[display.why];
    case 'pendingOn':
      return POWER_STATE_WORDS.pendingOn;
    case 'cyclingElsewhere':
      return 'Cycling';
    case 'noPower':
      return `No power, ${display.reason}`;
    case 'unknown':
      return display.isNeverTold === true ? 'State not told' : 'State unknown';
    case 'noData':
      return `No data, last known ${POWER_STATE_WORDS[display.lastState].toLowerCase()}`;
    case 'armed':
      return ARMED_WORDS[display.action];
    case 'sending':
      return display.isUnanswered ? 'No answer yet' : 'Sending to PDU';
    case 'accepted':
      return display.isWaitingForTurn ? 'Waiting for its turn' : ACCEPTED_WORDS[display.action];
    case 'cyclingOff':
      return 'Cycling: off, turns on in';
    case 'checkingCurrent':
      return 'On, checking current';
    case 'done':
      return DONE_WORDS[display.action];
    case 'failed':
      return failedWords(display.action, display.message);
    case 'outcomeUnknown':
      return 'Outcome unknown';
    case 'noCurrent':
      return 'On, but draws 0.00 A';
  }
}

/** The state for a screen reader, which hears it once: no seconds. */
export function spokenState(display: OutletDisplay): string {
  if (display.kind === 'armed') {
    const what = { cycle: 'cycle', off: 'turning off', on: 'turning on' }[display.action];
    return `${what} armed, press Escape to undo`;
  }
  if (display.kind === 'cyclingOff') return 'cycling, off now';
  const spoken = lowerFirst(stateWords(display));
  return display.kind === 'noPower' ? `${spoken}, ${switchedWords(display.state)}` : spoken;
}

/** `switched on`: what the relay was told, beside the fact that no power comes. */
export function switchedWords(state: PowerState): string {
  return state === 'on' ? 'switched on' : POWER_STATE_WORDS[state].toLowerCase();
}

/** The glyph of a display; its shape alone tells the states apart. */
export function displayGlyph(display: OutletDisplay): GlyphName {
  switch (display.kind) {
    case 'on':
    case 'checkingCurrent':
      return 'on';
    case 'off':
    case 'noPower':
      return 'off';
    case 'pendingOn':
    case 'cyclingElsewhere':
    case 'sending':
    case 'accepted':
    case 'cyclingOff':
      return 'cyc';
    case 'first':
    case 'unknown':
    case 'noData':
    case 'outcomeUnknown':
      return 'unk';
    case 'armed':
      return display.action === 'on' ? 'off' : 'on';
    case 'done':
      return display.action === 'off' ? 'off' : 'on';
    case 'failed':
      return display.state === 'on' ? 'on' : display.state === 'unknown' ? 'unk' : 'off';
    case 'noCurrent':
      return 'warn';
  }
}

/** Class of a cell or row for its display. */
export function displayClass(display: OutletDisplay): string {
  switch (display.kind) {
    case 'armed':
      return 'armed';
    case 'sending':
    case 'accepted':
    case 'cyclingOff':
    case 'checkingCurrent':
      return 'busy';
    case 'done':
      return 'done';
    case 'failed':
      return 'fail';
    case 'outcomeUnknown':
      return 'unsure';
    case 'off':
    case 'noPower':
      return display.kind === 'off' && display.isLate ? 'off late' : 'off';
    case 'noData':
      return 'stale';
    case 'on':
    case 'pendingOn':
    case 'cyclingElsewhere':
      return display.isLate ? 'late' : '';
    case 'first':
    case 'unknown':
    case 'noCurrent':
      return '';
  }
}

/** `still on` or `still off` after a command that did not happen; empty when the state is not known. */
export function stillWords(display: Extract<OutletDisplay, { kind: 'failed' }>): string {
  switch (display.state) {
    case 'on':
      return 'Still on';
    case 'off':
    case 'suspended':
    case 'shed':
      return display.action === 'on' ? 'Still off' : 'Is off';
    case 'cycling':
    case 'pendingOn':
      return POWER_STATE_WORDS[display.state];
    case 'unknown':
      return 'State unknown';
  }
}

/** `Read as on`: what is known although the outcome is not. */
export function stateReadWords(state: PowerState): string {
  return state === 'unknown' ? 'State unknown' : `Read as ${POWER_STATE_WORDS[state].toLowerCase()}`;
}

/** `read 14:28:03`: when the state on show was read. */
export function readWords(readAtMs: number | null): string {
  return readAtMs === null ? 'not read yet' : `read ${formatClock(readAtMs)}`;
}

/** `IEC 60320 C13` -> `C13`, as it is short enough for a cell. */
export function shortReceptacle(receptacle: string): string {
  return receptacle.replace(/^(?:IEC 60320|NEMA|IEC)\s+/iu, '');
}
