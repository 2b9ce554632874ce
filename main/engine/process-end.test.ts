import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSimulator, type RunningSimulator } from '../simulator/simulator.ts';
import { createKeyFileSecretStore } from '../storage/secret-store.ts';
import { startEngine } from './testing/engine-bench.ts';
import { context } from './testing/simulator-bench.ts';

const SCRIPT = fileURLToPath(new URL('testing/child-engine.ts', import.meta.url));

async function childEngine(more: { readonly cycleDelayMs?: number } = {}): Promise<{
  readonly device: RunningSimulator;
  readonly child: ChildProcess;
  readonly dataDirectory: string;
  readonly output: () => string;
}> {
  const device = await startSimulator({ model: 'px3-1ph-8' });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-child-'));
  const { url: address, user, password, fingerprint } = device;
  const options = JSON.stringify({
    dataDirectory,
    outlet: '4',
    address,
    user,
    password,
    fingerprint,
    ...more,
  });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await device[Symbol.asyncDispose]();
    await rm(dataDirectory, { recursive: true, force: true });
  });
  return { device, child, dataDirectory, output: () => text };
}

test('a process that is killed while its command is on the wire has it on disk, and the next one calls it unknown', async () => {
  const { device, child, dataDirectory } = await childEngine();
  device.faults.inject({ kind: 'delay', ms: 60_000 }, { method: 'setPowerState' });
  const onTheWire = Promise.withResolvers<void>();
  device.requestLog.onRequest = ({ method }) => {
    if (method === 'setPowerState') onTheWire.resolve();
  };
  await onTheWire.promise;
  child.kill('SIGKILL');
  await once(child, 'exit');
  await using bench = await startEngine({ dataDirectory });
  const { app, fleet } = bench.engine.handlers;
  const audit = await app.audit({ limit: 10, pdu: null }, context);
  const own = audit.filter((entry) => entry.commandId !== null).toReversed();
  expect(own.map((entry) => entry.result)).toEqual(['armed', 'asked', 'sent', 'unknown']);
  expect(own.at(-1)).toMatchObject({
    element: 'outlet:4',
    before: 'on',
    message: 'The app closed before the outcome was read.',
  });
  expect((await fleet.snapshot({}, context)).commands).toEqual([]);
});

test('after it is disposed nothing keeps a process alive, and nothing stays open on the PDU', async () => {
  const { device, child, output } = await childEngine();
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(output()).toBe('confirmed');
  expect(code).toBe(0);
  const methods = device.requestLog.entries.map((entry) => entry.method);
  expect(methods.filter((method) => method === 'createChannel')).toHaveLength(1);
  expect(methods.filter((method) => method === 'destroyChannel')).toHaveLength(1);
});

test('a process that is killed in the wait of a cycle leaves an outlet that the next one turns on, once', async () => {
  const { device, child, dataDirectory } = await childEngine({ cycleDelayMs: 1500 });
  const told: boolean[] = [];
  device.pdu.onEvent((event) => {
    if (event.kind === 'powerControl') told.push(event.on);
  });
  const database = () =>
    new DatabaseSync(join(dataDirectory, 'busbar.db'), { readOnly: true, timeout: 5000 });
  await vi.waitFor(() => {
    using open = database();
    const waits = open.prepare('SELECT * FROM promised_on WHERE on_due_at_ms IS NOT NULL').all();
    expect(waits).toHaveLength(1);
  }, 15_000);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(told).toEqual([false]);
  await using bench = await startEngine({
    dataDirectory,
    secrets: await createKeyFileSecretStore(dataDirectory),
  });
  await vi.waitFor(() => {
    using open = database();
    expect(open.prepare('SELECT * FROM promised_on').all()).toEqual([]);
  }, 15_000);
  expect(told).toEqual([false, true]);
  expect(device.pdu.outlets[3]?.status.powerOn).toBe(true);
  const { events } = await bench.engine.handlers.fleet.snapshot({}, context);
  expect(events.map((event) => event.text).join()).toContain('that finished its cycle of');
});
