import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator } from '../../../main/simulator/simulator.ts';
import { portProblem } from './simulate.ts';
import { createCliHarness, type CliHarness } from '../../testing/cli-harness.ts';

let cli: CliHarness;

beforeAll(async () => {
  cli = await createCliHarness();
});

afterAll(() => cli[Symbol.asyncDispose]());

async function lineOf(...args: string[]): Promise<Record<string, unknown>> {
  const ending = new AbortController();
  const call = await cli.run(['simulate', '--model', 'px3-1ph-8', ...args], {
    signal: ending.signal,
    onOut: () => {
      ending.abort();
    },
  });
  expect(call.code).toBe(0);
  return JSON.parse(call.out) as Record<string, unknown>;
}

test('says nothing of SNMP unless it answers it', async () => {
  expect(Object.keys(await lineOf())).toEqual(['model', 'url', 'user', 'password', 'fingerprint']);
});

test('says how to reach it by SNMP, with what each version needs', async () => {
  expect((await lineOf('--snmp-port', '0'))['snmp']).toEqual({
    port: expect.any(Number),
    readCommunity: 'public',
    writeCommunity: 'private',
    v3: {
      user: 'admin',
      authProtocol: 'sha256',
      authPassword: expect.any(String),
      privProtocol: 'aes',
      privPassword: expect.any(String),
    },
  });
});

test('a port that is taken is told, with what to do', async () => {
  await using other = await startSimulator({ model: 'px3-1ph-8' });
  const call = await cli.run(['simulate', '--model', 'px3-1ph-8', '--port', String(other.port)]);
  expect(call).toMatchObject({ code: 1, out: '' });
  expect(call.errors).toMatch(/Port \d+ is taken\. Choose another/u);
});

test('a UDP port that is taken is told by the option it came from', async () => {
  await using other = await startSimulator({ model: 'px3-1ph-8', snmpPort: 0 });
  const snmpPort = String(other.snmp?.port);
  const call = await cli.run(['simulate', '--model', 'px3-1ph-8', '--snmp-port', snmpPort]);
  expect(call).toMatchObject({ code: 1, out: '' });
  expect(call.errors).toContain(`UDP port ${snmpPort} is taken. Choose another with --snmp-port`);
});

test.each([
  ['bind', 'UDP port 161 needs rights'],
  ['listen', 'Port 443 needs rights'],
])('a port that only an administrator may take is told (%s)', (syscall, words) => {
  const error = Object.assign(new Error('permission denied'), { code: 'EACCES', syscall });
  expect(portProblem(error, { port: 443, snmpPort: 161 })?.message).toContain(words);
});
