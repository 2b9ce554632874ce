import { createPublicKey, type X509Certificate } from 'node:crypto';
import type { CertificateInfo } from '../../../shared/model/device-error.ts';

/** `AB:cd:…` and `abcd…` are the same fingerprint. */
export function normalizeFingerprint(fingerprint: string): string {
  return fingerprint.replaceAll(/[^0-9a-fA-F]/gu, '').toUpperCase();
}

const CURVE_NAMES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function describeKey(certificate: X509Certificate): string {
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return `RSA ${details?.modulusLength ?? '?'}`;
    case 'ec':
      return `EC ${CURVE_NAMES[details?.namedCurve ?? ''] ?? details?.namedCurve ?? '?'}`;
    default:
      return key.asymmetricKeyType ?? 'unknown';
  }
}

/** OpenSSL writes one attribute a line: `C=DE\nCN=pdu` -> `C=DE, CN=pdu`. */
function oneLine(name: string): string {
  return name.trim().split('\n').join(', ');
}

function isSelfSigned(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

/** Something odd in a certificate must not hide its fingerprint. */
function keyOrUnknown(certificate: X509Certificate): string {
  try {
    return describeKey(certificate);
  } catch {
    return 'unknown';
  }
}

export function describeCertificate(certificate: X509Certificate): CertificateInfo {
  return {
    fingerprint: normalizeFingerprint(certificate.fingerprint256),
    subject: oneLine(certificate.subject ?? ''),
    issuer: oneLine(certificate.issuer ?? ''),
    selfSigned: isSelfSigned(certificate),
    validFromMs: Date.parse(certificate.validFrom),
    validToMs: Date.parse(certificate.validTo),
    key: keyOrUnknown(certificate),
  };
}
