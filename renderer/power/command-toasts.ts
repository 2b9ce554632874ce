import { isFinal, isFinished, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import { outletWords } from '../../shared/words/elements.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import type { Toast } from '../state/ui-slice.ts';
import { armedAnnouncement, doneAnnouncement, progressAnnouncement } from './announcements.ts';
import { CHECK_CURRENT_MS, FLOWING_AMPERES } from './outlet-display.ts';
import { isUndone, wasCancelled } from './outlet-facts.ts';
import {
  doneToast,
  lostToast,
  noAnswerToast,
  noCurrentToast,
  notDoneToast,
  toastId,
  undoneToast,
  unknownToast,
} from './outlet-toasts.ts';
import { severalEndToast, severalProgressToast } from './several-toasts.ts';

/**
 * Turns changes of commands given in the app into toasts and announcements, wherever in the app one is. Returns the
 * function that stops it. Commands that were there before it started say nothing.
 */
export function startCommandToasts(): () => void {
  const stops = new Set<() => void>();
  const stop = useAppStore.subscribe((state, before) => {
    if (state.fleet.commands === before.fleet.commands) return;
    const known = new Map(before.fleet.commands.map((command) => [command.id, command]));
    for (const command of state.fleet.commands) {
      const previous = known.get(command.id);
      known.delete(command.id);
      if (previous !== command && command.door === 'app') tell(previous, command, stops);
    }
    for (const gone of known.values()) if (gone.door === 'app') tellGone(gone);
  });
  return () => {
    stop();
    for (const each of stops) each();
  };
}

/** Shows a toast whose title opens the entry of its command. */
const shows =
  ({ pdu, id }: PowerCommand) =>
  (toast: Toast): void =>
    useAppStore.getState().showToast({ ...toast, entry: { kind: 'command', pdu, command: id } });

const pduOf = (id: PduId): PduView | undefined =>
  useAppStore.getState().fleet.pdus.find((pdu) => pdu.id === id);

const shownToast = (command: PowerCommand): Toast | undefined =>
  useAppStore.getState().toasts.find(({ id }) => id === toastId(command));

/** The command before it had an outcome. */
function asSent(command: PowerCommand): PowerCommand {
  return { ...command, outlets: command.outlets.map((part) => ({ ...part, phase: 'sent' })) };
}

function tell(before: PowerCommand | undefined, command: PowerCommand, stops: Set<() => void>): void {
  const { announce } = useAppStore.getState();
  const model = pduOf(command.pdu)?.model ?? null;
  if (before === undefined) {
    if (!isFinished(command)) dropRetries(command);
    if (command.outlets.some((part) => part.phase === 'armed')) announce(armedAnnouncement(command, model));
    // It was dismissed while its outcome was still read.
    else if (shownToast(command) !== undefined) tell(asSent(command), command, stops);
    return;
  }
  if (command.outlets.length > 1) {
    tellSeveral(before, command);
    return;
  }
  const [part] = command.outlets;
  const [previous] = before.outlets;
  if (part !== undefined && previous !== undefined && part !== previous)
    tellOne(previous, part, command, stops);
}

/** Whoever gave a new command has seen what was not done before: it must not be given once more from there. */
function dropRetries({ pdu, outlets }: PowerCommand): void {
  const { toasts, dismissToast } = useAppStore.getState();
  const isRetried = ({ retry }: Toast) =>
    retry?.pdu === pdu && outlets.some(({ outlet }) => outlet === retry.outlet);
  for (const toast of toasts) if (isRetried(toast)) dismissToast(toast.id);
}

/** A command that ended leaves by itself; one that was under way goes with its PDU, or with its engine. */
function tellGone(command: PowerCommand): void {
  const pdu = pduOf(command.pdu);
  if (pdu !== undefined && !isFinished(command)) shows(command)(lostToast(command, pdu.model));
}

/** The toast of a command armed from afar goes on until the outcome, and offers no undo any more. */
function renewArmedToast(command: PowerCommand, text: string): void {
  const shown = shownToast(command);
  if (shown?.tone === 'progress') shows(command)({ ...shown, text });
}

function tellOne(
  before: OutletCommand,
  part: OutletCommand,
  command: PowerCommand,
  stops: Set<() => void>,
): void {
  const { announce } = useAppStore.getState();
  const showToast = shows(command);
  const pdu = pduOf(command.pdu);
  const words = outletWords(pdu?.model ?? null, part.outlet);
  if (before.phase !== part.phase && isFinal(part.phase)) {
    if (part.phase === 'confirmed') tellConfirmed(part, command, stops);
    else if (part.phase === 'unknown') showToast(unknownToast(command, words, part.message));
    else if (isUndone(command, part)) showToast(undoneToast(command, pdu?.model ?? null));
    else {
      const state = part.after ?? pdu?.outletStates[part.outlet]?.powerState ?? null;
      const toast = notDoneToast(toastId(command), command.action, words, part.message, state);
      const offer = { pdu: command.pdu, outlet: part.outlet, action: command.action };
      showToast(wasCancelled(part) ? toast : { ...toast, retry: offer });
    }
    return;
  }
  if (!before.noAnswerYet && part.noAnswerYet) showToast(noAnswerToast(command, words));
  if (before.noAnswerYet && !part.noAnswerYet) useAppStore.getState().dismissToast(toastId(command));
  if (before.phase === 'armed') renewArmedToast(command, 'Sending to the PDU.');
  if (before.phase !== 'sent' && part.phase === 'sent') renewArmedToast(command, 'Sent to the PDU.');
  const said = progressAnnouncement(before, part, command.action, words);
  if (said !== null) announce(said);
}

const hasSamePhases = (one: PowerCommand, other: PowerCommand) =>
  one.outlets.every(({ phase }, index) => phase === other.outlets[index]?.phase);

function tellSeveral(before: PowerCommand, command: PowerCommand): void {
  const { announce } = useAppStore.getState();
  const showToast = shows(command);
  const model = pduOf(command.pdu)?.model ?? null;
  if (isFinished(command)) {
    // What was unknown at the end may still be learned.
    if (isFinished(before) && hasSamePhases(before, command)) return;
    const isAllUndone = command.outlets.every((part) => isUndone(command, part));
    const toast = isAllUndone ? undoneToast(command, model) : severalEndToast(command, model);
    if (toast.tone !== 'ok') {
      showToast(toast);
      return;
    }
    showToast({ ...toast, isAnnounced: true });
    announce(`${toast.title}.`);
    return;
  }
  if (command.outlets.some((part) => part.phase === 'armed')) return;
  const toast = severalProgressToast(command, model);
  const wasArmed = before.outlets.some((part) => part.phase === 'armed');
  // Renewed with every outlet: said once, when it begins.
  showToast({ ...toast, isAnnounced: true });
  if (wasArmed) announce(`${toast.title}.`);
}

/** A confirmed cycle is told once current flows again, or after 5 s as on without current. */
function tellConfirmed(part: OutletCommand, command: PowerCommand, stops: Set<() => void>): void {
  const { announce } = useAppStore.getState();
  const showToast = shows(command);
  const model = pduOf(command.pdu)?.model ?? null;
  const words = outletWords(model, part.outlet);
  const finish = (amperes: number | null) => {
    showToast({ ...doneToast(command, part, words, amperes), isAnnounced: true });
    announce(doneAnnouncement(command.action, words, amperes));
  };
  const hadCurrent = (part.currentBeforeAmperes ?? 0) >= FLOWING_AMPERES;
  if (command.action !== 'cycle' || !hadCurrent) {
    finish(null);
    return;
  }
  const stop = waitForCurrent(command.pdu, part.outlet, (amperes) => {
    stops.delete(stop);
    if (amperes === 'none') showToast(noCurrentToast(command, part, words));
    else finish(amperes);
  });
  stops.add(stop);
}

/** Calls back once: with the current when it flows, `none` when it does not within 5 s, null when it is not measured. */
function waitForCurrent(
  pdu: PduId,
  outlet: OutletId,
  settled: (amperes: number | 'none' | null) => void,
): () => void {
  const read = () => {
    const model = pduOf(pdu)?.model ?? null;
    const index = model === null ? -1 : sensorIndex(model, outlet, 'current');
    return index < 0 ? null : (sampleStore.reading(pdu, index)?.value ?? null);
  };
  let isSettled = false;
  const settle = (amperes: number | 'none' | null) => {
    if (isSettled) return;
    isSettled = true;
    stop();
    settled(amperes);
  };
  const look = () => {
    const amperes = read();
    if (amperes !== null && amperes >= FLOWING_AMPERES) settle(amperes);
  };
  const unsubscribe = sampleStore.subscribe(look);
  const timer = setTimeout(() => settle(read() === null ? null : 'none'), CHECK_CURRENT_MS);
  const stop = () => {
    unsubscribe();
    clearTimeout(timer);
  };
  queueMicrotask(look);
  return stop;
}
