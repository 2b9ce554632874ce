import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Decrypted {
  readonly text: string;
  /** The key was replaced or a better one is there: encrypt the text again and keep that instead. */
  readonly shouldReEncrypt: boolean;
}

/** Keeps secrets unreadable at rest. Neither side ever appears in an error or a log. */
export interface SecretStore {
  readonly keptIn: 'keychain' | 'keyFile' | 'session';
  encrypt(text: string): Promise<Uint8Array>;
  /** Rejects when the bytes were not made by this store or the key is another one. */
  decrypt(bytes: Uint8Array): Promise<Decrypted>;
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Written aside and linked into place, so that two starters get one key and nobody sees half of it. */
async function createKey(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  try {
    await link(aside, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(aside);
  }
}

async function readKey(path: string): Promise<Buffer> {
  const key = await readFile(path);
  if (key.length !== KEY_BYTES)
    throw new Error(`The key file ${path} is damaged: it must hold ${KEY_BYTES} bytes.`);
  return key;
}

/** AES-256-GCM with a key of its own: nonce, tag, then the text. */
function aesStore(keptIn: SecretStore['keptIn'], key: Buffer): SecretStore {
  return {
    keptIn,
    encrypt: async (text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
    },
    decrypt: async (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = bytes.subarray(IV_BYTES + TAG_BYTES);
      const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      return { text, shouldReEncrypt: false };
    },
  };
}

/** A key in `secret.key` of the data directory, readable by its owner only; made on first use. */
export async function createKeyFileSecretStore(dataDirectory: string): Promise<SecretStore> {
  const path = join(dataDirectory, 'secret.key');
  const key = await readKey(path).catch(async (error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
    await createKey(path);
    return readKey(path);
  });
  return aesStore('keyFile', key);
}

/** A key that is never written down: what was kept cannot be read after the program ends. */
export function createSessionSecretStore(): SecretStore {
  return aesStore('session', randomBytes(KEY_BYTES));
}
