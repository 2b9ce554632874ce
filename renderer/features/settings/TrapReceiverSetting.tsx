import type { TrapReceiverSettings } from '../../../shared/model/trap-receiver.ts';
import { changeSettings } from '../../ipc/change-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { PortField } from '../../ui/PortField.tsx';
import { receiverLook, trapPortOf } from './trap-words.ts';

const trapReceiver = () => useAppStore.getState().settings.trapReceiver;

/** The other half stays as it is now, which may be newer than what was drawn. */
const change = (patch: Partial<TrapReceiverSettings>) =>
  changeSettings({ trapReceiver: { ...trapReceiver(), ...patch } });

/** Whether SNMP notifications are received, on which port, and whether that works. */
export function TrapReceiverSetting() {
  const settings = useAppStore((store) => store.settings.trapReceiver);
  const state = useAppStore((store) => store.trapReceiver);
  const look = receiverLook(state);
  return (
    <div className="trap-setting">
      <Checkbox isSelected={settings.enabled} onChange={(enabled) => change({ enabled })}>
        <span className="ink">Receive SNMP notifications</span>
      </Checkbox>
      <p className="dim">
        PDUs that send their notifications (traps) to this computer are read at once when something changes
        there. Set this computer and the port as destination at each PDU.
      </p>
      <PortField
        className="trap-port"
        label="UDP port"
        port={settings.port}
        parse={trapPortOf}
        range="1 to 65535"
        onApply={(port) => {
          if (port !== trapReceiver().port) change({ port });
        }}
      />
      <p className="row trap-state" role="status">
        <Glyph name={look.icon} className={look.className} />
        <span>{look.text}</span>
      </p>
    </div>
  );
}
