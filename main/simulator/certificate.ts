import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface SimulatorCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
}

const TEN_YEARS_MS = 3650 * 86_400_000;

/** A self-signed certificate for the loopback address, as a device would leave the factory with. */
export async function createCertificate(serial: string): Promise<SimulatorCertificate> {
  const made = await generate([{ name: 'commonName', value: `pdu-${serial.toLowerCase()}` }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + TEN_YEARS_MS),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { keyPem: made.private, certificatePem: made.cert };
}

/** SHA-256 of the DER certificate, 64 upper-case hex digits without colons. */
export function fingerprintOf(certificatePem: string): string {
  return new X509Certificate(certificatePem).fingerprint256.replaceAll(':', '').toUpperCase();
}
