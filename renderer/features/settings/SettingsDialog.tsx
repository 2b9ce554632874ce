import type { AppSettings } from '../../../shared/ipc/app.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { changeSettings } from '../../ipc/change-settings.ts';
import { TrapReceiverSetting } from './TrapReceiverSetting.tsx';
import './settings.css';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const;

const UNDO_SECONDS = ['1', '2', '3', '5', '10'] as const;

/** Settings of the whole app. Open while `settingsOpen` is set. */
export function SettingsDialog() {
  const isOpen = useAppStore((state) => state.settingsOpen);
  return isOpen ? <OpenDialog /> : null;
}

const close = () => useAppStore.getState().setSettingsOpen(false);

function OpenDialog() {
  const settings = useAppStore((state) => state.settings);
  return (
    <Dialog
      title="Settings"
      isOpen
      onClose={close}
      footer={
        <Button size="lg" variant="pri" onPress={close}>
          Close
        </Button>
      }
    >
      <div className="settings">
        <div className="setting-line">
          <span className="ink">Theme</span>
          <Segmented
            label="Theme"
            value={settings.theme}
            options={THEMES}
            onChange={(theme) => changeSettings({ theme })}
          />
        </div>
        <UndoWindow settings={settings} />
        <TrapReceiverSetting settings={settings.trapReceiver} />
      </div>
    </Dialog>
  );
}

function UndoWindow({ settings }: { readonly settings: AppSettings }) {
  const seconds = String(settings.undoWindowMs / 1000);
  const options = [...new Set([...UNDO_SECONDS, seconds])]
    .toSorted((one, other) => Number(one) - Number(other))
    .map((value) => ({ value, label: `${value} s` }));
  return (
    <div>
      <div className="setting-line">
        <span className="ink">Undo window</span>
        <Segmented
          label="Undo window"
          value={seconds}
          options={options}
          onChange={(value) => changeSettings({ undoWindowMs: Number(value) * 1000 })}
        />
      </div>
      <p className="dim">How long a click on an outlet can be taken back before it is sent.</p>
    </div>
  );
}
