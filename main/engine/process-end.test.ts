import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startSimulator, type RunningSimulator } from '../simulator/simulator.ts';
import { startEngine } from './testing/engine-bench.ts';
import { context } from './testing/simulator-bench.ts';

const SCRIPT = fileURLToPath(new URL('testing/child-engine.ts', import.meta.url));

async function childEngine(): Promise<{
  readonly device: RunningSimulator;
  readonly child: ChildProcess;
  readonly dataDirectory: string;
  readonly output: () => string;
}> {
  const device = await startSimulator({ model: 'px3-1ph-8' });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-child-'));
  const { url: address, user, password, fingerprint } = device;
  const options = JSON.stringify({ dataDirectory, outlet: '4', address, user, password, fingerprint });
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
