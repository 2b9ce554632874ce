import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { formatTenths } from '../../shared/words/durations.ts';
import { ACTION_DONE_WORDS, outletAtStart, outletWords } from '../../shared/words/elements.ts';
import { joinWords } from '../../shared/words/lists.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import type { Toast } from '../state/ui-slice.ts';
import { commandTookMs } from './outlet-display.ts';
import { wasCancelled } from './outlet-facts.ts';

type Words = Pick<Outlet, 'label' | 'name'>;

const AUDIT = 'Written to the audit log.';

const STARTS_WORDS: Record<PowerAction, string> = { cycle: 'cycles', off: 'turns off', on: 'turns on' };
const RUNNING_WORDS: Record<PowerAction, string> = { cycle: 'Cycling', off: 'Turning off', on: 'Turning on' };

export const toastId = (command: Pick<PowerCommand, 'id'>): string => `command:${command.id}`;

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

const STARTS_PLURAL: Record<PowerAction, string> = { cycle: 'cycle', off: 'turn off', on: 'turn on' };

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

/** The toast of a confirmed command on one outlet. `amperes` is what it draws now, null when not metered. */
export function doneToast(
  command: PowerCommand,
  part: OutletCommand,
  words: Words,
  amperes: number | null,
): Toast {
  const took = formatTenths(commandTookMs(part));
  const draws = amperes === null ? '' : `, draws ${formatNumber(amperes, 2)} A`;
  const what = {
    cycle: `On again after ${took}${draws}.`,
    on: `Read back as on after ${took}.`,
    off: `Read back as off after ${took}.`,
  }[command.action];
  const name = outletAtStart(words);
  return {
    id: toastId(command),
    tone: 'ok',
    title: `${name}${name.includes(',') ? ',' : ''} ${ACTION_DONE_WORDS[command.action]}`,
    text: `${what} ${AUDIT}`,
    staysUntilDismissed: false,
  };
}

/** Not undone and not done: refused, failed or stopped by the check at the end of the undo window. */
export function notDoneToast(
  id: string,
  action: PowerAction,
  words: Words,
  message: string | null,
  state: PowerState | null,
): Toast {
  const still = state === 'on' || state === 'off' ? `It is ${stillOr(action, state)}${state}.` : '';
  const isSaid = message !== null && /\bstill\b/iu.test(message);
  return {
    id,
    tone: 'critical',
    title: `Outlet ${words.label} was not ${ACTION_DONE_WORDS[action]}`,
    text: [message ?? '', isSaid ? '' : still].filter(Boolean).join(' '),
    staysUntilDismissed: true,
  };
}

function stillOr(action: PowerAction, state: 'on' | 'off'): string {
  const before = action === 'on' ? 'off' : 'on';
  return state === before ? 'still ' : '';
}

export function noAnswerToast(command: PowerCommand, words: Words): Toast {
  return {
    id: toastId(command),
    tone: 'critical',
    title: `Outlet ${words.label}: no answer from the PDU`,
    text: 'The command may have arrived. Reading the state again in 5 s. Do not repeat it yet.',
    staysUntilDismissed: true,
  };
}

export function unknownToast(command: PowerCommand, words: Words, message: string | null): Toast {
  return {
    id: toastId(command),
    tone: 'critical',
    title: `Outlet ${words.label}: outcome unknown`,
    text:
      message ??
      'The PDU did not answer and the command may have arrived. Busbar goes on reading. Do not repeat it yet.',
    staysUntilDismissed: true,
  };
}

export function noCurrentToast(command: PowerCommand, part: OutletCommand, words: Words): Toast {
  return {
    id: toastId(command),
    tone: 'critical',
    title: `Outlet ${words.label} is on but draws no current`,
    text: `It drew ${formatNumber(part.currentBeforeAmperes, 2)} A before. Check the device's own power switch.`,
    staysUntilDismissed: true,
  };
}

/** **Not sent** Outlet 14 was not touched. */
export function undoneToast(command: PowerCommand, model: PduModel | null): Toast {
  const labels = command.outlets.map((part) => outletWords(model, part.outlet).label);
  const text =
    labels.length === 1
      ? `Outlet ${labels[0] ?? ''} was not touched.`
      : `${labels.length} outlets were not touched.`;
  return { id: toastId(command), tone: 'neutral', title: 'Not sent', text, staysUntilDismissed: false };
}

const labelsOf = (command: PowerCommand, model: PduModel | null, phases: readonly OutletCommand['phase'][]) =>
  command.outlets
    .filter((part) => phases.includes(part.phase))
    .map((part) => outletWords(model, part.outlet).label);

/** **Cycling 4 outlets, 1 of 4 done** 21 done, 22 off, 23 and 29 waiting. */
export function severalProgressToast(command: PowerCommand, model: PduModel | null): Toast {
  const total = command.outlets.length;
  const done = labelsOf(command, model, ['confirmed']);
  const failed = labelsOf(command, model, ['failed', 'unknown', 'notSent']);
  const off = command.outlets
    .filter((part) => part.phase === 'accepted' && part.offSeenAtMs !== null)
    .map((part) => outletWords(model, part.outlet).label);
  const waiting = labelsOf(command, model, ['asked', 'sent', 'accepted']).filter(
    (label) => !off.includes(label),
  );
  const some = (labels: readonly string[], word: string) =>
    labels.length === 0 ? '' : `${labels.length > 8 ? labels.length : joinWords(labels)} ${word}`;
  const parts = [some(done, 'done'), some(failed, 'not done'), some(off, 'off'), some(waiting, 'waiting')];
  return {
    id: toastId(command),
    tone: 'progress',
    title: `${RUNNING_WORDS[command.action]} ${total} outlets, ${done.length} of ${total} done`,
    text: `${parts.filter(Boolean).join(', ')}.`,
    staysUntilDismissed: true,
  };
}

/** All labels of a few, the first ten of many. */
function shortList(labels: readonly string[]): string {
  return labels.length <= 12
    ? joinWords(labels)
    : `${labels.slice(0, 10).join(', ')} and ${labels.length - 10} more`;
}

/** The end of an action on several outlets: how many, and each that did not. */
export function severalEndToast(command: PowerCommand, model: PduModel | null): Toast {
  const total = command.outlets.length;
  const done = command.outlets.filter((part) => part.phase === 'confirmed').length;
  const others = command.outlets.filter((part) => part.phase !== 'confirmed');
  if (others.length === 0) {
    return {
      id: toastId(command),
      tone: 'ok',
      title: `${total} outlets ${ACTION_DONE_WORDS[command.action]}`,
      text: `Each was read back. ${AUDIT}`,
      staysUntilDismissed: false,
    };
  }
  if (others.every(wasCancelled)) {
    return {
      id: toastId(command),
      tone: 'neutral',
      title: `${done} of ${total} outlets ${ACTION_DONE_WORDS[command.action]}`,
      text: `The rest was cancelled: ${others.length} ${others.length === 1 ? 'outlet stays' : 'outlets stay'} off.`,
      staysUntilDismissed: false,
    };
  }
  const messages = new Set(others.map((part) => part.message).filter((message) => message !== null));
  const labels = shortList(others.map((part) => outletWords(model, part.outlet).label));
  const unknown = others.every((part) => part.phase === 'unknown');
  return {
    id: toastId(command),
    tone: 'critical',
    title: `${done} of ${total} outlets ${ACTION_DONE_WORDS[command.action]}`,
    text: `${unknown ? 'Outcome unknown' : 'Not done'}: ${labels}. ${[...messages].slice(0, 2).join(' ')}`.trim(),
    staysUntilDismissed: true,
  };
}
