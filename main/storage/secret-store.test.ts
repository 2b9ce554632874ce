import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeyFileSecretStore, createSessionSecretStore } from './secret-store.ts';

async function freshDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'busbar-secrets-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('what one start kept, the next one reads', async () => {
  const directory = await freshDirectory();
  const kept = await (await createKeyFileSecretStore(directory)).encrypt('pässword');
  expect(Buffer.from(kept).includes('pässword')).toBe(false);
  expect(await (await createKeyFileSecretStore(directory)).decrypt(kept)).toEqual({
    text: 'pässword',
    shouldReEncrypt: false,
  });
});

test('starters at the same time agree on one key', async () => {
  const directory = await freshDirectory();
  const stores = await Promise.all(Array.from({ length: 8 }, () => createKeyFileSecretStore(directory)));
  const kept = await stores[0]?.encrypt('secret');
  const read = await Promise.all(stores.map((store) => store.decrypt(kept ?? new Uint8Array())));
  expect(new Set(read.map(({ text }) => text))).toEqual(new Set(['secret']));
});

test.skipIf(process.platform === 'win32')('the key is readable by its owner only', async () => {
  const directory = await freshDirectory();
  await createKeyFileSecretStore(directory);
  const { mode } = await stat(join(directory, 'secret.key'));
  expect(mode & 0o777).toBe(0o600);
});

test('a damaged key is named and not replaced', async () => {
  const directory = await freshDirectory();
  await writeFile(join(directory, 'secret.key'), 'short');
  await expect(createKeyFileSecretStore(directory)).rejects.toThrow('is damaged');
  expect(await readFile(join(directory, 'secret.key'), 'utf8')).toBe('short');
});

test('changed bytes and other keys are refused without showing anything', async () => {
  const store = createSessionSecretStore();
  const kept = await store.encrypt('secret');
  await expect(createSessionSecretStore().decrypt(kept)).rejects.toThrow();
  const changed = Uint8Array.from(kept, (byte, index) => (index === kept.length - 1 ? byte ^ 1 : byte));
  await expect(store.decrypt(changed)).rejects.toThrow();
});
