import { useRef, type KeyboardEvent } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { protocolText } from '../../../shared/words/protocols.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure } from './AccountFields.tsx';
import { joinAddress, portProblem, splitAddress } from './address.ts';
import type { PduDialogProps } from './ChangeUserDialog.tsx';
import { HostAndPort } from './HostAndPort.tsx';
import { IdentityCheck } from './IdentityCheck.tsx';
import { ASK_WORDS, isUsable } from './missing.ts';
import { useChangeAddress } from './use-change-address.ts';
import { useFirstContact } from './use-first-contact.ts';
import './add-pdu.css';

type Change = ReturnType<typeof useChangeAddress>;

/** The PDU answers at another address: who answers there is compared as when it was added, and must be the same PDU. */
export function ChangeAddressDialog({ pdu, onClose }: PduDialogProps) {
  const change = useChangeAddress(pdu, onClose);
  const identity = useRef<HTMLDivElement>(null);
  const ask = useFirstContact(change.form, identity);
  const { way } = change.form.fields;
  const isCompared = way === 'xerus' || way === 'v3';
  return (
    <Dialog
      title={`Change the address of ${nameInSentence(pdu.name)}`}
      width={isCompared ? 760 : 408}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <MainButton pdu={pdu} change={change} isCompared={isCompared} onAsk={ask} />
        </>
      }
    >
      {isCompared ? (
        <div className="add-pdu">
          <div className="add-fields">
            <NewAddress pdu={pdu} change={change} isCompared onAsk={ask} />
          </div>
          <div className="add-identity" ref={identity}>
            <IdentityCheck form={change.form} />
          </div>
        </div>
      ) : (
        <div className="change-user">
          <NewAddress pdu={pdu} change={change} isCompared={false} onAsk={ask} />
        </div>
      )}
    </Dialog>
  );
}

interface PartProps {
  readonly pdu: PduView;
  readonly change: Change;
  /** There is a certificate or an engine to compare before anything secret is sent. */
  readonly isCompared: boolean;
  /** First contact; then the focus goes to what is to be compared. */
  readonly onAsk: () => void;
}

const canAsk = ({ form }: Change) => form.fields.host.trim() !== '' && portProblem(form.fields.port) === null;

/** First the identity of the address, then the change. */
function MainButton({ pdu, change, isCompared, onAsk }: PartProps) {
  const { form, missing, isSending } = change;
  if (isCompared && !isUsable(form)) {
    const isAsking = form.probe.kind === 'asking';
    const isSame = joinAddress(form.fields) === pdu.address;
    const reason = isSame ? missing : canAsk(change) ? null : 'Type the address and the port first.';
    return (
      <Button
        variant="pri"
        size="lg"
        isDisabled={isAsking || reason !== null}
        disabledReason={reason ?? undefined}
        onPress={onAsk}
      >
        {isAsking ? 'Connecting' : ASK_WORDS[form.fields.way]}
      </Button>
    );
  }
  return (
    <Button
      variant="pri"
      size="lg"
      isDisabled={missing !== null || isSending}
      disabledReason={missing ?? undefined}
      onPress={() => void change.send()}
    >
      {isSending ? 'Signing in' : isCompared ? 'Trust and change' : 'Change address'}
    </Button>
  );
}

function NewAddress({ pdu, change, isCompared, onAsk }: PartProps) {
  const { form, error } = change;
  const { fields, probe } = form;
  const takeApart = (typed: string) => {
    const { host, port } = splitAddress(typed, fields);
    if (host !== fields.host || port !== fields.port) change.change({ host, port });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (!isCompared || isUsable(form)) void change.send();
    else if (canAsk(change)) onAsk();
  };
  return (
    <div className="add-account" role="presentation" onKeyDown={onKeyDown}>
      <HostAndPort
        label="New address"
        host={fields.host}
        port={fields.port}
        error={probe.kind === 'failed' ? probe.error.message : null}
        onChange={change.change}
        onLeave={() => takeApart(fields.host)}
      />
      <p className="dim">
        Now {pdu.address}, over {protocolText(pdu)}.
      </p>
      <p className="dim">
        Busbar signs in there{pdu.user === '' ? '' : ` as ${pdu.user}`} and must find the same PDU
        {pdu.model === null || pdu.model.identity.serial === ''
          ? ''
          : `, serial number ${pdu.model.identity.serial}`}
        . Otherwise nothing changes.
      </p>
      {error === null ? null : <Failure error={error} />}
    </div>
  );
}
