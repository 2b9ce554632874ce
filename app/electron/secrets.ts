import { safeStorage } from 'electron';
import { createSessionSecretStore, type SecretStore } from '../../main/storage/secret-store.ts';

/**
 * The operating system's keychain by Electron's asynchronous safeStorage; once Electron is ready. Where there is none,
 * and on Linux where the "keychain" is a password that everybody knows (`basic_text`), secrets are kept for the session
 * only and the app says so.
 */
export async function createKeychainSecretStore(): Promise<SecretStore> {
  const isNoProtection =
    process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (isNoProtection || !(await safeStorage.isAsyncEncryptionAvailable())) return createSessionSecretStore();
  return {
    keptIn: 'keychain',
    encrypt: async (text) => new Uint8Array(await safeStorage.encryptStringAsync(text)),
    decrypt: async (bytes) => {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      return { text: result, shouldReEncrypt };
    },
  };
}
