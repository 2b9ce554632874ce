import { useState, type KeyboardEvent } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure, KeepPassword } from './AccountFields.tsx';
import { Credentials } from './Credentials.tsx';
import './add-pdu.css';

export interface PduDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

/** Another user or password for a PDU that refused the one it was given. Goes over the trusted certificate only. */
export function ChangeUserDialog({ pdu, onClose }: PduDialogProps) {
  const [user, setUser] = useState(pdu.user);
  const [password, setPassword] = useState('');
  const [keepPassword, setKeepPassword] = useState(true);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const isReady = user !== '' && !isSending;
  const send = async () => {
    if (!isReady) return;
    setSending(true);
    setError(null);
    const result = await settled(
      engine().pdus.changeCredentials({ pdu: pdu.id, user, password, keepPassword }),
    );
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(`User of ${pdu.name} changed.`);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key !== 'Enter' || !isField) return;
    event.preventDefault();
    void send();
  };
  return (
    <Dialog
      title={`Change the user of ${pdu.name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="pri" size="lg" isDisabled={!isReady} onPress={() => void send()}>
            {isSending ? 'Signing in' : 'Change user'}
          </Button>
        </>
      }
    >
      <div className="change-user" role="presentation" onKeyDown={onKeyDown}>
        <Credentials
          user={user}
          password={password}
          onUser={setUser}
          onPassword={setPassword}
          isRefused={error?.kind === 'authRejected'}
          takesFocus
        />
        <KeepPassword keep={keepPassword} onChange={setKeepPassword} />
        {error === null ? null : <Failure error={error} />}
      </div>
    </Dialog>
  );
}
