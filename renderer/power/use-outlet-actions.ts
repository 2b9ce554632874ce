import { useMemo } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { CommandId, OutletId, PduId } from '../../shared/model/ids.ts';
import type { Outlet } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { ACTION_DONE_WORDS } from '../../shared/words/elements.ts';
import { engine } from '../ipc/engine.ts';
import { newestArmed } from '../state/running-commands.ts';
import { useAppStore } from '../state/store.ts';
import { nameToldApart } from '../state/told-apart.ts';
import { armedToast, refusedToast } from './outlet-toasts.ts';

/** A double click must not arm and take back. */
const UNDO_IGNORED_MS = 500;

/** An outlet as it stands on screen: the engine compares name and state with the device when the undo window ends. */
interface SeenOutlet {
  readonly outlet: Outlet;
  readonly powerState: PowerState;
}

interface ArmSeveral {
  readonly outlets: readonly SeenOutlet[];
  readonly action: PowerAction;
  readonly scope: 'several' | 'all';
}

/** What can be done to the outlets of one PDU. None of it throws: what fails becomes a toast. */
export interface OutletActions {
  /** Arms a command on one outlet: nothing leaves the app before the undo window ends. A refusal becomes a toast. */
  readonly arm: (seen: SeenOutlet, action: PowerAction, heldProtected?: boolean) => void;
  readonly armSeveral: (request: ArmSeveral) => void;
  /** Takes an armed command back. By button it does nothing in the first 500 ms. */
  readonly undo: (command: CommandId, by: 'button' | 'escape') => void;
  /** Clears an ended command from the screen. */
  readonly dismiss: (command: CommandId) => void;
  readonly readAgain: (outlet: Outlet) => void;
  readonly setProtected: (outlet: Outlet, isProtected: boolean) => void;
  /** Drops the steps of a running sequence that can still be dropped. */
  readonly cancelRest: () => void;
}

function showFailure(id: string, title: string, text: string): void {
  useAppStore.getState().showToast({ id, tone: 'critical', title, text, staysUntilDismissed: true });
}

/** A call that rejected did so by a bug or a lost engine: nothing is known to have happened. */
async function guarded(title: string, call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    showFailure(`call:${title}`, title, error instanceof Error ? error.message : String(error));
  }
}

const asSeen = ({ outlet, powerState }: SeenOutlet) => ({ outlet: outlet.id, name: outlet.name, powerState });

interface ArmOptions {
  readonly heldProtected: boolean;
  /** Names the PDU where it is not on screen. */
  readonly onPdu: string | null;
}

/** Outlets that are just being armed, wherever that was asked: a second click on one does nothing. */
const arming = new Set<string>();

/** The command that was armed; null for a second click, and after a refusal, which is told by a toast. */
async function armOne(
  pdu: PduId,
  seen: SeenOutlet,
  action: PowerAction,
  options: ArmOptions,
): Promise<CommandId | null> {
  const key = `${pdu} ${seen.outlet.id}`;
  if (arming.has(key)) return null;
  arming.add(key);
  try {
    return await askToArm(pdu, seen, action, options);
  } finally {
    arming.delete(key);
  }
}

async function askToArm(
  pdu: PduId,
  seen: SeenOutlet,
  action: PowerAction,
  { heldProtected, onPdu }: ArmOptions,
): Promise<CommandId | null> {
  const result = await engine().power.arm({
    pdu,
    action,
    scope: 'one',
    outlets: [asSeen(seen)],
    respectSequence: false,
    heldProtected,
  });
  if (result.ok) return result.value;
  const { outlet } = seen;
  const offer = { pdu, outlet: outlet.id, action };
  useAppStore.getState().showToast(refusedToast(offer, outlet, result.error.message, onPdu));
  return null;
}

/** The PDU as it is named where it is not on screen. */
export const nameOnPdu = (pdu: PduView): string => nameToldApart(pdu, useAppStore.getState().fleet.pdus);

/**
 * Arms a command on an outlet that is not on screen, with the same undo window, and shows by a toast which one it is. The
 * outcome takes the place of the toast.
 */
export function armFromAfar(pdu: PduView, seen: SeenOutlet, action: PowerAction): void {
  const onPdu = nameOnPdu(pdu);
  const title = `Outlet ${seen.outlet.label} was not ${ACTION_DONE_WORDS[action]}, on ${onPdu}`;
  void guarded(title, async () => {
    const command = await armOne(pdu.id, seen, action, { heldProtected: false, onPdu });
    const { showToast, fleet, settings } = useAppStore.getState();
    const isArmed = fleet.commands
      .find(({ id }) => id === command)
      ?.outlets.some(({ phase }) => phase === 'armed');
    if (command === null || isArmed === false) return;
    showToast(armedToast({ id: command }, action, seen.outlet, onPdu, settings.undoWindowMs));
  });
}

