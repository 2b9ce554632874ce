import { useState, type KeyboardEvent } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { accessProblem } from '../../../shared/model/snmp-access.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure, KeepPassword } from './AccountFields.tsx';
import { Credentials } from './Credentials.tsx';
import { secretWord } from './password-words.ts';
import { accessOf, EMPTY_SNMP_FIELDS, fieldsOf, refusedFields, type SnmpFields } from './snmp-fields.ts';
import { SnmpAccessFields } from './SnmpAccessFields.tsx';
import './add-pdu.css';

export interface PduDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

interface NewCredentials {
  readonly user: string;
  readonly password: string;
  readonly snmp: SnmpFields;
  readonly keepPassword: boolean;
}

/** What is sent; a sentence where it cannot be right yet. */
function requestOf(pdu: PduView, { user, password, snmp, keepPassword }: NewCredentials) {
  if (pdu.snmp === null) {
    return user === ''
      ? 'Type the user name first.'
      : { protocol: 'xerus' as const, pdu: pdu.id, user, password, keepPassword };
  }
  const access = accessOf(pdu.snmp.version, snmp);
  const problem = accessProblem(access);
  return problem?.message ?? { protocol: 'snmp' as const, pdu: pdu.id, access, keepPassword };
}

/** What is typed, and the sending of it; `onDone` follows when the PDU took it. */
function useNewCredentials(pdu: PduView, onDone: () => void) {
  const [typed, setTyped] = useState<NewCredentials>({
    user: pdu.user,
    password: '',
    snmp: pdu.snmp === null ? EMPTY_SNMP_FIELDS : fieldsOf(pdu.snmp),
    keepPassword: true,
  });
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const request = requestOf(pdu, typed);
  const send = async () => {
    if (typeof request === 'string' || isSending) return;
    setSending(true);
    setError(null);
    const result = await settled(engine().pdus.changeCredentials(request));
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(`${changedWords(pdu)} of ${nameInSentence(pdu.name)} changed.`);
    onDone();
  };
  const change = (patch: Partial<NewCredentials>) => {
    setError(null);
    setTyped((before) => ({ ...before, ...patch }));
  };
  return { typed, change, missing: typeof request === 'string' ? request : null, isSending, error, send };
}

/** `User`, `Communities` */
const changedWords = (pdu: PduView) => (secretWord(pdu) === 'communities' ? 'Communities' : 'User');

/** Another user or other communities for a PDU that refused those it was given. Goes to what is trusted only. */
export function ChangeUserDialog({ pdu, onClose }: PduDialogProps) {
  const { typed, change, missing, isSending, error, send } = useNewCredentials(pdu, onClose);
  const what = changedWords(pdu).toLowerCase();
  const onKeyDown = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key !== 'Enter' || !isField) return;
    event.preventDefault();
    void send();
  };
  return (
    <Dialog
      title={`Change the ${what} of ${nameInSentence(pdu.name)}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button
            variant="pri"
            size="lg"
            isDisabled={missing !== null || isSending}
            disabledReason={missing ?? undefined}
            onPress={() => void send()}
          >
            {isSending ? 'Signing in' : `Change ${what}`}
          </Button>
        </>
      }
    >
      <div className="change-user" role="presentation" onKeyDown={onKeyDown}>
        {pdu.snmp === null ? (
          <Credentials
            user={typed.user}
            password={typed.password}
            onUser={(user) => change({ user })}
            onPassword={(password) => change({ password })}
            isRefused={error?.kind === 'authRejected'}
            takesFocus
          />
        ) : (
          <SnmpAccessFields
            version={pdu.snmp.version}
            fields={typed.snmp}
            onChange={(patch) => change({ snmp: { ...typed.snmp, ...patch } })}
            errors={refusedFields(error)}
            takesFocus
          />
        )}
        <KeepPassword
          keep={typed.keepPassword}
          onChange={(keepPassword) => change({ keepPassword })}
          secret={secretWord(pdu)}
        />
        {error === null ? null : <Failure error={error} />}
      </div>
    </Dialog>
  );
}
