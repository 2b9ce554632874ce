import { useState } from 'react';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/Button.tsx';
import { fingerprintBytes, issuerText, validityText } from './certificate-words.ts';

const A_MINUTE_MS = 60_000;

interface FingerprintBoxProps {
  /** `SHA-256 fingerprint from 192.0.2.85` */
  readonly caption: string;
  readonly fingerprint: string;
}

/** A fingerprint to compare row by row. */
export function FingerprintBox({ caption, fingerprint }: FingerprintBoxProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(fingerprintBytes(fingerprint).join(' ')).then(() => setCopied(true));
  };
  return (
    <div>
      <div className="dim">{caption}</div>
      <div className="fingerprint">
        <code>
          {fingerprintBytes(fingerprint)
            .map((byte, place) => ({ byte, place }))
            .map(({ byte, place }) => (
              <span key={place}>{byte} </span>
            ))}
        </code>
        <Button variant="quiet" size="sm" onPress={copy} label={`Copy the ${caption}`}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
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
