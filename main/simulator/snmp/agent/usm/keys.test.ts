import { expect, it } from 'vitest';
import { macEngineId, textEngineId } from './engine-id.ts';
import { decrypt, encrypt } from './ciphers.ts';
import { localizedKey, privacyKey } from './keys.ts';

const ENGINE = Buffer.from('000000000000000000000002', 'hex');

it('makes the keys that RFC 3414, appendix A.3 gives as examples', () => {
  expect(localizedKey('md5', 'maplesyrup', ENGINE).toString('hex')).toBe('526f5eed9fcce26f8964c2930787d82b');
  expect(localizedKey('sha', 'maplesyrup', ENGINE).toString('hex')).toBe(
    '6695febc9288e36282235fc7151f128497b38f3f',
  );
});

it('makes the key that the draft of Reeder gives as an example for lengthening', () => {
  const key = privacyKey({ auth: 'md5', priv: 'aes256r' }, 'maplesyrup', ENGINE);
  expect(key.toString('hex')).toBe('526f5eed9fcce26f8964c2930787d82b79eff44a90650ee0a3a40abfac5acc12');
});

it('lengthens only keys that are too short', () => {
  const [blumenthal, reeder] = (['aes256b', 'aes256r'] as const).map((priv) =>
    privacyKey({ auth: 'sha256', priv }, 'maplesyrup', ENGINE).toString('hex'),
  );
  expect(blumenthal).toBe(reeder);
  expect(privacyKey({ auth: 'sha', priv: 'aes256b' }, 'maplesyrup', ENGINE)).toHaveLength(32);
  expect(privacyKey({ auth: 'sha512', priv: 'aes' }, 'maplesyrup', ENGINE)).toHaveLength(16);
});

it.each(['des', 'aes', 'aes256b', 'aes256r'] as const)('gets back by %s what it encrypted', (protocol) => {
  const key = privacyKey({ auth: 'sha', priv: protocol }, 'maplesyrup', ENGINE);
  const context = {
    protocol,
    key,
    engineBoots: 3,
    engineTime: 70_000,
    salt: Buffer.from('0000000300000001', 'hex'),
  };
  const plain = Buffer.from('thirteen byte');
  const encrypted = encrypt(context, plain);
  expect(Buffer.from(encrypted).includes('byte')).toBe(false);
  const decrypted = decrypt(context, encrypted) ?? Buffer.alloc(0);
  expect(Buffer.from(decrypted).subarray(0, plain.length)).toEqual(plain);
});

it('does not decrypt what cannot have been encrypted', () => {
  const key = privacyKey({ auth: 'sha', priv: 'des' }, 'maplesyrup', ENGINE);
  const context = { protocol: 'des', key, engineBoots: 1, engineTime: 1, salt: Buffer.alloc(8) } as const;
  expect(decrypt(context, Buffer.alloc(15))).toBeNull();
  expect(decrypt({ ...context, salt: Buffer.alloc(7) }, Buffer.alloc(16))).toBeNull();
});

it('names an engine by text or by a MAC address', () => {
  expect(textEngineId('SIM1')).toBe('800035ae0453494d31');
  expect(macEngineId(Uint8Array.from([0, 1, 2, 3, 4, 5]), 318)).toBe('8000013e03000102030405');
});
