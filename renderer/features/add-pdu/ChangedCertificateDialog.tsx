import { useState } from 'react';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { formatDate } from '../../../shared/words/durations.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { COMPARED_TEXT, fingerprintEnds, HOW_TO_COMPARE } from './certificate-words.ts';
import { CertificateFacts, FingerprintBox } from './CertificatePanel.tsx';
import type { PduDialogProps } from './ChangeUserDialog.tsx';
import { TrustDialog } from './TrustDialog.tsx';
import './add-pdu.css';

/** Two fingerprints stand above it, which differ; what has to match is the new one and what the PDU itself shows. */
const COMPARED_NEW_TEXT = 'I compared the new one at the PDU itself, and all 32 bytes match';

interface Presented {
  readonly certificate: CertificateInfo;
  /** Null when none was trusted before. */
  readonly trusted: string | null;
  /** Null where that is not known. */
  readonly trustedAtMs: number | null;
}

/** The certificate that stopped the connection; null when something else did. */
function presentedBy({ connection }: PduView): Presented | null {
  if (connection.kind !== 'needsAttention') return null;
  const { error } = connection;
  const ofError =
    error.kind === 'certificateChanged' || error.kind === 'certificateUntrusted' ? error.presented : null;
  const certificate = connection.presented ?? ofError;
  const trusted = error.kind === 'certificateChanged' ? error.trusted : null;
  return certificate === null ? null : { certificate, trusted, trustedAtMs: connection.trustedAtMs ?? null };
}

/** A certificate that is not the trusted one: staying disconnected is the way out, trusting takes a comparison. */
export function ChangedCertificateDialog({ pdu, onClose }: PduDialogProps) {
  const [isComparing, setComparing] = useState(false);
  const presented = presentedBy(pdu);
  if (presented === null) return null;
  return isComparing ? (
    <CompareDialog pdu={pdu} presented={presented} onClose={onClose} />
  ) : (
    <WarningDialog pdu={pdu} presented={presented} onClose={onClose} onCompare={() => setComparing(true)} />
  );
}

/** ` on 2026-03-04`; empty where the day is not known. */
const onDay = (atMs: number | null) => (atMs === null ? '' : ` on ${formatDate(atMs)}`);

interface StepProps extends PduDialogProps {
  readonly presented: Presented;
}

function WarningDialog({
  pdu,
  presented,
  onClose,
  onCompare,
}: StepProps & { readonly onCompare: () => void }) {
  const { certificate, trusted, trustedAtMs } = presented;
  return (
    <Dialog
      title={
        trusted === null
          ? `The certificate of ${nameInSentence(pdu.name)} is not trusted yet`
          : `The certificate of ${nameInSentence(pdu.name)} has changed`
      }
      role="alertdialog"
      isOpen
      hasCloseButton={false}
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onCompare}>
            Compare and trust
          </Button>
          <Button variant="pri" size="lg" takesFocus onPress={onClose}>
            Stay disconnected
          </Button>
        </>
      }
    >
      <div className="changed-certificate">
        <p>
          {trusted === null
            ? `The PDU at ${pdu.address} shows a certificate that nobody has compared yet. Nothing was sent.`
            : `The PDU at ${pdu.address} shows a different certificate than the one you trusted${onDay(trustedAtMs)}. Someone may be intercepting the connection, or the certificate was replaced. Nothing was sent.`}
        </p>
        <dl className="dl certificate-facts">
          {trusted === null ? null : (
            <>
              <dt>Trusted</dt>
              <dd className="mono">{fingerprintEnds(trusted)}</dd>
            </>
          )}
          <dt>Now</dt>
          <dd className="mono t-crit">{fingerprintEnds(certificate.fingerprint)}</dd>
        </dl>
      </div>
    </Dialog>
  );
}

function CompareDialog({ pdu, presented, onClose }: StepProps) {
  const { certificate, trusted } = presented;
  const { fingerprint } = certificate;
  return (
    <TrustDialog
      title={`Compare the certificate of ${nameInSentence(pdu.name)}`}
      width={trusted === null ? 408 : 880}
      comparedText={trusted === null ? COMPARED_TEXT : COMPARED_NEW_TEXT}
      compareFirst="Compare the fingerprint first."
      trustText="Trust the new certificate"
      trust={() => engine().pdus.trustCertificate({ pdu: pdu.id, fingerprint })}
      trustedText={`The new certificate of ${nameInSentence(pdu.name)} is trusted.`}
      onClose={onClose}
    >
      <div className={trusted === null ? '' : 'compare-two'}>
        {trusted === null ? null : (
          <FingerprintBox caption="SHA-256 fingerprint you trusted" fingerprint={trusted} />
        )}
        <FingerprintBox caption={`SHA-256 fingerprint from ${pdu.address} now`} fingerprint={fingerprint} />
      </div>
      <CertificateFacts certificate={certificate} />
      <p className="dim">{HOW_TO_COMPARE}</p>
    </TrustDialog>
  );
}
