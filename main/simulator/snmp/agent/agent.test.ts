import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { octets } from '../../../snmp/value.ts';
import { hasNetSnmpTools, runNetSnmp, type NetSnmpTool } from '../testing/net-snmp-tools.ts';
import { startDevice, type WalkDeviceOptions } from '../testing/walk-device.ts';
import type { RecordedValue } from '../testing/walk-file.ts';

const NAME = '1.3.6.1.2.1.1.5.0';
const WIDE = '1.3.6.1.4.1.1.2.0';
const LAST = '1.3.6.1.4.1.1.9.0';
const VALUES: readonly (readonly [string, RecordedValue])[] = [
  ['1.3.6.1.2.1.1.1.0', octets('A test device')],
  ['1.3.6.1.2.1.1.3.0', { type: 'timeTicks', value: 100 }],
  [NAME, octets('rack 7')],
  ['1.3.6.1.4.1.1.1.0', { type: 'integer', value: -2_147_483_648 }],
  [WIDE, { type: 'counter64', value: 18_446_744_073_709_551_615n }],
  ['1.3.6.1.4.1.1.3.0', { type: 'gauge32', value: 4_294_967_295 }],
  ['1.3.6.1.4.1.1.4.0', { type: 'oid', value: '2.999.4294967295.0' }],
  ['1.3.6.1.4.1.1.5.0', { type: 'ipAddress', value: '192.0.2.1' }],
  ['1.3.6.1.4.1.1.6.0', { type: 'null' }],
  [LAST, { type: 'counter32', value: 128 }],
];

/** A device for the length of one test, and Net-SNMP's tools in front of it. */
async function run(options: WalkDeviceOptions = {}) {
  const device = await startDevice(VALUES, options);
  onTestFinished(() => device[Symbol.asyncDispose]());
  const ask = async (tool: NetSnmpTool, access: string, ...asks: readonly string[]) => {
    const { stdout, stderr } = await runNetSnmp(tool, {
      access: access.split(' '),
      hostPort: device.hostPort,
      asks,
    });
    return `${stdout}${stderr}`.trim();
  };
  return { device, ask };
}

it('stops when its signal aborts, and leaves its port to others', async () => {
  const stop = new AbortController();
  const first = await startDevice(VALUES, { signal: stop.signal });
  const start = () => startDevice(VALUES, { port: first.port });
  await expect(start()).rejects.toThrow('EADDRINUSE');
  stop.abort();
  const second = await vi.waitFor(start);
  expect(second.port).toBe(first.port);
  await second[Symbol.asyncDispose]();
});

const hasIpv6 = Object.values(networkInterfaces()).some((each) =>
  each?.some(({ address }) => address === '::1'),
);

