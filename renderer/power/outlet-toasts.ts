import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { formatDelay, formatTenths } from '../../shared/words/durations.ts';
import { ACTION_DONE_WORDS, outletAtStart, outletWords } from '../../shared/words/elements.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import type { RetryOffer, Toast } from '../state/ui-slice.ts';
import { commandTookMs } from './outlet-display.ts';

type Words = Pick<Outlet, 'label' | 'name'>;

/** Behind what was done: where it can be looked up. */
export const AUDIT = 'Written to the audit log.';

/** One toast a command: a newer state of it takes the place of the older. */
export const toastId = (command: Pick<PowerCommand, 'id'>): string => `command:${command.id}`;

const ARMED_WORDS: Record<PowerAction, string> = {
  cycle: 'Its cycle starts',
  on: 'It turns on',
  off: 'It turns off',
};

/** Armed where it cannot be seen: which outlet it is, and how to take it back. The armed announcement says the same. */
export function armedToast(
  command: Pick<PowerCommand, 'id'>,
  action: PowerAction,
  words: Words,
  pduName: string,
  undoWindowMs: number,
): Toast {
  return {
    id: toastId(command),
    tone: 'progress',
    title: `${outletAtStart(words)}, on ${pduName}`,
    text: `${ARMED_WORDS[action]} after ${formatDelay(undoWindowMs)}. Esc takes it back.`,
    staysUntilDismissed: true,
    isAnnounced: true,
  };
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

/** Not even armed, with the reason; `onPdu` names the PDU where it is not on screen. */
export function refusedToast(offer: RetryOffer, words: Words, reason: string, onPdu: string | null): Toast {
  const { pdu, outlet, action } = offer;
  const toast = notDoneToast(`refused:${pdu}/${outlet}`, action, words, reason, null);
  return { ...toast, title: onPdu === null ? toast.title : `${toast.title}, on ${onPdu}`, retry: offer };
}

function stillOr(action: PowerAction, state: 'on' | 'off'): string {
  const before = action === 'on' ? 'off' : 'on';
  return state === before ? 'still ' : '';
}

/** 5 s without an answer: it may have arrived. */
export function noAnswerToast(command: PowerCommand, words: Words): Toast {
  return {
    id: toastId(command),
    tone: 'critical',
    title: `Outlet ${words.label}: no answer from the PDU`,
    text: 'The command may have arrived. Reading the state again in 5 s. Do not repeat it yet.',
    staysUntilDismissed: true,
  };
}

/** The engine that gave the command is gone, and the one of now does not know it. */
export function lostToast(command: PowerCommand, model: PduModel | null): Toast {
  const [only] = command.outlets;
  const count = command.outlets.length;
  const what =
    only !== undefined && count === 1
      ? `Outlet ${outletWords(model, only.outlet).label}`
      : `${count} outlets`;
  return {
    id: toastId(command),
    tone: 'critical',
    title: `${what}: outcome unknown`,
    text: 'Busbar lost the command when its engine stopped. The audit log says how far it came. Read the state before you repeat it.',
    staysUntilDismissed: true,
  };
}

/** The outcome cannot be told; nothing is repeated by itself. */
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

/** Switched on again, but the load did not start. */
export function noCurrentToast(command: PowerCommand, part: OutletCommand, words: Words): Toast {
  return {
    id: toastId(command),
    tone: 'warning',
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