/** Asked of a PDU that has none, the engine refuses: nobody who wants a sequence gets everything at once. */
function hasSequence(id: PduId): boolean {
  const pdu = useAppStore.getState().fleet.pdus.find((each) => each.id === id);
  return pdu?.model?.capabilities.includes('switchInSequence') ?? true;
}

async function armSeveral(pdu: PduId, { outlets, action, scope }: ArmSeveral): Promise<void> {
  const result = await engine().power.arm({
    pdu,
    action,
    scope,
    outlets: outlets.map(asSeen),
    respectSequence: hasSequence(pdu),
    heldProtected: false,
  });
  if (result.ok) return;
  showFailure(
    `refused:${pdu}`,
    `${outlets.length} outlets were not ${ACTION_DONE_WORDS[action]}`,
    result.error.message,
  );
}

function isTooEarly(command: CommandId): boolean {
  const known = useAppStore.getState().fleet.commands.find((each) => each.id === command);
  const armedAtMs = known?.outlets[0]?.phaseAtMs.armed ?? 0;
  return Date.now() - armedAtMs < UNDO_IGNORED_MS;
}

/** Commands whose undo is on its way: a second one would be answered as too late. */
const undoing = new Set<CommandId>();

async function undo(command: CommandId): Promise<void> {
  if (undoing.has(command)) return;
  undoing.add(command);
  try {
    const isUndone = await engine().power.undo({ command });
    if (isUndone || wasNotSent(command)) return;
    showFailure(`undo:${command}`, 'Too late to undo', 'The command was already on its way to the PDU.');
  } finally {
    undoing.delete(command);
  }
}

/** It was taken back already, here or in another window. */
function wasNotSent(id: CommandId): boolean {
  const known = useAppStore.getState().fleet.commands.find((each) => each.id === id);
  return known?.outlets.every(({ phase }) => phase === 'notSent') ?? false;
}

/**
 * Takes back what was armed last in the app, as Esc does; false when nothing is armed. Pressed again before the engine has
 * answered, it takes back what was armed before that. Other doors undo their own.
 */
export function undoNewestArmed(): boolean {
  const ofApp = useAppStore.getState().fleet.commands.filter(({ door }) => door === 'app');
  const newest = newestArmed(ofApp.filter(({ id }) => !undoing.has(id)));
  if (newest === null) return newestArmed(ofApp) !== null;
  void guarded('Not undone', () => undo(newest.id));
  return true;
}

/** The actions of one PDU. */
export function createOutletActions(id: PduId): OutletActions {
  return {
    arm: (seen, action, heldProtected = false) =>
      void guarded(
        `Outlet ${seen.outlet.label} was not ${ACTION_DONE_WORDS[action]}`,
        async () => void (await armOne(id, seen, action, { heldProtected, onPdu: null })),
      ),
    armSeveral: (request) =>
      void guarded(`${request.outlets.length} outlets were not ${ACTION_DONE_WORDS[request.action]}`, () =>
        armSeveral(id, request),
      ),
    undo: (command, by) => {
      if (by === 'button' && isTooEarly(command)) return;
      void guarded('Not undone', () => undo(command));
    },
    dismiss: (command) =>
      void guarded('Not dismissed', async () => void (await engine().power.dismiss({ command }))),
    readAgain: (outlet) => void guarded('Not read', () => readAgain(id, outlet.id, outlet.label)),
    setProtected: (outlet, isProtected) =>
      void guarded('Protection was not changed', () => setProtected(id, outlet, isProtected)),
    cancelRest: () => void guarded('The sequence was not cancelled', () => cancelRest(id)),
  };
}

/** What can be done to the outlets of a PDU. The actions keep their identity while the PDU stays the same. */
export function useOutletActions({ id }: Pick<PduView, 'id'>): OutletActions {
  return useMemo(() => createOutletActions(id), [id]);
}

async function readAgain(pdu: PduId, outlet: OutletId, label: string): Promise<void> {
  const result = await engine().power.readAgain({ pdu, outlet });
  if (!result.ok)
    showFailure(`read:${outlet}`, `The state of outlet ${label} was not read`, result.error.message);
}

async function setProtected(pdu: PduId, outlet: Outlet, isProtected: boolean): Promise<void> {
  await engine().power.setProtected({ pdu, outlet: outlet.id, protected: isProtected });
  useAppStore
    .getState()
    .announce(`Outlet ${outlet.label} is ${isProtected ? 'protected' : 'no longer protected'}.`);
}

async function cancelRest(pdu: PduId): Promise<void> {
  const result = await engine().sequences.cancel({ pdu });
  if (!result.ok)
    showFailure(`cancel:${pdu}`, 'The rest of the sequence was not cancelled', result.error.message);
}
