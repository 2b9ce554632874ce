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

/** What is typed, and the sending of it; `onDone` follows when the PDU took it. */
function useNewCredentials(pdu: PduView, onDone: () => void) {
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
      engine().pdus.changeCredentials({ protocol: 'xerus', pdu: pdu.id, user, password, keepPassword }),
    );
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(`User of ${pdu.name} changed.`);
    onDone();
  };
  return {
    user,
    setUser,
    password,
    setPassword,
    keepPassword,
    setKeepPassword,
    isSending,
    isReady,
    error,
    send,
  };
}

/** Another user or password for a PDU that refused the one it was given. Goes over the trusted certificate only. */
export function ChangeUserDialog({ pdu, onClose }: PduDialogProps) {
  const form = useNewCredentials(pdu, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key !== 'Enter' || !isField) return;
    event.preventDefault();
    void form.send();
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
          <Button variant="pri" size="lg" isDisabled={!form.isReady} onPress={() => void form.send()}>
            {form.isSending ? 'Signing in' : 'Change user'}
          </Button>
        </>
      }
    >
      <div className="change-user" role="presentation" onKeyDown={onKeyDown}>
        <Credentials
          user={form.user}
          password={form.password}
          onUser={form.setUser}
          onPassword={form.setPassword}
          isRefused={form.error?.kind === 'authRejected'}
          takesFocus
        />
        <KeepPassword keep={form.keepPassword} onChange={form.setKeepPassword} />
        {form.error === null ? null : <Failure error={form.error} />}
      </div>
    </Dialog>
  );
}
