import { create } from 'zustand';
import { useAppStore } from './store.ts';

/** The parts of the Settings dialog. */
export type SettingsSection =
  'appearance' | 'switching' | 'readings' | 'inRush' | 'events' | 'keys' | 'notifications' | 'automation';

/** The part that is open; in this window only. */
export const useSettingsSection = create<{ readonly section: SettingsSection }>()(() => ({
  section: 'appearance',
}));

/** Shows one part; the dialog may be closed. */
export function setSettingsSection(section: SettingsSection): void {
  useSettingsSection.setState({ section });
}

/** Opens Settings at one part. */
export function openSettings(section: SettingsSection): void {
  setSettingsSection(section);
  useAppStore.getState().setSettingsOpen(true);
}
