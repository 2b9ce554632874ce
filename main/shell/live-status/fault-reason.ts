import type { OutletCommand } from '../../../shared/model/command.ts';
import { isOff, type PowerAction } from '../../../shared/model/power-state.ts';

const AFTER: Readonly<Record<PowerAction, string>> = {
  on: 'after power on',
  off: 'after power off',
  cycle: 'after power cycle',
};

const NOT_CONFIRMED: Readonly<Record<PowerAction, string>> = {
  on: 'Power on not confirmed',
  off: 'Power off not confirmed',
  cycle: 'Power cycle not confirmed',
};

/** `Still on after power off`: why a connected resource is in error after a command that failed or whose outcome is unknown. */
export function faultReason(action: PowerAction, { phase, after }: OutletCommand): string {
  if (phase === 'unknown') return after === null ? `No answer ${AFTER[action]}` : NOT_CONFIRMED[action];
  if (after === 'on') return action === 'cycle' ? 'Still on, not power cycled' : `Still on ${AFTER[action]}`;
  if (after !== null && isOff(after))
    return action === 'cycle' ? `Not on again ${AFTER[action]}` : `Still off ${AFTER[action]}`;
  return `Not as asked ${AFTER[action]}`;
}
