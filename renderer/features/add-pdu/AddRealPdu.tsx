import { useRef, type KeyboardEvent } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AddressFields } from './AddressFields.tsx';
import { AccountFields } from './AccountFields.tsx';
import { IdentityCheck } from './IdentityCheck.tsx';
import { useAddPdu, type AddPdu } from './use-add-pdu.ts';

export interface AddRealPduProps {
  readonly onClose: () => void;
  readonly onAdded: (pdu: PduId) => void;
  readonly onSimulated: () => void;
}

/** Why the PDU cannot be added yet, in the order a person goes through it; null when it can. */
function missing(form: AddPdu): string | null {
  if (form.fields.host.trim() === '') return 'Type the address first.';
  if (form.probe.kind !== 'reached') return 'Read the certificate first.';
  if (!form.isTrusted) return 'Compare the fingerprint first.';
  if (form.fields.user === '') return 'Type the user name first.';
  return null;
}

/** Address, certificate, account: in this order, since nothing secret leaves before the certificate is trusted. */
export function AddRealPdu({ onClose, onAdded, onSimulated }: AddRealPduProps) {
  const form = useAddPdu(onAdded);
  const check = useRef<HTMLDivElement>(null);
  const readCertificate = async () => {
    if (await form.ask()) check.current?.querySelector('input')?.focus();
  };
  const reason = missing(form);
  const isReached = form.probe.kind === 'reached' && form.probe.probed.certificate !== null;
  const proceed = () => {
    if (!isReached) void readCertificate();
    else if (reason === null) void form.add();
  };
  return (
    <Dialog
      title="Add PDU"
      width={760}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" className="add-other" onPress={onSimulated}>
            Use the simulated PDU instead
          </Button>
          <span className="grow" />
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          {isReached ? (
            <Button
              variant="pri"
              size="lg"
              isDisabled={reason !== null || form.work !== 'idle'}
              disabledReason={reason ?? undefined}
              onPress={() => void form.add()}
            >
              {form.work === 'adding' ? 'Adding' : 'Trust and add'}
            </Button>
          ) : (
            <Button
              variant="pri"
              size="lg"
              isDisabled={form.fields.host.trim() === '' || form.probe.kind === 'asking'}
              disabledReason={form.probe.kind === 'asking' ? undefined : 'Type the address first.'}
              onPress={() => void readCertificate()}
            >
              {form.probe.kind === 'asking' ? 'Connecting' : 'Read the certificate'}
            </Button>
          )}
        </>
      }
    >
      <div className="add-pdu">
        <div className="add-fields" onKeyDown={(event) => onEnter(event, proceed)} role="presentation">
          <AddressFields form={form} />
          <AccountFields form={form} missing={reason} />
        </div>
        <div className="add-identity" ref={check}>
          <IdentityCheck form={form} />
        </div>
      </div>
    </Dialog>
  );
}

/** Enter in a field does what the primary button does. */
function onEnter(event: KeyboardEvent, proceed: () => void): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return;
  event.preventDefault();
  proceed();
}
