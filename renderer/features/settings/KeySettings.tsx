import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SettingLine } from './SettingLine.tsx';

const ON_OFF = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** Which keys act. */
export function KeySettings({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const singleKeys = useAppStore((state) => state.settings.singleKeys);
  return (
    <>
      <SettingLine
        name="Single letters"
        text="Keys without Ctrl or Alt, such as C for cycle or / for the filter. They never act while a field has the focus."
      >
        <Segmented
          label="Single letters"
          value={singleKeys ? 'on' : 'off'}
          options={ON_OFF}
          onChange={(value) => changeSettings({ singleKeys: value === 'on' })}
        />
      </SettingLine>
      <SettingLine name="All keys" text="What every key does, and where.">
        <Button onPress={onShowKeys}>Show all keys</Button>
      </SettingLine>
    </>
  );
}
