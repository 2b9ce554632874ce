import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type RunningSimulator } from '../../main/simulator/simulator.ts';
import { createKeyFileSecretStore } from '../../main/storage/secret-store.ts';
import { silentLogger } from '../../main/support/logger.ts';
import { compose } from '../compose.ts';
import { createCliHarness } from '../testing/cli-harness.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ model: 'px3-1ph-8', seed: 5 });
});

afterAll(() => simulator[Symbol.asyncDispose]());

const password = () => ({ BUSBAR_PASSWORD: simulator.password });

describe('the engine of another program', () => {
  async function hosted(dataDirectory: string) {
    const busbar = await compose({
      host: 'browser',
      dataDirectory,
      version: '0.0.0',
      openSecrets: () => createKeyFileSecretStore(dataDirectory),
      logger: silentLogger,
      drainMs: 0,
    });
    if (!busbar.ok) throw new Error(busbar.error.message);
    return busbar.value;
  }

  test('that ends while it switches leaves the outcome unknown', async () => {
    await using fresh = await createCliHarness();
    const busbar = await hosted(fresh.dataDirectory);
    const sent = Promise.withResolvers<void>();
    simulator.requestLog.onRequest = ({ method }) => {
      if (method === 'setPowerState') sent.resolve();
    };
    simulator.faults.inject({ kind: 'delay', ms: 60_000 }, { method: 'setPowerState', times: 1 });
    const { url, user, fingerprint } = simulator;
    const call = fresh.run(['off', url, '3', '--user', user, '--fingerprint', fingerprint], {
      env: password(),
    });
    await sent.promise;
    simulator.requestLog.onRequest = null;
    await busbar[Symbol.asyncDispose]();
    expect(await call).toMatchObject({ code: 3, out: '' });
    expect((await call).errors).toContain('read the state');
  });

  test('that ends ends a watch, which says so', async () => {
    await using fresh = await createCliHarness();
    const busbar = await hosted(fresh.dataDirectory);
    const { url, user, fingerprint } = simulator;
    const printed = Promise.withResolvers<void>();
    const call = fresh.run(['readings', url, '--watch', '--user', user, '--fingerprint', fingerprint], {
      env: password(),
      onOut: () => printed.resolve(),
    });
    await printed.promise;
    await busbar[Symbol.asyncDispose]();
    expect((await call).code).toBe(1);
    expect((await call).errors).toContain('ended');
  });
});

test('a password that cannot be read any more is told with what to do, and nothing is sent', async () => {
  await using fresh = await createCliHarness();
  const { url, user, fingerprint } = simulator;
  const add = ['pdu', 'add', url, '--name', 'rack', '--user', user, '--fingerprint', fingerprint];
  expect((await fresh.run(add, { env: password() })).code).toBe(0);
  await rm(join(fresh.dataDirectory, 'secret.key'));
  const before = simulator.requestLog.count;
  const call = await fresh.run(['off', 'rack', '1']);
  expect(call).toMatchObject({ code: 1, out: '' });
  expect(call.errors).toContain('No password or community of rack can be read here');
  expect(simulator.requestLog.count).toBe(before);
});
