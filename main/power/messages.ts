import type { RefusedCommand } from '../../shared/ipc/power.ts';
import type { Door } from '../../shared/model/command.ts';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { formatDuration, formatTenths } from '../../shared/words/durations.ts';
import { ACTION_DONE_WORDS, ACTION_WORDS } from '../../shared/words/elements.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import { isOff } from './verdict.ts';

type OutletWords = Pick<Outlet, 'label' | 'name'>;

const not = (action: PowerAction) => `Not ${ACTION_DONE_WORDS[action]}`;

/** `Outlet 14, db-02 PSU A,` before a verb; `Outlet 14` when it has no name. */
function subject(outlet: OutletWords): string {
  const name = outlet.name.trim();
  return name === '' ? `Outlet ${outlet.label}` : `Outlet ${outlet.label}, ${name},`;
}

/** `It is still on.`; empty when the state was not read since. Without `still` when it is not what it was before. */
function stillText(state: PowerState | null, before: PowerState): string {
  if (state === null || !(state === 'on' || isOff(state))) return '';
  const isSame = state === before || (isOff(state) && isOff(before));
  return ` It is ${isSame ? 'still ' : ''}${isOff(state) ? 'off' : 'on'}.`;
}

/** What becomes of the second half of a cycle whose command ended before it. */
function onLater(label: string, when: 'answers' | 'starts'): string {
  return when === 'answers'
    ? `Busbar turns outlet ${label} on if it is still off when the PDU answers again within 60 minutes.`
    : `Busbar turns outlet ${label} on if it is still off when Busbar starts again within 60 minutes.`;
}

/** Sentences about power commands, in the words of the design (section 7). */
export const messages = {
  undone: (outlet: OutletWords) => `Not sent. Outlet ${outlet.label} was not touched.`,
  windowGone: () => 'Not sent, window closed',
  asleep: () => 'Not sent, the computer went to sleep',
  appClosed: () => 'Not sent, app closed',
  pduRemoved: () => 'Not sent, the PDU was removed from Busbar',
  appClosedRunning: () => 'The app closed before the outcome was read.',
  changedWhileWaiting: (action: PowerAction, label: string) =>
    `${not(action)}: outlet ${label} changed while you waited.`,
  anotherStopped: (action: PowerAction, labels: readonly string[]) =>
    labels.length === 1
      ? `${not(action)}: outlet ${labels[0] ?? ''} changed while you waited.`
      : `${not(action)}: outlets ${labels.join(', ')} changed while you waited.`,
  otherPdu: (action: PowerAction) => `${not(action)}: another PDU answered. Nothing was sent.`,
  notRead: (action: PowerAction, label: string, reason: string) =>
    `${not(action)}: outlet ${label} could not be read again. ${reason}`,
  otherOutlets: (action: PowerAction) =>
    `${not(action)}: the outlets of the PDU changed while you waited. Nothing was sent.`,
  protectedMeanwhile: (action: PowerAction, labels: readonly string[]) =>
    labels.length === 1
      ? `${not(action)}: outlet ${labels[0] ?? ''} was protected while you waited. Nothing was sent.`
      : `${not(action)}: outlets ${labels.join(', ')} were protected while you waited. Nothing was sent.`,
  waitedTooLong: (action: PowerAction) =>
    `${not(action)}: the PDU was busy for too long. Nothing was sent. Give the command again.`,
  leftOff: (label: string, reason: string) =>
    `Outlet ${label} is off and was not turned on again. ${reason} Turn it on when you are ready.`,
  /** The on was promised: it is on disk, and given once more chance. */
  turnedOnLater: (label: string, reason: string, when: 'answers' | 'starts') =>
    `Outlet ${label} is off and was not turned on again. ${reason} ${onLater(label, when)}`,
  /** The off left, and nobody knows yet what came of it. */
  offUnknown: (label: string, reason: string, when: 'answers' | 'starts') =>
    `Turning outlet ${label} off was not confirmed. ${reason === '' ? '' : `${reason} `}${onLater(label, when)}`,
  busyTooLong: () => 'The PDU was busy for too long.',
  tooLate: () => 'The wait ended more than 60 minutes late.',
  switchedMeanwhile: () => 'Somebody else switched it in the wait.',
  promiseFailed: (action: PowerAction) =>
    `${not(action)}: Busbar could not write to its data directory. Nothing was sent.`,
  promiseNotTaken: () => 'Busbar could not write to its data directory, so it did not turn it on.',
  auditFailed: (action: PowerAction) =>
    `${not(action)}: the audit log could not be written. Nothing was sent.`,
  /** `state` was read since the command left; null when it was not. */
  refused: (reason: string, state: PowerState | null, before: PowerState) =>
    `${reason}${stillText(state, before)}`,
  cycled: (afterMs: number) => `On again after ${formatTenths(afterMs)}.`,
  acceptedWithoutEffect: (label: string, state: PowerState) =>
    `The PDU accepted the command, but outlet ${label} is still ${isOff(state) ? 'off' : 'on'}.`,
  lostWithoutEffect: (label: string, state: PowerState, isByCommunity: boolean) =>
    `No answer came, and outlet ${label} is still ${isOff(state) ? 'off' : 'on'}: the command did not take effect.${isByCommunity ? ' Check the write community: a PDU does not answer a wrong one.' : ''}`,
  cancelled: (label: string) => `The sequence was cancelled: outlet ${label} stays off.`,
  notOnAgain: (label: string) => `Outlet ${label} is off: it did not come on again.`,
  unknown: () =>
    'The command may have arrived. The state is read until the PDU answers. Do not repeat it yet.',
  cycleUnknown: (label: string) =>
    `Outlet ${label} is on, but the PDU does not say whether it was off in between.`,
  offNotConfirmed: () =>
    'Turning off was not confirmed, so Busbar did not turn it on. Read the state before you act.',
} as const;

