import { readFile } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createKeyFileSecretStore } from '../../main/storage/secret-store.ts';
import { silentLogger } from '../../main/support/logger.ts';
import { httpCall } from '../../main/shell/endpoint/testing/http-call.ts';
import { labelsOn, passed, watchCommands } from '../../main/shell/standard/testing/standard-bench.ts';
import { plainLabels, sizedSpec } from '../../main/simulator/testing/sized-spec.ts';
import { outletId } from '../../shared/model/ids.ts';
import { inventoryJson } from '../../shared/shell/inventory.ts';
import { compose } from '../compose.ts';
import { CLI_WAYS, shellCli, type ShellCli } from '../testing/shell-cli.ts';
import { openEngine } from './open-engine.ts';

const NAMED = ['--resource', 'A07-L'];
const NOTHING = { code: 0, out: '', errors: '' };

/** An engine as the app runs one on the data directory of the command line. */
async function running({ cli: { dataDirectory }, clock }: ShellCli) {
  const busbar = await compose({
    host: 'browser',
    dataDirectory,
    version: '0.0.0',
    openSecrets: () => createKeyFileSecretStore(dataDirectory),
    logger: silentLogger,
    clock,
    automationEndpoint: { port: 0 },
    drainMs: 0,
  });
  if (!busbar.ok) throw new Error(busbar.error.message);
  onTestFinished(() => busbar.value[Symbol.asyncDispose]());
  return busbar.value;
}

async function protect({ cli: { dataDirectory }, clock }: ShellCli, label: string): Promise<void> {
  const engine = await openEngine({ dataDirectory, version: '0.0.0', logger: silentLogger, clock });
  const [pdu] = await engine.pdus.list({});
  if (pdu === undefined) throw new Error('No PDU is stored.');
  await engine.power.setProtected({ pdu: pdu.id, outlet: outletId(label), protected: true });
  await engine[Symbol.asyncDispose]();
}

