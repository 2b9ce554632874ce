import { create } from 'zustand';
import { createFleetSlice, type FleetSlice } from './fleet-slice.ts';
import { createShellSlice, type ShellSlice } from './shell-slice.ts';
import { createUiSlice, type UiSlice } from './ui-slice.ts';

type AppState = FleetSlice & ShellSlice & UiSlice;

/** One store, one file a slice. Components subscribe through selectors that return primitives or stable references. */
export const useAppStore = create<AppState>()((...parts) => ({
  ...createFleetSlice(...parts),
  ...createShellSlice(...parts),
  ...createUiSlice(...parts),
}));