/** Why a command was not even armed. */
export const refusals = {
  unknownPdu: (): RefusedCommand => ({ kind: 'unknownPdu', message: 'This PDU is not in Busbar any more.' }),
  unknownOutlet: (label: string, pdu: string): RefusedCommand => ({
    kind: 'unknownOutlet',
    message: `There is no outlet ${label} on ${pdu}.`,
  }),
  notSwitchable: (outlet: OutletWords): RefusedCommand => ({
    kind: 'notSwitchable',
    message: `${subject(outlet)} cannot be switched: it has no relay.`,
  }),
  protectedOutlet: (outlet: OutletWords, action: PowerAction, door: Door): RefusedCommand => ({
    kind: 'protected',
    message:
      door === 'app'
        ? `${subject(outlet)} is protected. Hold the button to ${ACTION_WORDS[action].toLowerCase()}.`
        : `${subject(outlet)} is protected. ${door === 'endpoint' ? 'Set includeProtected' : 'Add --include-protected'} to switch it.`,
  }),
  busy: (outlet: OutletWords): RefusedCommand => ({
    kind: 'busy',
    message: `${subject(outlet)} has a command running. Wait until it is done.`,
  }),
  stale: (outlet: OutletWords, ageMs: number | null, pdu: string): RefusedCommand => ({
    kind: 'stale',
    message:
      ageMs === null
        ? `The state of outlet ${outlet.label} was not read yet. Switching waits until ${pdu} answers.`
        : `The state of outlet ${outlet.label} is ${formatDuration(ageMs)} old. Switching waits until ${pdu} answers again.`,
  }),
  unsupported: (pdu: string, action: PowerAction, several: boolean): RefusedCommand => ({
    kind: 'unsupported',
    message: several
      ? `${pdu} has no command for several outlets at once. Switch them one by one.`
      : `${pdu} cannot ${ACTION_WORDS[action].toLowerCase()} an outlet.`,
  }),
  noSequence: (): RefusedCommand => ({ kind: 'unsupported', message: LACKING.switchInSequence }),
  noOutlets: (): RefusedCommand => ({
    kind: 'noOutlets',
    message: 'No outlet is left to switch: all of them are protected.',
  }),
  unknownState: (outlet: OutletWords, pdu: string): RefusedCommand => ({
    kind: 'stale',
    message: `The state of outlet ${outlet.label} on ${pdu} is unknown. Read it again first.`,
  }),
  notRecorded: (): RefusedCommand => ({
    kind: 'notRecorded',
    message: 'The audit log could not be written, so nothing is sent. Check the disk of this computer.',
  }),
  closing: (): RefusedCommand => ({ kind: 'unknownPdu', message: 'Busbar is closing. Nothing was sent.' }),
  notConnected: (message: string): RefusedCommand => ({ kind: 'stale', message }),
} as const;
