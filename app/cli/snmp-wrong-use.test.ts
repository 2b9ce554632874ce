import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type RunningSimulator, type SnmpSide } from '../../main/simulator/simulator.ts';
import { createCliHarness, type CliHarness } from '../testing/cli-harness.ts';

let simulator: RunningSimulator;
let agent: SnmpSide;
let address: string;
let cli: CliHarness;

beforeAll(async () => {
  simulator = await startSimulator({ model: 'px3-1ph-8', seed: 6, snmpPort: 0 });
  if (simulator.snmp === null) throw new Error('The simulator answers no SNMP.');
  agent = simulator.snmp;
  address = `snmp://127.0.0.1:${agent.port}`;
  cli = await createCliHarness();
});

afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});

const communities = () => ({
  BUSBAR_SNMP_COMMUNITY: agent.readCommunity,
  BUSBAR_SNMP_WRITE_COMMUNITY: agent.writeCommunity,
});

test.each([
  'snmp://s3cret@127.0.0.1',
  'snmp://admin:s3cret@127.0.0.1',
  'snmp://127.0.0.1/s3cret',
  'snmp://127.0.0.1?community=s3cret',
  'https://admin:s3cret@127.0.0.1',
  'admin:s3cret@127.0.0.1',
  'snmp://127.0.0.1:0',
  'snmp://127.0.0.1:161610',
  'snmp://::1',
  'snmp://',
  'ftp://127.0.0.1',
])('%s is wrong use, said before anything is asked for, and not repeated with its secret', async (wrong) => {
  for (const call of [
    await cli.run(['inventory', wrong]),
    await cli.run(['off', wrong, '1', '--snmp-version', 'v3', '--user', 'admin']),
    await cli.run(['pdu', 'add', wrong, '--user', 'admin']),
  ]) {
    expect(call).toMatchObject({ code: 2, out: '' });
    expect(call.errors).toMatch(/^".*" is not an address: .+\.\n$/u);
    expect(call.errors).not.toContain('s3cret');
  }
});

test.each([
  ['a name', ['pdu', 'add'], ['--name', 'n'.repeat(65)], 'public', 'name'],
  ['a community', ['inventory'], [], 'c'.repeat(300), 'access.readCommunity'],
])('%s that is too long is wrong use in one sentence', async (_what, verb, options, community, field) => {
  const call = await cli.run([...verb, address, ...options], { env: { BUSBAR_SNMP_COMMUNITY: community } });
  expect(call).toMatchObject({ code: 2, out: '', errors: expect.stringContaining(field) });
  expect(call.errors).toMatch(/^Something that was given is too long.+\n$/u);
  expect(call.errors).not.toContain('ccc');
});

test('encryption without authentication is wrong use, and no password is asked for', async () => {
  const call = await cli.run(
    ['readings', address, '--snmp-version', 'v3', '--user', 'admin', '--snmp-priv', 'aes'],
    { env: { BUSBAR_SNMP_PRIV_PASSWORD: agent.v3.privPassword } },
  );
  expect(call).toMatchObject({ code: 2, out: '', errors: expect.stringContaining('--snmp-auth') });
});

test('a name that is not stored says how to write an address of either protocol', async () => {
  const call = await cli.run(['readings', '127.0.0.1']);
  expect(call).toMatchObject({ code: 1, out: '' });
  expect(call.errors).toMatch(/--user.*snmp:\/\//u);
});

test('sentences call a PDU without a name by its model', async () => {
  const call = await cli.run(['off', address, '99'], { env: communities() });
  expect(call).toMatchObject({ code: 1, out: '' });
  expect(call.errors).toMatch(/^There is no outlet 99 on PX\S+\. Nothing was switched\.\n$/u);
  const several = await cli.run(['on', address, '1', '2'], { env: communities() });
  expect(several).toMatchObject({ code: 0, errors: expect.stringMatching(/^PX\S+ cannot turn outlets on/u) });
});

test('a first contact that fails pins no engine, and does not say so', async () => {
  await using fresh = await createCliHarness();
  const { user, authProtocol, authPassword } = agent.v3;
  const options = ['--snmp-version', 'v3', '--user', user, '--snmp-auth', authProtocol];
  for (const verb of [['inventory'], ['pdu', 'add']]) {
    const env = { BUSBAR_SNMP_AUTH_PASSWORD: `not ${authPassword}` };
    const call = await fresh.run([...verb, address, ...options], { env });
    expect(call).toMatchObject({ code: 1, out: '', errors: expect.stringContaining('authentication') });
    expect(call.errors).not.toContain(agent.agent.engineId);
  }
});

test('a stored PDU is not used by another spelling of its address with another access', async () => {
  await using fresh = await createCliHarness();
  const env = communities();
  expect((await fresh.run(['pdu', 'add', address, '--name', 'rack-6'], { env })).code).toBe(0);
  const { user, authProtocol, authPassword } = agent.v3;
  const options = ['--snmp-version', 'v3', '--user', user, '--snmp-auth', authProtocol];
  const sets = agent.agent.log.sets.length;
  const call = await fresh.run(['off', `${address}/`, '1', ...options], {
    env: { BUSBAR_SNMP_AUTH_PASSWORD: authPassword },
  });
  expect(call).toMatchObject({ code: 1, out: '', errors: expect.stringContaining('stored with') });
  expect(agent.agent.log.sets).toHaveLength(sets);
});

test('the second way to a stored PDU is used as it was stored, whatever the environment holds', async () => {
  await using fresh = await createCliHarness();
  const { url, user, fingerprint, password } = simulator;
  const account = ['--user', user, '--fingerprint', fingerprint];
  await fresh.run(['pdu', 'add', url, '--name', 'rack-6', ...account], {
    env: { BUSBAR_PASSWORD: password },
  });
  expect((await fresh.run(['pdu', 'add', address], { env: communities() })).code).toBe(0);
  const call = await fresh.run(['inventory', address, '--json'], {
    env: { BUSBAR_SNMP_COMMUNITY: 'of-other-pdus' },
  });
  expect(call).toMatchObject({ code: 0, errors: '' });
});