describe.each(CLI_WAYS)('busbar shell over $way', ({ protocol }) => {
  describe.each(['2g', '1g'])('profile %s', (profile) => {
    test('check 3: get_inventory prints the stored document, byte for byte, and nothing else', async () => {
      const spec = { ...sizedSpec(plainLabels(3)), product: 'PX3-5145R' };
      const { shell } = await shellCli(protocol, { spec, device: { name: 'rack-7' } });
      const named = [...NAMED, '--shell-name', 'Raritan PDU 2G'];
      const call = await shell('get_inventory', ...named, '--profile', profile);
      const stored = new URL(
        `../../main/shell/standard/expected/three-outlets.${profile}.json`,
        import.meta.url,
      );
      expect(call).toEqual({ code: 0, out: await readFile(stored, 'utf8'), errors: '' });
    });
  });

  test('get_inventory is of the second generation and of the shell <Vendor> PDU unless told otherwise', async () => {
    const { shell } = await shellCli(protocol);
    const call = await shell('get_inventory', ...NAMED);
    expect(JSON.parse(call.out).resources[0]).toMatchObject({
      model: 'Raritan PDU.PowerSocket',
      relative_address: 'PS1',
    });
    expect(await shell('get_inventory', '--resource', 'PDU0000001')).toEqual(call);
  });

  test('check 8: commands that are done print nothing at all', async () => {
    const { device, shell } = await shellCli(protocol);
    const carriedOut = watchCommands(device);
    expect(await shell('PowerOff', ...NAMED, '--ports', 'PS3', '4')).toEqual(NOTHING);
    expect(labelsOn(device)).toEqual(['1', '2', '5', '6', '7', '8']);
    expect(await shell('PowerOn', ...NAMED, '--ports', 'PS3', '--ports', 'PS4')).toEqual(NOTHING);
    expect(labelsOn(device)).toHaveLength(8);
    expect(await shell('PowerCycle', ...NAMED, '--ports', 'PS3', '--endpoints', 'db-02/PowerPort1')).toEqual(
      NOTHING,
    );
    expect(carriedOut.at(-1)).toBe('3 cycle');
  });

  test.each([
    ['""', ''],
    ['" "', ' '],
    ['"0"', '0'],
  ])('check 9: --delay %s leaves the cycle to the PDU', async (_shown, delay) => {
    const { device, shell } = await shellCli(protocol);
    const carriedOut = watchCommands(device);
    expect(await shell('PowerCycle', ...NAMED, '--ports', 'PS3', '--delay', delay)).toEqual(NOTHING);
    expect(carriedOut).toEqual(['3 cycle']);
  });

  test('check 9: --delay 5 is off, five seconds, on', async () => {
    const { device, shell } = await shellCli(protocol);
    const carriedOut = watchCommands(device);
    expect(await shell('PowerCycle', ...NAMED, '--ports', 'PS3', '--delay', '5')).toEqual(NOTHING);
    expect(carriedOut).toEqual(['3 off', '3 on']);
  });

  test.each(['-1', '1.5', 'abc', '99999'])(
    'check 9: --delay %s is refused before any outlet is touched',
    async (delay) => {
      const { shell, writes } = await shellCli(protocol);
      const call = await shell('PowerCycle', ...NAMED, '--ports', 'PS3', '--delay', delay);
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain(delay);
      expect(writes()).toBe(0);
    },
  );

  test('check 6: one bad port among good ones is named on standard error, and nothing is switched', async () => {
    const { shell, writes } = await shellCli(protocol);
    for (const command of ['PowerOn', 'PowerOff', 'PowerCycle']) {
      const call = await shell(command, ...NAMED, '--ports', 'PS1', 'PS99', 'PS2');
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain('PS99');
    }
    expect(writes()).toBe(0);
  });

  test('check 7: a command that failed prints nothing on standard output and exits with 1', async () => {
    const { device, shell } = await shellCli(protocol);
    device.faults.switching.ineffectiveSwitching = true;
    const call = await shell('PowerOff', ...NAMED, '--ports', 'PS3');
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toMatch(/^PowerOff .*A07-L.*PS3.*still on.*\n$/u);
  });

  test('check 7: an outcome that is not known is a failure, too, and exits with 1', async () => {
    const { device, shell } = await shellCli(protocol);
    device.requestLog.onRequest = ({ method }) => {
      if (method === 'setPowerState') device.faults.inject({ kind: 'dropBefore' });
    };
    if (device.snmp !== null) {
      const { log, faults } = device.snmp.agent;
      log.onRequest = ({ type }) => {
        if (type === 'set') faults.inject({ kind: 'silent' });
      };
    }
    const call = await shell('PowerOff', ...NAMED, '--ports', 'PS3');
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toContain('PS3');
  });

  test('check 7: a PDU that cannot be reached fails every command', async () => {
    const { device, shell } = await shellCli(protocol);
    await device[Symbol.asyncDispose]();
    for (const [command, ...more] of [
      ['get_inventory'],
      ['PowerOn', '--ports', 'PS3'],
      ['PowerOff', '--ports', 'PS3'],
      ['PowerCycle', '--ports', 'PS3', '--delay', '5'],
    ] as const) {
      const call = await shell(command, ...NAMED, ...more);
      expect(call).toMatchObject({ code: 1, out: '' });
      expect(call.errors).toContain(command);
      expect(call.errors).toContain('A07-L');
      if (more.length > 0) expect(call.errors).toContain('PS3');
    }
  });

  test('a protected outlet is refused unless it is included', async () => {
    const bench = await shellCli(protocol);
    await protect(bench, '3');
    const refused = await bench.shell('PowerOff', ...NAMED, '--ports', 'PS3');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toContain('--include-protected');
    expect(bench.writes()).toBe(0);
    expect(await bench.shell('PowerOff', ...NAMED, '--ports', 'PS3', '--include-protected')).toEqual(NOTHING);
  });

  test('the engine of a running app carries commands out', async () => {
    const bench = await shellCli(protocol);
    await running(bench);
    const alone = await bench.shell('get_inventory', ...NAMED);
    expect(alone).toMatchObject({ code: 0, errors: '' });
    expect(await bench.shell('PowerOff', ...NAMED, '--ports', 'PS3')).toEqual(NOTHING);
    expect(labelsOn(bench.device)).not.toContain('3');
  });

  test.each(['2g', '1g'] as const)(
    'the command line, the endpoint and the module give the same bytes for profile %s',
    async (profile) => {
      const bench = await shellCli(protocol);
      const alone = await bench.shell('get_inventory', ...NAMED, '--profile', profile);
      const { engine } = await running(bench);
      const byApp = await bench.shell('get_inventory', ...NAMED, '--profile', profile);
      expect(byApp).toEqual(alone);
      const { handlers } = engine;
      const caller = { windowId: 'cloudshell', door: 'app' } as const;
      const { token } = await handlers.shell.newToken({}, caller);
      const { endpoint } = await handlers.shell.snapshot({}, caller);
      if (endpoint.kind !== 'listening') throw new Error(`The endpoint is ${endpoint.kind}.`);
      const answer = await httpCall(`${endpoint.url}/v1/get_inventory`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ resource: 'A07-L', profile }),
      });
      expect(answer).toMatchObject({ status: 200, text: alone.out });
      const [stored] = await handlers.pdus.list({}, caller);
      if (stored === undefined) throw new Error('No PDU is stored.');
      const described = await handlers.shell.getInventory(
        { pdu: stored.id, profile, shellName: null, known: [] },
        caller,
      );
      expect(inventoryJson(passed(described))).toBe(alone.out);
    },
  );
});

