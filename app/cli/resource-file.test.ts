import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { snmpSide } from '../../main/drivers/snmp/testing/driver-on.ts';
import { labelsOn } from '../../main/shell/standard/testing/standard-bench.ts';
import type { RunningSimulator } from '../../main/simulator/simulator.ts';
import { accessOf, emptyShellCli, fileOf, shellCli } from '../testing/shell-cli.ts';

const NOTHING = { code: 0, out: '', errors: '' };
const SECRET = 'n0t-to-be-sh0wn';

function xerusFile({ url, user, password }: RunningSimulator) {
  return {
    name: 'A07-L',
    address: url,
    model: 'Rack PDU',
    attributes: { 'Rack PDU.User': user, 'Rack PDU.Password': password, 'CS_PDU.Vendor': 'Raritan' },
  };
}

function v2cFile(device: RunningSimulator) {
  const { port, readCommunity, writeCommunity } = snmpSide(device);
  return {
    address: `127.0.0.1:${port}`,
    attributes: {
      'SNMP Version': 'v2c',
      'SNMP Read Community': readCommunity,
      'SNMP Write Community': writeCommunity,
    },
  };
}

function v3File(device: RunningSimulator) {
  const { port, v3 } = snmpSide(device);
  return {
    address: `snmp://127.0.0.1:${port}`,
    attributes: {
      'SNMP Version': 'v3',
      'SNMP V3 User': v3.user,
      'SNMP V3 Password': v3.authPassword,
      'SNMP V3 Private Key': v3.privPassword,
      'SNMP V3 Authentication Protocol': 'SHA-256',
      'SNMP V3 Privacy Protocol': 'AES-128',
    },
  };
}

/** Files with everything in them, and the same without secrets and what the environment gives instead. */
const FILES = [
  {
    what: 'Xerus JSON-RPC',
    whole: xerusFile,
    bare: (device: RunningSimulator) => ({
      ...xerusFile(device),
      attributes: { 'Rack PDU.User': device.user },
    }),
    env: (device: RunningSimulator) => accessOf(device, 'xerus').env,
    variable: 'BUSBAR_PASSWORD',
    said: '',
  },
  {
    what: 'SNMP v2c',
    whole: v2cFile,
    bare: (device: RunningSimulator) => ({ ...v2cFile(device), attributes: { 'SNMP Version': 'v2c' } }),
    env: (device: RunningSimulator) => accessOf(device, 'snmp').env,
    variable: 'BUSBAR_SNMP_COMMUNITY',
    said: '',
  },
  {
    what: 'SNMP v3',
    whole: v3File,
    bare: (device: RunningSimulator) => ({
      ...v3File(device),
      attributes: {
        'SNMP V3 User': snmpSide(device).v3.user,
        'SNMP V3 Authentication Protocol': 'SHA-256',
        'SNMP V3 Privacy Protocol': 'AES-128',
      },
    }),
    env: (device: RunningSimulator) => ({
      BUSBAR_SNMP_AUTH_PASSWORD: snmpSide(device).v3.authPassword,
      BUSBAR_SNMP_PRIV_PASSWORD: snmpSide(device).v3.privPassword,
    }),
    variable: 'BUSBAR_SNMP_AUTH_PASSWORD',
    // Once: which engine is accepted from now on.
    said: 'was asked for the first time',
  },
];

/** Given once, the certificate is trusted for this address. */
const trust = ({ fingerprint }: RunningSimulator) => ['--fingerprint', fingerprint];

describe.each(FILES)('a JSON file for $what', ({ what, whole, bare, env, variable, said }) => {
  const trusted = (device: RunningSimulator) => (what.startsWith('SNMP') ? [] : trust(device));

  test('describes the PDU to be asked, with its secrets', async () => {
    const { device, shell } = await emptyShellCli();
    const path = await fileOf(whole(device));
    const call = await shell('get_inventory', '--resource', path, ...trusted(device));
    expect(call.code).toBe(0);
    expect(call.errors).toContain(said);
    expect(JSON.parse(call.out).resources).toHaveLength(8);
    expect(await shell('PowerOff', '--resource', path, '--ports', 'PS3')).toEqual(NOTHING);
    const { address } = whole(device);
    const full = `${address.replace(/^[a-z]+:\/\//u, '')}/PS4`;
    expect(await shell('PowerOff', '--resource', path, '--ports', full)).toEqual(NOTHING);
    expect(labelsOn(device)).toEqual(['1', '2', '5', '6', '7', '8']);
  });

  test('without secrets takes them from the environment, and says which variable is missing', async () => {
    const { device, cli, shell, writes } = await emptyShellCli();
    const path = await fileOf(bare(device), 0o644);
    const args = ['PowerOff', '--resource', path, '--ports', 'PS3', ...trusted(device)];
    const refused = await shell(...args);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toContain(variable);
    expect(refused.errors).toContain('PowerOff of PS3 was not sent, and no state was read.');
    expect(writes()).toBe(0);
    const done = await cli.run(['shell', ...args], { env: env(device) });
    expect(done).toMatchObject({ code: 0, out: '' });
    expect(labelsOn(device)).not.toContain('3');
  });

  test('with a wrong secret fails and does not repeat it', async () => {
    const { device, cli, writes } = await emptyShellCli();
    const path = await fileOf(bare(device));
    const wrong = Object.fromEntries(Object.keys(env(device)).map((name) => [name, SECRET]));
    for (const args of [['get_inventory'], ['PowerOff', '--ports', 'PS3']]) {
      const call = await cli.run(['shell', ...args, '--resource', path, ...trusted(device)], { env: wrong });
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).not.toBe('');
      expect(call.errors).not.toContain(SECRET);
    }
    expect(writes()).toBe(0);
  });

  test('that others can read is said when it holds secrets, and used all the same', async () => {
    const { device, shell } = await emptyShellCli();
    const path = await fileOf(whole(device), 0o644);
    const args = ['get_inventory', '--resource', path, ...trusted(device)];
    const open = await shell(...args);
    expect(open.code).toBe(0);
    expect(open.errors).toContain(`chmod 600 ${path}`);
    await chmod(path, 0o600);
    expect((await shell(...args)).errors).toBe('');
  });

  test('nothing of it is stored but the trust', async () => {
    const { device, cli, shell } = await emptyShellCli();
    const path = await fileOf(whole(device));
    await shell('get_inventory', '--resource', path, ...trusted(device));
    expect(await cli.run(['pdu', 'list', '--json'])).toMatchObject({ code: 0, out: '[]\n' });
  });
});

