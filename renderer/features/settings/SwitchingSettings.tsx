import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { SettingLine } from './SettingLine.tsx';

const UNDO_SECONDS = ['1', '2', '3', '5', '10'] as const;
const CONFIRMS = [
  { value: 'hold', label: 'Hold for 1.5 s' },
  { value: 'type', label: 'Type its number' },
] as const;

/** What stands between a click and an outlet. */
export function SwitchingSettings() {
  const undoWindowMs = useAppStore((state) => state.settings.undoWindowMs);
  const protectedConfirm = useAppStore((state) => state.settings.protectedConfirm);
  const seconds = String(undoWindowMs / 1000);
  const undoOptions = [...new Set([...UNDO_SECONDS, seconds])]
    .toSorted((one, other) => Number(one) - Number(other))
    .map((value) => ({ value, label: `${value} s` }));
  return (
    <>
      <SettingLine
        name="Undo window"
        text={`How long a click on an outlet can be taken back before it is sent; several at once have at least 5\u00A0s.`}
      >
        <Segmented
          label="Undo window"
          value={seconds}
          options={undoOptions}
          onChange={(value) => changeSettings({ undoWindowMs: Number(value) * 1000 })}
        />
      </SettingLine>
      <SettingLine
        name="Protected outlets"
        text="How switching one is confirmed. Typing is for those who cannot hold a key or a pointer."
      >
        <Segmented
          label="Protected outlets"
          value={protectedConfirm}
          options={CONFIRMS}
          onChange={(chosen) => changeSettings({ protectedConfirm: chosen })}
        />
      </SettingLine>
    </>
  );
}
