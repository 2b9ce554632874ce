import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
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

/** `RSA 2048`, `EC P-256`, `Ed25519`: as certificates are read elsewhere. */
export function describeKey(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return `RSA ${details?.modulusLength ?? '?'}`;
    case 'ec':
      return `EC ${CURVE_NAMES[details?.namedCurve ?? ''] ?? details?.namedCurve ?? '?'}`;
    case 'ed25519':
    case 'ed448':
      return key.asymmetricKeyType.replace('ed', 'Ed');
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
    return describeKey(createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })));
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
