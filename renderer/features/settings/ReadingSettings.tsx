import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingLine } from './SettingLine.tsx';

const POLL_SECONDS = { from: 0.5, to: 60 };
const POWER_UNITS = [
  { value: 'kW', label: 'kW' },
  { value: 'W', label: 'W' },
] as const;
const DELAY_UNITS = [
  { value: 'auto', label: 'Auto' },
  { value: 'ms', label: 'ms' },
  { value: 's', label: 's' },
] as const;

/** How often PDUs are read, and how what was read is written. */
export function ReadingSettings() {
  const pollIntervalMs = useAppStore((state) => state.settings.pollIntervalMs);
  const powerUnit = useAppStore((state) => state.settings.powerUnit);
  const delayUnit = useAppStore((state) => state.settings.delayUnit);
  return (
    <>
      <SettingLine
        name="Polling interval"
        text="Of every PDU. One that answers slower is read as fast as it answers; changes that a PDU announces are read at once."
      >
        <NumberSetting
          label="Polling interval, seconds"
          value={pollIntervalMs / 1000}
          range={POLL_SECONDS}
          unit="s"
          onApply={(seconds) => changeSettings({ pollIntervalMs: Math.round(seconds * 1000) })}
        />
      </SettingLine>
      <SettingLine
        name="Power"
        text="Of PDUs and of charts of inlets. Outlets, and tables of readings, are always in W."
      >
        <Segmented
          label="Power"
          value={powerUnit}
          options={POWER_UNITS}
          onChange={(chosen) => changeSettings({ powerUnit: chosen })}
        />
      </SettingLine>
      <SettingLine
        name="Delays"
        text="How they are shown, and how a number without a unit is read. Auto is ms below 1 s and s from there."
      >
        <Segmented
          label="Delays"
          value={delayUnit}
          options={DELAY_UNITS}
          onChange={(chosen) => changeSettings({ delayUnit: chosen })}
        />
      </SettingLine>
    </>
  );
}
