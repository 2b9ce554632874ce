import type { ProbedXerus } from '../../../shared/ipc/pdus.ts';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { isSameFingerprint } from './certificate-words.ts';
import { CertificateFacts, FingerprintBox } from './CertificatePanel.tsx';
import type { AddPdu } from './use-add-pdu.ts';

export const COMPARED_TEXT = 'I compared it, and all 32 bytes match';
export const HOW_TO_COMPARE =
  'To compare: open the PDU’s web page from a network you trust, or its serial console, and read the fingerprint of the active TLS certificate.';

/** Is this really my PDU? */
export function IdentityCheck({ form }: { readonly form: AddPdu }) {
  const { probe } = form;
  if (probe.kind === 'reached' && probe.probed.certificate !== null) {
    return <Certificate form={form} probed={probe.probed} certificate={probe.probed.certificate} />;
  }
  return (
    <div className="identity-head">
      <Glyph name="lock" size={14} />
      <div>
        <b className="ink">The certificate comes first</b>
        <p className="dim" role="status">
          {probe.kind === 'asking'
            ? `Connecting to ${form.fields.host}`
            : 'Busbar reads the certificate of this address without signing in. Your user name and password are sent only after you trust it.'}
        </p>
      </div>
    </div>
  );
}

interface CertificateProps {
  readonly form: AddPdu;
  readonly probed: ProbedXerus;
  readonly certificate: CertificateInfo;
}

function Certificate({ form, probed, certificate }: CertificateProps) {
  const { trustedFingerprint } = probed;
  const isKnown =
    trustedFingerprint !== null && isSameFingerprint(trustedFingerprint, certificate.fingerprint);
  return (
    <>
      <CertificateHead
        certificate={certificate}
        isKnown={isKnown}
        hasSignedIn={form.hasSignedIn}
        isChanged={!isKnown && trustedFingerprint !== null}
      />
      {isKnown || trustedFingerprint === null ? null : (
        <FingerprintBox caption="SHA-256 fingerprint you trusted before" fingerprint={trustedFingerprint} />
      )}
      <FingerprintBox
        caption={`SHA-256 fingerprint from ${form.fields.host}`}
        fingerprint={certificate.fingerprint}
      />
      <CertificateFacts certificate={certificate} />
      {isKnown ? null : (
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
  readonly isKnown: boolean;
  readonly isChanged: boolean;
  readonly hasSignedIn: boolean;
}

function CertificateHead({ certificate, isKnown, isChanged, hasSignedIn }: CertificateHeadProps) {
  const signed = certificate.selfSigned ? 'is self-signed' : 'was not checked against an authority';
  const notSent = hasSignedIn ? '' : ' Your user name and password have not been sent.';
  const text = isKnown
    ? 'It is the certificate that was trusted for this address before.'
    : isChanged
      ? `It is not the one that was trusted for this address. Someone may be intercepting the connection, or the certificate was replaced.${notSent}`
      : `This is the first connection, and the certificate ${signed}.${notSent}`;
  const title = isKnown
    ? 'This certificate is trusted'
    : isChanged
      ? 'The certificate of this address has changed'
      : 'Check the certificate before you trust it';
  return (
    <div className="identity-head">
      <Glyph
        name={isChanged ? 'crit' : isKnown ? 'check' : 'lock'}
        size={14}
        className={isKnown ? 't-ok' : ''}
      />
      <div>
        <b className="ink">{title}</b>
        <p className="dim">{text}</p>
      </div>
    </div>
  );
}
