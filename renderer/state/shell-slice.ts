import type { StateCreator } from 'zustand';
import {
  applyShellChange,
  EMPTY_SHELL,
  type ShellChange,
  type ShellState,
} from '../../shared/shell/state.ts';

/** What the engine said about PDUs as CloudShell resources. Only `renderer/ipc/sync.ts` writes it. */
export interface ShellSlice {
  readonly shell: ShellState;
  readonly receiveShell: (shell: ShellState) => void;
  readonly receiveShellChange: (change: ShellChange) => void;
}

/** Empty until the engine has told something. */
export const createShellSlice: StateCreator<ShellSlice, [], [], ShellSlice> = (set) => ({
  shell: EMPTY_SHELL,
  receiveShell: (shell) => set({ shell }),
  receiveShellChange: (change) => set(({ shell }) => ({ shell: applyShellChange(shell, change) })),
});
