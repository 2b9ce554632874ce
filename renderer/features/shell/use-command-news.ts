import { useEffect } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import { isFinished, type OutletCommand, type PowerCommand } from '../../../shared/model/command.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { sampleStore } from '../../state/samples.ts';
import { useAppStore } from '../../state/store.ts';
import { commandToast, drawsNothing, spokenPhase } from './command-words.ts';

/** Current from which a device counts as running again (design, outlet life 5). */
const RUNNING_AMPERES = 0.1;
const CURRENT_WITHIN_MS = 5000;

type Commands = readonly PowerCommand[];

function modelOf(command: PowerCommand): PduModel | null {
  return useAppStore.getState().fleet.pdus.find((pdu) => pdu.id === command.pdu)?.model ?? null;
}

const toastId = (command: PowerCommand) => `command:${command.id}`;

/** Waits for the current of an outlet that is on again; says so when none flows. */
function watchCurrent(command: PowerCommand, outlet: OutletCommand): void {
  const model = modelOf(command);
  const index = model === null ? -1 : sensorIndex(model, outlet.outlet, 'current');
  const drewBefore = (outlet.currentBeforeAmperes ?? 0) >= RUNNING_AMPERES;
  if (index < 0 || command.action === 'off') return;
  const confirmedAtMs = outlet.phaseAtMs.confirmed ?? Date.now();
  const { showToast } = useAppStore.getState();
  const stop = sampleStore.subscribe(() => {
    const readAtMs = sampleStore.readAtMs(command.pdu, index) ?? 0;
    const amperes = sampleStore.reading(command.pdu, index)?.value ?? null;
    const isOver = Date.now() - confirmedAtMs > CURRENT_WITHIN_MS;
    if (readAtMs > confirmedAtMs && amperes !== null && amperes >= RUNNING_AMPERES) {
      const body = commandToast(command, model, amperes);
      if (body !== null && isShown(command)) showToast({ ...body, id: toastId(command) });
      stop();
    } else if (isOver) {
      if (drewBefore && amperes !== null) showToast({ ...drawsNothing(outlet), id: toastId(command) });
      stop();
    }
  });
}

function isShown(command: PowerCommand): boolean {
  return useAppStore.getState().toasts.some((toast) => toast.id === toastId(command));
}

function tell(command: PowerCommand, before: PowerCommand | undefined): void {
  const { showToast, dismissToast, announce } = useAppStore.getState();
  const model = modelOf(command);
  const body = commandToast(command, model, null);
  if (body !== null) showToast({ ...body, id: toastId(command) });
  else if (isShown(command)) dismissToast(toastId(command));
  command.outlets.forEach((outlet, position) => {
    const last = before?.outlets[position];
    if (last?.phase === outlet.phase && last.offSeenAtMs === outlet.offSeenAtMs) return;
    const spoken = spokenPhase(command, outlet, model, Date.now());
    if (spoken !== null) announce(spoken);
    if (outlet.phase === 'confirmed' && command.outlets.length === 1) watchCurrent(command, outlet);
  });
}

const signature = (command: PowerCommand) =>
  command.outlets
    .map(({ phase, noAnswerYet, offSeenAtMs }) => `${phase} ${noAnswerYet} ${offSeenAtMs}`)
    .join();

/** A new snapshot brings old commands again: what was said is not said twice, what ended unseen is not news. */
function isNews(command: PowerCommand, last: PowerCommand | undefined): boolean {
  if (command.door !== 'app' || last === command) return false;
  return last === undefined ? !isFinished(command) : signature(last) !== signature(command);
}

function tellChanges(now: Commands, before: Commands): void {
  for (const command of now) {
    const last = before.find((each) => each.id === command.id);
    if (isNews(command, last)) tell(command, last);
  }
}

/** Says what becomes of commands: a toast for every outcome, a spoken word for what a screen shows without one. */
export function useCommandNews(): void {
  useEffect(
    () =>
      useAppStore.subscribe((state, previous) => {
        if (state.fleet.commands !== previous.fleet.commands) {
          tellChanges(state.fleet.commands, previous.fleet.commands);
        }
      }),
    [],
  );
}
