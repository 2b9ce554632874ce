import { setSettingsSection, useSettingsSection, type SettingsSection } from '../../state/open-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SectionTabs } from '../../ui/SectionTabs.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { AutomationSettings } from './AutomationSettings.tsx';
import { EventSettings } from './EventSettings.tsx';
import { InRushSettings } from './InRushSettings.tsx';
import { KeySettings } from './KeySettings.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import { SwitchingSettings } from './SwitchingSettings.tsx';
import { TrapReceiverSetting } from './TrapReceiverSetting.tsx';
import './settings.css';

interface SettingsDialogProps {
  /** The list of all keys. */
  readonly onShowKeys: () => void;
  /** Where the automation endpoint is set up. */
  readonly onOpenSetup: () => void;
}

const SECTIONS: readonly { readonly id: SettingsSection; readonly name: string }[] = [
  { id: 'appearance', name: 'Appearance' },
  { id: 'switching', name: 'Switching' },
  { id: 'readings', name: 'Readings and units' },
  { id: 'inRush', name: 'In-rush estimate' },
  { id: 'events', name: 'Events and data' },
  { id: 'keys', name: 'Keys' },
  { id: 'notifications', name: 'SNMP notifications' },
  { id: 'automation', name: 'Automation' },
];

/** Settings of the whole app. Open while `settingsOpen` is set. */
export function SettingsDialog(props: SettingsDialogProps) {
  const isOpen = useAppStore((state) => state.settingsOpen);
  return isOpen ? <OpenDialog {...props} /> : null;
}

const close = () => useAppStore.getState().setSettingsOpen(false);

/** What opens something else closes this first. */
const closing = (open: () => void) => () => {
  close();
  open();
};

function OpenDialog({ onShowKeys, onOpenSetup }: SettingsDialogProps) {
  const section = useSettingsSection((state) => state.section);
  return (
    <Dialog
      title="Settings"
      width={760}
      isOpen
      onClose={close}
      footer={
        <>
          <span className="dim grow">Everything takes effect at once, in every window.</span>
          <Button size="lg" variant="pri" onPress={close}>
            Close
          </Button>
        </>
      }
    >
      <SectionTabs
        className="app-settings"
        label="Settings"
        sections={SECTIONS}
        selected={section}
        onSelect={setSettingsSection}
      >
        {(id) => (
          <div className="settings-part">
            <h3>{SECTIONS.find((each) => each.id === id)?.name}</h3>
            <Section id={id} onShowKeys={closing(onShowKeys)} onOpenSetup={closing(onOpenSetup)} />
          </div>
        )}
      </SectionTabs>
    </Dialog>
  );
}

function Section({ id, onShowKeys, onOpenSetup }: SettingsDialogProps & { readonly id: SettingsSection }) {
  switch (id) {
    case 'appearance':
      return <AppearanceSettings />;
    case 'switching':
      return <SwitchingSettings />;
    case 'readings':
      return <ReadingSettings />;
    case 'inRush':
      return <InRushSettings />;
    case 'events':
      return <EventSettings />;
    case 'keys':
      return <KeySettings onShowKeys={onShowKeys} />;
    case 'notifications':
      return <TrapReceiverSetting />;
    case 'automation':
      return <AutomationSettings onOpenSetup={onOpenSetup} />;
  }
}
