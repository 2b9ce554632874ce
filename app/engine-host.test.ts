import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger } from '../main/support/logger.ts';
import { EngineLost } from '../shared/ipc/message-transport.ts';
import { hostEngine, type HostedEngine } from './engine-host.ts';
import { connectToRunningEngine } from './local-socket/client.ts';
import { readEndpoint } from './local-socket/endpoint-file.ts';
import { EngineDouble } from './testing/engine-double.ts';
import { removeTemporaryDirectories, temporaryDirectory } from './testing/temporary-directory.ts';

class DisposableDouble extends EngineDouble {
  disposed = false;
  async [Symbol.asyncDispose](): Promise<void> {
    this.disposed = true;
  }
}

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await temporaryDirectory();
});
afterEach(removeTemporaryDirectories);

async function start(drainMs = 5000): Promise<HostedEngine<DisposableDouble>> {
  const started = await hostEngine({
    dataDirectory,
    logger: silentLogger,
    drainMs,
    create: async () => new DisposableDouble(),
  });
  if (!started.ok) throw new Error(started.error.message);
  const hosted = started.value;
  onTestFinished(() => hosted[Symbol.asyncDispose]());
  return hosted;
}

async function attach() {
  const client = await connectToRunningEngine(dataDirectory);
  if (client === null) throw new Error('no engine');
  return client;
}

/** A program that speaks to the socket by hand. */
async function dial(line: string): Promise<{ readonly answers: string[]; readonly closed: Promise<void> }> {
  const endpoint = await readEndpoint(dataDirectory);
  const socket: Socket = connect(endpoint?.path ?? '');
  const answers: string[] = [];
  socket.on('data', (data: Buffer) => answers.push(data.toString()));
  socket.on('error', () => undefined);
  socket.write(line);
  return { answers, closed: new Promise((resolve) => socket.on('close', () => resolve())) };
}

