import { useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface ChangeUserDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

const KEPT_IN = {
  keychain: 'Keep the password in the system keychain',
  keyFile: 'Keep the password, encrypted with a key file only you can read',
  session: 'Keep the password until Busbar closes',
} as const;

/** Other credentials for a PDU that refused the ones it was given. */
export function ChangeUserDialog({ pdu, onClose }: ChangeUserDialogProps) {
  const secretsKeptIn = useAppStore((state) => state.info?.secretsKeptIn ?? 'session');
  const [user, setUser] = useState(pdu.user);
  const [password, setPassword] = useState('');
  const [keepPassword, setKeepPassword] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [isTrying, setTrying] = useState(false);
  const submit = async () => {
    setTrying(true);
    setError(null);
    const result = await engine().pdus.changeCredentials({ pdu: pdu.id, user, password, keepPassword });
    setTrying(false);
    if (result.ok) onClose();
    else setError(result.error.message);
  };
  return (
    <Dialog title={`User on ${pdu.name}`} isOpen onClose={onClose} width={408}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (user !== '' && !isTrying) void submit();
        }}
      >
        <TextField label="User" value={user} onChange={setUser} autoComplete="off" />
        <TextField
          label="Password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          takesFocus
          error={error}
        />
        <Checkbox isSelected={keepPassword} onChange={setKeepPassword}>
          {KEPT_IN[secretsKeptIn]}
        </Checkbox>
        <div className="form-acts">
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" type="submit" isDisabled={user === '' || isTrying}>
            {isTrying ? 'Trying' : 'Connect'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
