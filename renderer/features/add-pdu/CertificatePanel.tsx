import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { useNow } from '../../state/clock.ts';
import { fingerprintBytes, issuerText, validityText } from './certificate-words.ts';
import { CopyBox } from './CopyBox.tsx';

const A_MINUTE_MS = 60_000;

interface FingerprintBoxProps {
  /** `SHA-256 fingerprint from 192.0.2.85` */
  readonly caption: string;
  readonly fingerprint: string;
}

/** A fingerprint to compare row by row. */
export function FingerprintBox({ caption, fingerprint }: FingerprintBoxProps) {
  return <CopyBox caption={caption} bytes={fingerprintBytes(fingerprint)} />;
}

/** Whose certificate it says it is. */
export function CertificateFacts({ certificate }: { readonly certificate: CertificateInfo }) {
  const nowMs = useNow(A_MINUTE_MS);
  const validity = validityText(certificate, nowMs);
  const isOutside = nowMs > certificate.validToMs || nowMs < certificate.validFromMs;
  return (
    <dl className="dl certificate-facts">
      <dt>Subject</dt>
      <dd>{certificate.subject}</dd>
      <dt>Issuer</dt>
      <dd>{issuerText(certificate)}</dd>
      <dt>Valid</dt>
      <dd className={isOutside ? 't-warn' : ''}>{validity}</dd>
      <dt>Key</dt>
      <dd>{certificate.key}</dd>
    </dl>
  );
}
