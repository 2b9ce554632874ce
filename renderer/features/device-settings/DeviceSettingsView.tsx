import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import {
  setDeviceSettingsSection,
  useDeviceSettingsSection,
  type DeviceSettingsSection,
} from '../../state/device-settings.ts';
import { SectionTabs } from '../../ui/SectionTabs.tsx';
import { ConnectionSection, type ConnectionActions } from './ConnectionSection.tsx';
import { ElementNames } from './ElementNames.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { OutletSettings } from './OutletSettings.tsx';
import { PduSection } from './PduSection.tsx';
import './device-settings.css';

interface DeviceSettingsViewProps {
  readonly pdu: PduView;
  /** What opens a dialog of another feature. */
  readonly actions: ConnectionActions;
}

/** What can be set at one PDU, how it is reached, and who it is. */
export function DeviceSettingsView({ pdu, actions }: DeviceSettingsViewProps) {
  const { model } = pdu;
  const section = useDeviceSettingsSection((state) => state.section);
  if (model === null) return null;
  const parts = partsOf(model);
  const open = parts.some(({ id }) => id === section) ? section : 'pdu';
  return (
    <SectionTabs
      className="ds"
      label="Device settings"
      sections={parts}
      selected={open}
      onSelect={setDeviceSettingsSection}
      region="centre"
    >
      {(id) => <Part id={id} pdu={pdu} model={model} actions={actions} />}
    </SectionTabs>
  );
}

interface PartOfSettings {
  readonly id: DeviceSettingsSection;
  readonly name: string;
  readonly count?: number;
}

/** What there is to set; a PDU without outlets has no list of them. */
function partsOf({ outlets, inlets, ocps }: PduModel): readonly PartOfSettings[] {
  const elements = inlets.length + ocps.length;
  return [
    { id: 'pdu', name: 'Whole PDU' },
    ...(outlets.length === 0 ? [] : [{ id: 'outlets', name: 'Each outlet', count: outlets.length } as const]),
    ...(elements === 0
      ? []
      : [
          {
            id: 'elements',
            name: ocps.length === 0 ? 'Inlets' : 'Inlets and breakers',
            count: elements,
          } as const,
        ]),
    { id: 'connection', name: 'Connection' },
    { id: 'identity', name: 'Identity' },
  ];
}

interface PartProps extends DeviceSettingsViewProps {
  readonly id: DeviceSettingsSection;
  readonly model: PduModel;
}

function Part({ id, pdu, model, actions }: PartProps) {
  switch (id) {
    case 'pdu':
      return <PduSection pdu={pdu} model={model} />;
    case 'outlets':
      return <OutletSettings pdu={pdu} model={model} />;
    case 'elements':
      return <ElementNames pdu={pdu} model={model} />;
    case 'connection':
      return <ConnectionSection pdu={pdu} actions={actions} />;
    case 'identity':
      return <IdentitySection pdu={pdu} model={model} />;
  }
}
