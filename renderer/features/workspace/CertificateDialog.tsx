import { useState } from 'react';
import type { CertificateInfo, DeviceError } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { formatDate } from '../../../shared/words/durations.ts';
import { engine } from '../../ipc/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface CertificateDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

/** `41 D2 0C …`: 32 bytes in two lines. */
function grouped(fingerprint: string): string {
  return fingerprint
    .toUpperCase()
    .replace(/[^0-9A-F]/gu, '')
    .replace(/(..)(?=.)/gu, '$1 ');
}

function presentedBy(error: DeviceError): CertificateInfo | null {
  return error.kind === 'certificateChanged' || error.kind === 'certificateUntrusted'
    ? error.presented
    : null;
}

/** A known PDU shows another certificate: compare every byte, or stay disconnected. The safe choice has the focus. */
export function CertificateDialog({ pdu, onClose }: CertificateDialogProps) {
  const [isCompared, setCompared] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { connection } = pdu;
  if (connection.kind !== 'needsAttention') return null;
  const presented = connection.presented ?? presentedBy(connection.error);
  if (presented === null) return null;
  const trusted = connection.error.kind === 'certificateChanged' ? connection.error.trusted : null;
  const trust = async () => {
    const result = await engine().pdus.trustCertificate({ pdu: pdu.id, fingerprint: presented.fingerprint });
    if (result.ok) onClose();
    else setFailure(result.error.message);
  };
  return (
    <Dialog
      title={
        trusted === null
          ? `Check the certificate of ${pdu.name}`
          : `The certificate of ${pdu.name} has changed`
      }
      isOpen
      onClose={onClose}
      width={408}
      role="alertdialog"
      footer={
        <>
          <Button
            size="lg"
            isDisabled={!isCompared}
            disabledReason="Compare the fingerprints first."
            onPress={() => void trust()}
          >
            Trust and connect
          </Button>
          <Button size="lg" variant="pri" takesFocus onPress={onClose}>
            Stay disconnected
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          The PDU at {pdu.address} shows a different certificate than the one you trusted. Someone may be
          intercepting the connection, or the certificate was replaced. Nothing was sent.
        </p>
        <dl className="dl cert">
          {trusted === null ? null : (
            <>
              <dt>Trusted</dt>
              <dd className="mono">{grouped(trusted)}</dd>
            </>
          )}
          <dt>Now</dt>
          <dd className="mono t-crit">{grouped(presented.fingerprint)}</dd>
          <dt>Subject</dt>
          <dd>{presented.subject}</dd>
          <dt>Valid</dt>
          <dd>
            {formatDate(presented.validFromMs)} to {formatDate(presented.validToMs)}
          </dd>
        </dl>
        <Checkbox isSelected={isCompared} onChange={setCompared}>
          I compared it, and all 32 bytes match
        </Checkbox>
        {failure === null ? null : (
          <p className="t-crit" role="alert">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}
