import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { isComposing } from '../../ui/is-composing.ts';
import { AccountFields } from './AccountFields.tsx';
import { AddressFields } from './AddressFields.tsx';
import { IdentityCheck } from './IdentityCheck.tsx';
import { ASK_WORDS, isUsable, notAddable, notAskable } from './missing.ts';
import type { AddPdu } from './use-add-pdu.ts';

interface RealPduFieldsProps {
  readonly form: AddPdu;
  readonly identityRef: RefObject<HTMLDivElement | null>;
  readonly onAsk: () => void;
}

/** Address, who answers there, account: in this order, since nothing secret leaves before who answers is trusted. */
export function RealPduFields({ form, identityRef, onAsk }: RealPduFieldsProps) {
  const proceed = () => {
    if (!isUsable(form)) onAsk();
    else if (notAddable(form) === null) void form.add();
    else if (!form.isTrusted) identityRef.current?.querySelector('input')?.focus();
  };
  return (
    <div className="add-pdu">
      <div className="add-fields" onKeyDown={(event) => onEnter(event, proceed)} role="presentation">
        <AddressFields form={form} />
        <AccountFields form={form} />
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
  if (isComposing(event)) return;
  event.preventDefault();
  proceed();
}

interface RealPduFooterProps {
  readonly form: AddPdu;
  readonly onClose: () => void;
  readonly onAsk: () => void;
  readonly onSimulated: () => void;
}

export function RealPduFooter({ form, onClose, onAsk, onSimulated }: RealPduFooterProps) {
  return (
    <>
      <Button variant="quiet" className="add-other" onPress={onSimulated}>
        Use the simulated PDU instead
      </Button>
      <span className="grow" />
      <Button size="lg" onPress={onClose}>
        Cancel
      </Button>
      {isUsable(form) ? <AddButton form={form} /> : <AskButton form={form} onAsk={onAsk} />}
    </>
  );
}

function AddButton({ form }: { readonly form: AddPdu }) {
  const reason = notAddable(form);
  const { way } = form.fields;
  const verb = way === 'xerus' || way === 'v3' ? 'Trust and add' : 'Add';
  return (
    <Button
      variant="pri"
      size="lg"
      isDisabled={reason !== null || form.work !== 'idle'}
      disabledReason={reason ?? undefined}
      onPress={() => void form.add()}
    >
      {form.work === 'adding' ? 'Adding' : verb}
    </Button>
  );
}

function AskButton({ form, onAsk }: { readonly form: AddPdu; readonly onAsk: () => void }) {
  const reason = notAskable(form);
  const isAsking = form.probe.kind === 'asking';
  return (
    <Button
      variant="pri"
      size="lg"
      isDisabled={reason !== null || isAsking}
      disabledReason={isAsking ? undefined : (reason ?? undefined)}
      onPress={onAsk}
    >
      {isAsking ? 'Connecting' : ASK_WORDS[form.fields.way]}
    </Button>
  );
}
