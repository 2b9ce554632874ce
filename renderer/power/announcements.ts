import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { outletAtStart, outletWords } from '../../shared/words/elements.ts';
import { formatNumber } from '../../shared/words/numbers.ts';

type Words = Pick<Outlet, 'label' | 'name'>;

const STARTS_WORDS: Record<PowerAction, string> = { cycle: 'cycles', off: 'turns off', on: 'turns on' };

const STARTS_PLURAL: Record<PowerAction, string> = { cycle: 'cycle', off: 'turn off', on: 'turn on' };

const seconds = (ms: number) => {
  const whole = Math.max(0, Math.round(ms / 1000));
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`;
};

const amperesSpoken = (amperes: number) => `${formatNumber(amperes, 2)} amperes`;

/** `Outlet 14, db-02 PSU A, cycles in 3 seconds. Press Escape to undo.` */
export function armedAnnouncement(command: PowerCommand, model: PduModel | null): string {
  const first = command.outlets[0];
  if (first === undefined) return '';
  const leftMs = (command.undoUntilMs ?? 0) - (first.phaseAtMs.armed ?? 0);
  const name =
    command.outlets.length === 1
      ? outletAtStart(outletWords(model, first.outlet))
      : `${command.outlets.length} outlets`;
  const comma = name.includes(',') ? ',' : '';
  const verb = command.outlets.length === 1 ? STARTS_WORDS[command.action] : STARTS_PLURAL[command.action];
  return `${name}${comma} ${verb} in ${seconds(leftMs)}. Press Escape to undo.`;
}

/** What is said when the part of one outlet enters a phase that has no toast; null when there is nothing to say. */
export function progressAnnouncement(
  before: OutletCommand,
  after: OutletCommand,
  action: PowerAction,
  words: Words,
): string | null {
  if (before.phase !== 'sent' && after.phase === 'sent') return `Outlet ${words.label}, sent to the PDU.`;
  if (action === 'cycle' && before.offSeenAtMs === null && after.offSeenAtMs !== null) {
    const on = after.cycleDelayMs === null ? '' : ` On in ${seconds(after.cycleDelayMs)}.`;
    return `Outlet ${words.label} off.${on}`;
  }
  return null;
}

/** `Outlet 14 on again, 2.28 amperes.` */
export function doneAnnouncement(action: PowerAction, words: Words, amperes: number | null): string {
  const state = action === 'off' ? 'off' : action === 'on' ? 'on' : 'on again';
  return `Outlet ${words.label} ${state}${amperes === null || action === 'off' ? '' : `, ${amperesSpoken(amperes)}`}.`;
}
