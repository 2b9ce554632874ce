import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { SimulatorCertificate } from '../../../main/simulator/certificate.ts';

/** Ed25519, whose signatures are the same every time (RFC 8410): key and certificate follow from the name alone. */
const ED25519 = Buffer.from('06032b6570', 'hex');
const PRIVATE_KEY_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const VERSION_3 = Buffer.from('a003020102', 'hex');

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
}

/** `20250211000000Z` */
function generalizedTime(day: string): Buffer {
  return der(0x18, Buffer.from(`${day.replaceAll('-', '')}000000Z`));
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * A self-signed certificate that is the same in every run, so that pictures show the same fingerprint; another `edition` has
 * another key. It protects nothing: whoever reads this can make it.
 */
export function fixedCertificate(host: string, edition = 1): SimulatorCertificate {
  const seed = createHash('sha256').update(`${host} ${edition}`).digest();
  const privateKey = Buffer.concat([PRIVATE_KEY_HEAD, seed]);
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const name = commonName(host);
  const body = sequence(
    VERSION_3,
    der(0x02, Buffer.from([0x01, ...seed.subarray(0, 7)])),
    sequence(ED25519),
    name,
    sequence(generalizedTime('2025-02-11'), generalizedTime('2035-02-09')),
    name,
    publicKey,
  );
  const signature = sign(null, body, key);
  const certificate = sequence(body, sequence(ED25519), der(0x03, Buffer.from([0]), signature));
  return { keyPem: pem('PRIVATE KEY', privateKey), certificatePem: pem('CERTIFICATE', certificate) };
}
