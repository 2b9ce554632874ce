import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { SettingLine } from './SettingLine.tsx';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const;

/** How it looks. Motion follows the system's setting. */
export function AppearanceSettings() {
  const theme = useAppStore((state) => state.settings.theme);
  return (
    <SettingLine name="Theme" text="System follows what is set for this computer.">
      <Segmented
        label="Theme"
        value={theme}
        options={THEMES}
        onChange={(chosen) => changeSettings({ theme: chosen })}
      />
    </SettingLine>
  );
}