describe.skipIf(!hasNetSnmpTools())("The agent, asked by Net-SNMP's tools", () => {
  it('gives every type of value', async () => {
    const { ask } = await run();
    const lines = (await ask('snmpget', '-v2c -c public', ...VALUES.map(([oid]) => oid))).split('\n');
    expect(lines.map((line) => line.split(' = ')[1])).toEqual([
      'STRING: "A test device"',
      'Timeticks: (100) 0:00:01.00',
      'STRING: "rack 7"',
      'INTEGER: -2147483648',
      'Counter64: 18446744073709551615',
      'Gauge32: 4294967295',
      'OID: .2.999.4294967295.0',
      'IpAddress: 192.0.2.1',
      'NULL',
      'Counter32: 128',
    ]);
  });

  it('is walked from start to end by GETNEXT and by GETBULK', async () => {
    const { device, ask } = await run();
    const byNext = await ask('snmpwalk', '-v2c -c public', '.1');
    const nextCount = device.agent.log.ofType('getNext').length;
    const byBulk = await ask('snmpbulkwalk', '-v2c -c public', '.1');
    expect(byNext.split('\n')).toHaveLength(VALUES.length + 1);
    expect(byNext).toContain('No more variables left in this MIB View');
    expect(byBulk).toBe(byNext);
    expect(nextCount).toBe(VALUES.length + 1);
    expect(device.agent.log.ofType('getBulk').length).toBeLessThan(4);
  });

  it('names in v1 the first name it does not have, and ends a walk with that status', async () => {
    const { ask } = await run();
    expect(await ask('snmpget', '-v1 -c public -Cf', NAME, '1.3.6.1.2.1.1.6.0')).toMatch(
      /noSuchName[^]*Failed object: \.1\.3\.6\.1\.2\.1\.1\.6\.0/u,
    );
    expect((await ask('snmpwalk', '-v1 -c public', '.1')).split('\n')).toHaveLength(VALUES.length);
  });

  it('does not show a Counter64 to v1', async () => {
    const { ask } = await run();
    expect(await ask('snmpget', '-v1 -c public -Cf', WIDE)).toContain('noSuchName');
    expect(await ask('snmpgetnext', '-v1 -c public', '1.3.6.1.4.1.1.1.0')).toContain('.1.3.6.1.4.1.1.3.0 =');
  });

  it('tells an unknown object from an unknown instance in v2c', async () => {
    const { ask } = await run();
    expect(await ask('snmpget', '-v2c -c public', '1.3.6.1.2.1.1.5.1', '1.3.6.1.9.1.0')).toMatch(
      /No Such Instance[^]*No Such Object/u,
    );
  });

  it.skipIf(!hasIpv6)('answers over IPv6', async () => {
    const device = await startDevice(VALUES, { host: '::1' });
    onTestFinished(() => device[Symbol.asyncDispose]());
    const hostPort = `udp6:${device.hostPort}`;
    const answer = await runNetSnmp('snmpget', { access: ['-v2c', '-c', 'public'], hostPort, asks: [NAME] });
    expect(answer.stdout).toContain('rack 7');
  });

  it('answers nobody who has another community', async () => {
    const { device, ask } = await run();
    expect(await ask('snmpget', '-v2c -c secret -t 0.2', NAME)).toContain('Timeout');
    expect(device.agent.log.entries).toMatchObject([{ principal: 'secret', isAccepted: false }]);
  });

  it('lets the write community write and the read community not', async () => {
    const { device, ask } = await run();
    expect(await ask('snmpset', '-v2c -c public', NAME, 's', 'x')).toContain('Reason: noAccess');
    expect(await ask('snmpset', '-v1 -c public', NAME, 's', 'x')).toContain('noSuchName');
    expect(device.mib.get(NAME)).toEqual(octets('rack 7'));
    expect(await ask('snmpset', '-v2c -c private', NAME, 's', 'rack 8')).toBe(`.${NAME} = STRING: "rack 8"`);
    expect(await ask('snmpget', '-v1 -c private', NAME)).toBe(`.${NAME} = STRING: "rack 8"`);
  });

  it('says readOnly in v1 where agents of its kind do', async () => {
    const { ask } = await run({ readOnlyStatusV1: 'readOnly' });
    expect(await ask('snmpset', '-v1 -c public', NAME, 's', 'x')).toContain('readOnly');
  });

  it('says in the words of each version why it refuses a value', async () => {
    const { ask } = await run();
    expect(await ask('snmpset', '-v2c -c private', NAME, 'i', '1')).toContain('wrongType');
    expect(await ask('snmpset', '-v1 -c private', NAME, 'i', '1')).toContain('badValue');
  });

  it('cuts an answer to GETBULK to the largest message, and has no answer to a GET that is larger', async () => {
    const { ask } = await run({ maxMessageBytes: 120 });
    expect((await ask('snmpbulkget', '-v2c -c public -Cr20', '1.3.6.1.2.1.1')).split('\n')).toHaveLength(3);
    expect(await ask('snmpget', '-v2c -c public', ...VALUES.map(([oid]) => oid))).toContain('tooBig');
    expect(await ask('snmpget', '-v1 -c public', NAME, NAME, NAME, NAME)).toContain('tooBig');
  });
});
