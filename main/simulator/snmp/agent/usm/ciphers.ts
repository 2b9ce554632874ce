import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SnmpPrivProtocol } from '../../../../../shared/model/snmp-access.ts';

/** What the initialisation vector is made of, besides the key. */
export interface CipherContext {
  readonly protocol: SnmpPrivProtocol;
  readonly key: Uint8Array;
  readonly engineBoots: number;
  readonly engineTime: number;
  /** The message's privacy parameters: 8 bytes. */
  readonly salt: Uint8Array;
}

export const SALT_BYTES = 8;
const DES_BLOCK_BYTES = 8;
const AES_CIPHER = { aes: 'aes-128-cfb', aes256b: 'aes-256-cfb', aes256r: 'aes-256-cfb' } as const;

/** Cipher, key and vector: RFC 3414, section 8.1.1.1 (DES); RFC 3826, section 3.1.2.1 (AES). */
function setUp({
  protocol,
  key,
  engineBoots,
  engineTime,
  salt,
}: CipherContext): readonly [string, Uint8Array, Uint8Array] {
  if (protocol === 'des') {
    const desKey = key.subarray(0, 8);
    const vector = key.subarray(8, 16).map((octet, at) => octet ^ (salt[at] ?? 0));
    // OpenSSL 3 has no single DES; Triple DES with three times the same key is the same.
    return ['des-ede3-cbc', Buffer.concat([desKey, desKey, desKey]), vector];
  }
  const clock = Buffer.alloc(8);
  clock.writeUInt32BE(engineBoots, 0);
  clock.writeUInt32BE(engineTime, 4);
  return [AES_CIPHER[protocol], key, Buffer.concat([clock, salt])];
}

export function encrypt(context: CipherContext, plain: Uint8Array): Uint8Array {
  const isDes = context.protocol === 'des';
  const padding = isDes
    ? Buffer.alloc((DES_BLOCK_BYTES - (plain.length % DES_BLOCK_BYTES)) % DES_BLOCK_BYTES)
    : Buffer.alloc(0);
  const cipher = createCipheriv(...setUp(context)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(padding), cipher.final()]);
}

/** Null for what cannot have been encrypted so. A wrong key gives other bytes, not null. */
export function decrypt(context: CipherContext, encrypted: Uint8Array): Uint8Array | null {
  if (context.salt.length !== SALT_BYTES) return null;
  if (context.protocol === 'des' && encrypted.length % DES_BLOCK_BYTES !== 0) return null;
  const decipher = createDecipheriv(...setUp(context)).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}
