import { useState, type KeyboardEvent } from 'react';
import type { TrapReceiverSettings } from '../../../shared/model/trap-receiver.ts';
import { useAppStore } from '../../state/store.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changeSettings } from '../../ipc/change-settings.ts';
import { receiverLook, trapPortOf } from './trap-words.ts';

/** Whether SNMP notifications are received, on which port, and whether that works. */
export function TrapReceiverSetting({ settings }: { readonly settings: TrapReceiverSettings }) {
  const state = useAppStore((store) => store.trapReceiver);
  const look = receiverLook(state);
  return (
    <div className="trap-setting">
      <Checkbox
        isSelected={settings.enabled}
        onChange={(enabled) => changeSettings({ trapReceiver: { ...settings, enabled } })}
      >
        <span className="ink">Receive SNMP notifications</span>
      </Checkbox>
      <p className="dim">
        PDUs that send their notifications (traps) to this computer are read at once when something changes
        there. Set this computer and the port as destination at each PDU.
      </p>
      <PortField key={settings.port} settings={settings} />
      <p className="row trap-state" role="status">
        <Glyph name={look.icon} className={look.className} />
        <span>{look.text}</span>
      </p>
    </div>
  );
}

/** Taken over with Enter, and when the field is left. */
function PortField({ settings }: { readonly settings: TrapReceiverSettings }) {
  const [typed, setTyped] = useState(String(settings.port));
  const port = trapPortOf(typed);
  const apply = () => {
    if (port !== null && port !== settings.port) changeSettings({ trapReceiver: { ...settings, port } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };
  return (
    <div className="trap-port" role="presentation" onKeyDown={onKeyDown}>
      <TextField
        label="UDP port"
        value={typed}
        onChange={(text) => setTyped(text.trim())}
        onBlur={apply}
        error={port === null ? '1 to 65535' : null}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
      />
    </div>
  );
}