describe('one engine per data directory', () => {
  test('refuses a second one and says who has it', async () => {
    await start();
    const second = await hostEngine({
      dataDirectory,
      logger: silentLogger,
      drainMs: 0,
      create: () => Promise.reject(new Error('must not be made')),
    });
    expect(second).toMatchObject({ ok: false, error: { kind: 'alreadyRunning' } });
    expect(!second.ok && second.error.message).toContain(`process ${process.pid}`);
  });

  test('lets the next one in when it ended', async () => {
    const first = await start();
    await first[Symbol.asyncDispose]();
    expect(first.engine.disposed).toBe(true);
    const second = await start();
    expect(second.engine.disposed).toBe(false);
  });

  test('gives the directory back when the engine cannot be made, and says why in one sentence', async () => {
    const failed = await hostEngine({
      dataDirectory,
      logger: silentLogger,
      drainMs: 0,
      create: () => Promise.reject(new Error('broken store')),
    });
    expect(failed).toMatchObject({ ok: false, error: { kind: 'dataDirectory' } });
    expect(failed.ok ? '' : failed.error.message).toContain(`${dataDirectory} (broken store)`);
    await start();
  });

  test('is held by another process while it lives and taken over when that was killed', async () => {
    const holder = spawn(
      process.execPath,
      [join(import.meta.dirname, 'testing', 'hold-lock.ts'), dataDirectory],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    const [said] = await once(holder.stdout, 'data');
    expect(String(said)).toBe('held\n');
    const options = {
      dataDirectory,
      logger: silentLogger,
      drainMs: 0,
      create: async () => new DisposableDouble(),
    };
    expect(await hostEngine(options)).toMatchObject({ ok: false, error: { kind: 'alreadyRunning' } });

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await start();
    await using client = await attach();
    await expect(client.app.info({})).resolves.toMatchObject({ operator: 'tester' });
  });

  test('says what to do when the directory cannot be used', async () => {
    const file = join(dataDirectory, 'file');
    await writeFile(file, '');
    const started = await hostEngine({
      dataDirectory: join(file, 'below'),
      logger: silentLogger,
      drainMs: 0,
      create: async () => new DisposableDouble(),
    });
    expect(started).toMatchObject({ ok: false, error: { kind: 'dataDirectory' } });
    expect(!started.ok && started.error.message).toContain('BUSBAR_DATA_DIR');
  });
});

describe('a running engine', () => {
  test('serves calls and events to the other programs of its user', async () => {
    const hosted = await start();
    await using client = await attach();
    await expect(client.fleet.snapshot({})).resolves.toMatchObject({ revision: 0 });
    const heard: unknown[] = [];
    client.app.settingsChanged((settings) => heard.push(settings));
    hosted.engine.emit('app.settingsChanged', { theme: 'dark' });
    await vi.waitFor(() => expect(heard).toEqual([{ theme: 'dark' }]));
  });

  test('knows that they are the command line, and when they leave', async () => {
    const hosted = await start();
    const client = await attach();
    await client.app.info({});
    expect(hosted.engine.contexts).toEqual([{ windowId: expect.any(String), door: 'commandLine' }]);
    await client[Symbol.asyncDispose]();
    await vi.waitFor(() =>
      expect(hosted.engine.closedWindows).toEqual([hosted.engine.contexts[0]?.windowId]),
    );
  });

  test('carries text of any language and length unharmed', async () => {
    await start();
    await using client = await attach();
    const name = 'Schrank 7 – 電源 🔌'.repeat(500);
    await expect(client.pdus.addSimulated({ model: name })).rejects.toThrow('model');
    await expect(client.pdus.addSimulated({ model: '電源 🔌' })).resolves.toEqual({
      ok: true,
      value: 'SIM0001',
    });
  });

  test('cannot be found when there is none, or when it crashed and left its notes', async () => {
    expect(await connectToRunningEngine(dataDirectory)).toBeNull();
    await writeFile(
      join(dataDirectory, 'engine.json'),
      JSON.stringify({ processId: 1, path: join(dataDirectory, 'engine.sock'), token: 'x'.repeat(32) }),
    );
    expect(await connectToRunningEngine(dataDirectory)).toBeNull();
    await writeFile(join(dataDirectory, 'engine.json'), '{"processId":');
    expect(await connectToRunningEngine(dataDirectory)).toBeNull();
    await start();
    await using client = await attach();
    await expect(client.pdus.list({})).resolves.toEqual([]);
  });

  test.each(['', 'wrong token', '{"type":"call","id":0,"channel":"app.info","args":{}}'])(
    'hangs up on a program that begins with %j',
    async (line) => {
      const hosted = await start();
      const { answers, closed } = await dial(`${line}\n`);
      await closed;
      expect(answers).toEqual([]);
      expect(hosted.engine.contexts).toEqual([]);
    },
  );

  test('hangs up on a line that never ends', async () => {
    await start();
    const { answers, closed } = await dial('x'.repeat(1024 * 1024));
    await closed;
    expect(answers).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('is open to its owner only', async () => {
    await start();
    const endpoint = await readEndpoint(dataDirectory);
    for (const path of [endpoint?.path ?? '', join(dataDirectory, 'engine.json')]) {
      expect((await stat(path)).mode & 0o077).toBe(0);
    }
  });

  test.skipIf(process.platform === 'win32')(
    'works in a directory whose path is too long for a socket',
    async () => {
      dataDirectory = join(dataDirectory, 'long'.repeat(40));
      const hosted = await start();
      {
        await using client = await attach();
        await expect(client.pdus.list({})).resolves.toEqual([]);
      }
      await hosted[Symbol.asyncDispose]();
      expect(await connectToRunningEngine(dataDirectory)).toBeNull();
    },
  );

  test('lets calls of others end before it ends, and takes no new programs', async () => {
    const hosted = await start();
    const client = await attach();
    let finish = () => {};
    hosted.engine.slowCall = new Promise((resolve) => {
      finish = resolve;
    });
    const call = client.pdus.readNow({ pdu: 'X' as never });
    await client.app.info({});
    const ended = hosted[Symbol.asyncDispose]();
    await vi.waitFor(async () => expect(await readEndpoint(dataDirectory)).toBeNull());
    expect(hosted.engine.disposed).toBe(false);
    finish();
    await expect(call).resolves.toMatchObject({ ok: false });
    await ended;
    expect(hosted.engine.disposed).toBe(true);
    await expect(client.app.info({})).rejects.toBeInstanceOf(EngineLost);
  });

  test('does not wait for ever for calls of others', async () => {
    const hosted = await start(10);
    const client = await attach();
    hosted.engine.slowCall = new Promise(() => undefined);
    const lost = expect(client.pdus.readNow({ pdu: 'X' as never })).rejects.toBeInstanceOf(EngineLost);
    await client.app.info({});
    await hosted[Symbol.asyncDispose]();
    await lost;
  });
});
