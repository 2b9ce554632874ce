import { createHash } from 'node:crypto';
import type { SnmpAuthProtocol, SnmpPrivProtocol } from '../../../../../shared/model/snmp-access.ts';

/** Name of the hash for `node:crypto`, and how many bytes of its HMAC are sent (RFC 3414, section 6; RFC 7860, section 4). */
export const AUTH_ALGORITHMS: Readonly<
  Record<SnmpAuthProtocol, { readonly hash: string; readonly macBytes: number }>
> = {
  md5: { hash: 'md5', macBytes: 12 },
  sha: { hash: 'sha1', macBytes: 12 },
  sha224: { hash: 'sha224', macBytes: 16 },
  sha256: { hash: 'sha256', macBytes: 24 },
  sha384: { hash: 'sha384', macBytes: 32 },
  sha512: { hash: 'sha512', macBytes: 48 },
};

const PRIV_KEY_BYTES: Readonly<Record<SnmpPrivProtocol, number>> = {
  des: 16,
  aes: 16,
  aes256b: 32,
  aes256r: 32,
};

/** RFC 3414, appendix A.2: the password is repeated until it has this length. */
const REPEATED_BYTES = 1_048_576;

function digest(protocol: SnmpAuthProtocol, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(AUTH_ALGORITHMS[protocol].hash);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function keyOf(protocol: SnmpAuthProtocol, secret: Uint8Array): Buffer {
  return digest(protocol, Buffer.alloc(REPEATED_BYTES, secret));
}

/** The key that a user has at one engine only, made of the password (RFC 3414, appendix A.2). Takes a few milliseconds. */
export function localizedKey(
  protocol: SnmpAuthProtocol,
  password: string | Uint8Array,
  engineId: Uint8Array,
): Buffer {
  const key = keyOf(protocol, Buffer.from(password));
  return digest(protocol, key, engineId, key);
}

/**
 * The key for encryption. Hashes too short for it are lengthened: by hashing what there is (draft-blumenthal-aes-usm-04,
 * section 3.1.2.1), or by making a key of the key (draft-reeder-snmpv3-usm-3desede-00, section 2.1).
 */
export function privacyKey(
  algorithms: { readonly auth: SnmpAuthProtocol; readonly priv: SnmpPrivProtocol },
  password: string,
  engineId: Uint8Array,
): Buffer {
  const { auth, priv } = algorithms;
  let key = localizedKey(auth, password, engineId);
  let last = key;
  while (key.length < PRIV_KEY_BYTES[priv]) {
    last = priv === 'aes256r' ? localizedKey(auth, last, engineId) : digest(auth, key);
    key = Buffer.concat([key, last]);
  }
  return key.subarray(0, PRIV_KEY_BYTES[priv]);
}