describe('wrong use', () => {
  test.each([
    [['get_inventory']],
    [['PowerOn', ...NAMED]],
    [['PowerOff', '--ports', 'PS1']],
    [['PowerOff', ...NAMED, '--ports']],
    [['get_inventory', ...NAMED, '--profile', '3g']],
    [['PowerOn', ...NAMED, '--ports', 'PS1', '--delay', '5']],
    [['PowerCycle', ...NAMED, '--ports', 'PS1', '--delay']],
    [['poweron', ...NAMED, '--ports', 'PS1']],
    [['PowerOff', ...NAMED, '--ports', 'PS1', '--fingerprint', 'AB']],
  ])('%j exits with 2 and prints nothing on standard output', async (args) => {
    const { shell, writes } = await shellCli('xerus');
    expect(await shell(...args)).toMatchObject({ code: 2, out: '' });
    expect(writes()).toBe(0);
  });

  test('a resource that is neither stored nor a file is said, with what to do', async () => {
    const { shell } = await shellCli('xerus');
    const inventory = await shell('get_inventory', '--resource', 'B01');
    expect(inventory).toMatchObject({ code: 1, out: '' });
    expect(inventory.errors).toMatch(/No PDU called B01 .*get_inventory was not carried out\.\n$/u);
    const withAccount = await shell(
      'PowerOff',
      '--resource',
      'B01',
      '--ports',
      'https://ops:hunter2@192.0.2.17/PS1',
    );
    expect(withAccount.errors).toContain('192.0.2.17/PS1');
    expect(withAccount.errors).not.toContain('hunter2');
    const call = await shell('PowerOff', '--resource', 'B01', '--ports', 'PS1');
    expect(call).toMatchObject({ code: 1, out: '' });
    expect(call.errors).toMatch(
      /No PDU called B01 is stored.*pdu add.*JSON file.*PowerOff of PS1 was not sent, and no state was read\./u,
    );
  });
});

test.each([
  [
    'by itself',
    '',
    ['3 cycle'],
    /^The outcome is still being read\. Interrupt again to leave without knowing it\.\n$/u,
  ],
  [
    'with a delay of the caller',
    '5',
    ['3 off', '3 on'],
    /^The outcome is still being read\. .*may stay off\.\n$/u,
  ],
] as const)(
  'interrupting a PDU that cycles %s says that the outcome is still being read, and the command ends as it would',
  async (_how, delay, commands, said) => {
    const { cli, device } = await shellCli('xerus');
    const ending = new AbortController();
    const carriedOut = watchCommands(device);
    const stop = device.pdu.onEvent(({ kind }) => {
      if (kind === 'powerControl') ending.abort();
    });
    const args = ['shell', 'PowerCycle', ...NAMED, '--ports', 'PS3', '--delay', delay];
    const call = await cli.run(args, { signal: ending.signal });
    stop();
    expect(carriedOut).toEqual(commands);
    expect(call).toMatchObject({ code: 0, out: '' });
    expect(call.errors).toMatch(said);
    expect(labelsOn(device)).toContain('3');
  },
);

test('an engine that ends meanwhile leaves the outcome unknown, with exit code 1', async () => {
  const bench = await shellCli('xerus');
  const { device, shell } = bench;
  const busbar = await running(bench);
  const sent = Promise.withResolvers<void>();
  device.requestLog.onRequest = ({ method }) => {
    if (method === 'setPowerState') sent.resolve();
  };
  device.faults.inject({ kind: 'delay', ms: 60_000 }, { method: 'setPowerState', times: 1 });
  const call = shell('PowerOff', ...NAMED, '--ports', 'PS3');
  await sent.promise;
  await busbar[Symbol.asyncDispose]();
  expect(await call).toMatchObject({ code: 1, out: '' });
  expect((await call).errors).toContain('PS3');
});
