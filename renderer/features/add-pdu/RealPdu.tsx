import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { AccountFields } from './AccountFields.tsx';
import { AddressFields } from './AddressFields.tsx';
import { IdentityCheck } from './IdentityCheck.tsx';
import type { AddPdu } from './use-add-pdu.ts';

/** Why the PDU cannot be added yet, in the order a person goes through it; null when it can. */
function missing(form: AddPdu): string | null {
  if (form.fields.host.trim() === '') return 'Type the address first.';
  if (form.probe.kind !== 'reached') return 'Read the certificate first.';
  if (!form.isTrusted) return 'Compare the fingerprint first.';
  if (form.fields.user === '') return 'Type the user name first.';
  return null;
}

const hasCertificate = ({ probe }: AddPdu) => probe.kind === 'reached' && probe.probed.certificate !== null;

interface RealPduFieldsProps {
  readonly form: AddPdu;
  readonly identityRef: RefObject<HTMLDivElement | null>;
  readonly onReadCertificate: () => void;
}

/** Address, certificate, account: in this order, since nothing secret leaves before the certificate is trusted. */
export function RealPduFields({ form, identityRef, onReadCertificate }: RealPduFieldsProps) {
  const reason = missing(form);
  const proceed = () => {
    if (!hasCertificate(form)) onReadCertificate();
    else if (reason === null) void form.add();
    else if (!form.isTrusted) identityRef.current?.querySelector('input')?.focus();
  };
  return (
    <div className="add-pdu">
      <div className="add-fields" onKeyDown={(event) => onEnter(event, proceed)} role="presentation">
        <AddressFields form={form} />
        <AccountFields form={form} missing={reason} />
      </div>
      <div className="add-identity" ref={identityRef}>
        <IdentityCheck form={form} />
      </div>
    </div>
  );
}

/** Enter in a field does what the primary button does. */
function onEnter(event: KeyboardEvent, proceed: () => void): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return;
  event.preventDefault();
  proceed();
}

interface RealPduFooterProps {
  readonly form: AddPdu;
  readonly onClose: () => void;
  readonly onReadCertificate: () => void;
  readonly onSimulated: () => void;
}

export function RealPduFooter({ form, onClose, onReadCertificate, onSimulated }: RealPduFooterProps) {
  const reason = missing(form);
  const isAsking = form.probe.kind === 'asking';
  return (
    <>
      <Button variant="quiet" className="add-other" onPress={onSimulated}>
        Use the simulated PDU instead
      </Button>
      <span className="grow" />
      <Button size="lg" onPress={onClose}>
        Cancel
      </Button>
      {hasCertificate(form) ? (
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
          isDisabled={form.fields.host.trim() === '' || isAsking}
          disabledReason={isAsking ? undefined : 'Type the address first.'}
          onPress={onReadCertificate}
        >
          {isAsking ? 'Connecting' : 'Read the certificate'}
        </Button>
      )}
    </>
  );
}
