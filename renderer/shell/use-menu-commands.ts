import { useEffect } from 'react';
import type { MenuCommand } from '../../shared/ipc/app.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { engine } from '../ipc/engine.ts';
import { walkPlaces } from '../state/place-history.ts';
import { isInDialog } from '../state/single-keys.ts';
import { useAppStore } from '../state/store.ts';
import { useHelp } from './help-state.ts';
import { openTile } from './use-keyboard.ts';

function carryOut(command: MenuCommand): void {
  const { goTo, setFindOpen, setAddPduOpen, setSettingsOpen } = useAppStore.getState();
  switch (command.kind) {
    case 'find':
      return setFindOpen(true);
    case 'addPdu':
      return setAddPduOpen(true);
    case 'settings':
      return setSettingsOpen(true);
    case 'fleet':
    case 'cloudshell':
      return goTo({ screen: command.kind });
    case 'events':
      return goTo({ screen: 'events', entry: null });
    case 'back':
      return walkPlaces(-1);
    case 'forward':
      return walkPlaces(1);
    case 'keys':
      return useHelp.getState().setOpen(true);
    case 'pdu':
      return void openTile(command.place);
    default:
      return assertNever(command);
  }
}

/** What a native menu asks this window for; not while a dialog waits for an answer, as with keys. */
export function useMenuCommands(): void {
  useEffect(
    () =>
      engine().app.menuChosen((command) => {
        if (!isInDialog()) carryOut(command);
      }),
    [],
  );
}