describe('a JSON file', () => {
  test('gives the shell its name; --shell-name goes before it', async () => {
    const { device, shell } = await emptyShellCli();
    const path = await fileOf(xerusFile(device));
    const args = ['get_inventory', '--resource', path, ...trust(device)];
    const modelOf = (out: string): unknown => JSON.parse(out).resources[0].model;
    expect(modelOf((await shell(...args)).out)).toBe('Rack PDU.PowerSocket');
    expect(modelOf((await shell(...args, '--shell-name', 'Other PDU')).out)).toBe('Other PDU.PowerSocket');
  });

  test('sends nothing to a PDU whose certificate nobody trusted, and prints the fingerprint', async () => {
    const { device, shell } = await emptyShellCli();
    const before = device.requestLog.count;
    const call = await shell('PowerOff', '--resource', await fileOf(xerusFile(device)), '--ports', 'PS3');
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors.replaceAll(':', '')).toContain(device.fingerprint);
    expect(device.requestLog.count).toBe(before);
  });

  test.each([
    ['no JSON', '{"address": "n0t-to-be-sh0wn'],
    ['no address', { attributes: { User: 'admin' } }],
    ['an unknown attribute', { address: '192.0.2.17', attributes: { Usr: SECRET } }],
    ['a wrong value', { address: '192.0.2.17', attributes: { User: 'admin', 'Console Port': SECRET } }],
    ['nobody to sign in as', { address: '192.0.2.17', attributes: { Password: SECRET } }],
  ])('with %s is refused in one sentence that repeats no value', async (_what, contents) => {
    const { shell } = await emptyShellCli();
    const path = await fileOf(contents);
    const call = await shell('get_inventory', '--resource', path);
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain(`${path} cannot be used. `);
    expect(call.errors).not.toContain(SECRET);
  });

  test('that is not there, too long or a folder is said by its path', async () => {
    const { shell } = await emptyShellCli();
    const long = await fileOf(' '.repeat(2 * 1024 * 1024));
    for (const [path, why] of [
      [join(dirname(long), 'none.json'), 'no such file'],
      [long, 'too long'],
      [dirname(long), 'no such file'],
    ] as const) {
      const call = await shell('get_inventory', '--resource', path);
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain(path);
      expect(call.errors).toContain(why);
    }
  });

  test('of a PDU that is stored is said to be used as it was stored, and another account is refused', async () => {
    const { device, shell } = await shellCli('xerus');
    const contents = xerusFile(device);
    const call = await shell('PowerOff', '--resource', await fileOf(contents), '--ports', 'PS3');
    expect(call).toMatchObject({ code: 0, out: '' });
    expect(call.errors).toContain('is stored in Busbar');
    const other = { ...contents, attributes: { ...contents.attributes, 'Rack PDU.User': 'somebody' } };
    const refused = await shell('PowerOff', '--resource', await fileOf(other), '--ports', 'PS4');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toContain('somebody');
    expect(labelsOn(device)).toContain('4');
  });

  test('with the name of a stored PDU is refused unless it is told which one is meant', async () => {
    const { cli, device, shell } = await emptyShellCli();
    const path = await fileOf(xerusFile(device));
    const { address, options, env } = accessOf(device, 'xerus');
    expect((await cli.run(['pdu', 'add', address, '--name', path, ...options], { env })).code).toBe(0);
    const both = await shell('PowerOff', '--resource', path, '--ports', 'PS3');
    expect(both).toMatchObject({ code: 1, out: '' });
    expect(both.errors).toContain(`/.${path}`);
    expect(labelsOn(device)).toContain('3');
    expect(await shell('PowerOff', '--resource', `/.${path}`, '--ports', 'PS3')).toMatchObject({ code: 0 });
    expect(await shell('PowerOff', '--resource', device.url, '--ports', 'PS4')).toEqual(NOTHING);
    expect(labelsOn(device)).toEqual(['1', '2', '5', '6', '7', '8']);
  });
});
