import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { ACTION_DONE_WORDS, outletWords } from '../../shared/words/elements.ts';
import { joinWords } from '../../shared/words/lists.ts';
import type { Toast } from '../state/ui-slice.ts';
import { wasCancelled } from './outlet-facts.ts';
import { AUDIT, toastId } from './outlet-toasts.ts';

const RUNNING_WORDS: Record<PowerAction, string> = { cycle: 'Cycling', off: 'Turning off', on: 'Turning on' };

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

/** Why an outlet was not switched; among several the same reason reads the same, whichever outlet it was said of. */
function messageOfEach(part: OutletCommand, model: PduModel | null, count: number): readonly string[] {
  if (part.message === null) return [];
  if (count === 1) return [part.message];
  const { label } = outletWords(model, part.outlet);
  return [part.message.replace(` outlet ${label} is `, ' each is ')];
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
  const messages = new Set(others.flatMap((part) => messageOfEach(part, model, others.length)));
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
