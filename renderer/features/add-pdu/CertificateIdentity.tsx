import type { ProbedXerus } from '../../../shared/ipc/pdus.ts';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { trustStep } from './add-pdu-fields.ts';
import { COMPARED_TEXT, HOW_TO_COMPARE } from './certificate-words.ts';
import { CertificateFacts, FingerprintBox } from './CertificatePanel.tsx';
import { IdentityHead } from './IdentityHead.tsx';
import type { AddPdu } from './use-add-pdu.ts';

interface CertificateIdentityProps {
  readonly form: AddPdu;
  readonly probed: ProbedXerus;
}

/** The certificate of the address, to compare before anything is sent. */
export function CertificateIdentity({ form, probed }: CertificateIdentityProps) {
  const { certificate, trustedFingerprint } = probed;
  const step = trustStep(probed);
  if (certificate === null || step.kind === 'nothing') return null;
  return (
    <>
      <CertificateHead certificate={certificate} step={step.kind} hasSignedIn={form.hasSignedIn} />
      {step.kind === 'changed' && trustedFingerprint !== null ? (
        <FingerprintBox caption="SHA-256 fingerprint you trusted before" fingerprint={trustedFingerprint} />
      ) : null}
      <FingerprintBox
        caption={`SHA-256 fingerprint from ${form.fields.host}`}
        fingerprint={certificate.fingerprint}
      />
      <CertificateFacts certificate={certificate} />
      {step.kind === 'known' ? null : (
        <>
          <p className="dim">{HOW_TO_COMPARE}</p>
          <Checkbox className="compared" isSelected={form.hasCompared} onChange={form.setCompared}>
            <span className="ink">{COMPARED_TEXT}</span>
          </Checkbox>
        </>
      )}
    </>
  );
}

interface CertificateHeadProps {
  readonly certificate: CertificateInfo;
  readonly step: 'known' | 'first' | 'changed';
  readonly hasSignedIn: boolean;
}

function CertificateHead({ certificate, step, hasSignedIn }: CertificateHeadProps) {
  const signed = certificate.selfSigned ? 'is self-signed' : 'was not checked against an authority';
  const notSent = hasSignedIn ? '' : ' Your user name and password have not been sent.';
  switch (step) {
    case 'known':
      return (
        <IdentityHead icon="check" iconClass="t-ok" title="This certificate is trusted">
          It is the certificate that was trusted for this address before.
        </IdentityHead>
      );
    case 'changed':
      return (
        <IdentityHead icon="crit" title="The certificate of this address has changed">
          It is not the one that was trusted for this address. Someone may be intercepting the connection, or
          the certificate was replaced.{notSent}
        </IdentityHead>
      );
    case 'first':
      return (
        <IdentityHead icon="lock" title="Check the certificate before you trust it">
          This is the first connection, and the certificate {signed}.{notSent}
        </IdentityHead>
      );
  }
}
