import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { silentLogger } from '../../main/support/logger.ts';
import { pduOfFragment } from '../../shared/start-place.ts';
import { connectToRunningEngine } from '../local-socket/client.ts';
import { writeBuiltRenderer } from '../testing/built-renderer.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { serveInBrowser, type ServeOptions } from './serve.ts';

let options: ServeOptions;
beforeEach(async () => {
  options = {
    dataDirectory: await temporaryDirectory(),
    logger: silentLogger,
    port: 0,
    demo: false,
    rendererDirectory: await writeBuiltRenderer(),
  };
});
afterEach(removeTemporaryDirectories);

async function serve(changes: Partial<ServeOptions> = {}) {
  const served = await serveInBrowser({ ...options, ...changes });
  if (!served.ok) throw new Error(served.error);
  onTestFinished(() => served.value[Symbol.asyncDispose]());
  return served.value;
}

async function openRunningEngine() {
  const client = await connectToRunningEngine(options.dataDirectory);
  if (client === null) throw new Error('no engine');
  onTestFinished(() => client[Symbol.asyncDispose]());
  return client;
}

describe('the app in the browser', () => {
  test('answers its link and says where secrets are kept', async () => {
    const { urlWithToken } = await serve();
    const response = await fetch(urlWithToken, { redirect: 'manual' });
    expect(response.status).toBe(303);
    const client = await openRunningEngine();
    await expect(client.app.info({})).resolves.toMatchObject({ host: 'browser', secretsKeptIn: 'keyFile' });
  });

  test('goes straight to one simulated PDU for --demo, the same each time', async () => {
    const first = await serve({ demo: true });
    const pdu = pduOfFragment(new URL(first.urlWithToken).hash);
    expect(pdu).not.toBeNull();
    const client = await openRunningEngine();
    const { pdus } = await client.fleet.snapshot({});
    expect(pdus.map(({ id, simulated }) => ({ id, simulated }))).toEqual([{ id: pdu, simulated: true }]);
    await first[Symbol.asyncDispose]();

    const second = await serve({ demo: true });
    expect(pduOfFragment(new URL(second.urlWithToken).hash)).toBe(pdu);
    await expect((await openRunningEngine()).pdus.list({})).resolves.toHaveLength(1);
  });

  test('is not started twice on one data directory', async () => {
    await serve();
    const second = await serveInBrowser(options);
    expect(!second.ok && second.error).toContain('already running');
  });

  test('says so when its port is taken, and leaves the data directory free', async () => {
    const { urlWithToken } = await serve();
    const port = Number(new URL(urlWithToken).port);
    const dataDirectory = await temporaryDirectory();
    const second = await serveInBrowser({ ...options, dataDirectory, port });
    expect(!second.ok && second.error).toBe(
      `Port ${port} is taken. Choose another with --port, or leave it out to take a free one.`,
    );
    await serve({ dataDirectory });
  });
});
