import { expect, it, onTestFinished } from 'vitest';
import { compareOids } from '../../../snmp/oid.ts';
import { octets } from '../../../snmp/value.ts';
import { hasNetSnmpTools, runNetSnmp } from './net-snmp-tools.ts';
import { startWalkDevice } from './walk-device.ts';
import { parseWalk } from './walk-file.ts';
import { WalkMib } from './walk-mib.ts';
import { describeWithWalks, readWalk } from './walks.ts';

it('reads every tag that recordings have', () => {
  const lines = [
    '1.3.6.1.2.1.1.1.0|4|one | two',
    '1.3.6.1.2.1.1.2.0|6|.1.3.6.1.4.1.17420',
    '1.3.6.1.2.1.1.3.0|67|4200',
    '1.3.6.1.2.1.2.2.1.6.1|4x|00C0b7',
    '1.3.6.1.2.1.4.20.1.1.1|64|10.3.2.1',
    String.raw`1.3.6.1.2.1.4.20.1.1.2|64e|\x0a\x03\x02\x01`,
    '1.3.6.1.4.1.1.1.0|2|-5',
    '1.3.6.1.4.1.1.2.0|65|4294967295',
    '1.3.6.1.4.1.1.3.0|66|7',
    '1.3.6.1.4.1.1.4.0|70|18446744073709551615',
    '1.3.6.1.4.1.1.5.0|5|',
  ];
  expect([...parseWalk(`${lines.join('\n')}\n`).values()]).toEqual([
    octets('one | two'),
    { type: 'oid', value: '1.3.6.1.4.1.17420' },
    { type: 'timeTicks', value: 4200 },
    { type: 'octets', value: Uint8Array.from([0x00, 0xc0, 0xb7]) },
    { type: 'ipAddress', value: '10.3.2.1' },
    { type: 'ipAddress', value: '10.3.2.1' },
    { type: 'integer', value: -5 },
    { type: 'counter32', value: 4_294_967_295 },
    { type: 'gauge32', value: 7 },
    { type: 'counter64', value: 18_446_744_073_709_551_615n },
    { type: 'null' },
  ]);
});

it('does not take a line it cannot read for an empty one', () => {
  expect(() => parseWalk('1.3.6.1|9|?')).toThrow('not a line of a recording: 1.3.6.1|9|?');
});

it('steps through a recording in the order of numbers, also from names it does not have', () => {
  const mib = new WalkMib(['1.3.10', '1.3.9', '1.3.9.1'].map((oid) => [oid, { type: 'integer', value: 1 }]));
  expect([mib.next('1.3'), mib.next('1.3.9'), mib.next('1.3.9.1.5'), mib.next('1.3.10')]).toEqual([
    '1.3.9',
    '1.3.9.1',
    '1.3.10',
    null,
  ]);
});

it('writes all values of a SET or none', () => {
  const mib = new WalkMib([
    ['1.3.1', { type: 'integer', value: 1 }],
    ['1.3.2', { type: 'integer', value: 1 }],
  ]);
  const two = { type: 'integer', value: 2 } as const;
  const wrong = mib.set([
    { oid: '1.3.1', value: two },
    { oid: '1.3.2', value: { type: 'gauge32', value: 2 } },
  ]);
  expect([wrong, mib.get('1.3.1')]).toEqual([
    { status: 'wrongType', index: 2 },
    { type: 'integer', value: 1 },
  ]);
  expect([mib.set([{ oid: '1.3.3', value: two }]), mib.set([{ oid: '1.3.2', value: two }])]).toEqual([
    { status: 'noCreation', index: 1 },
    null,
  ]);
  expect(mib.get('1.3.2')).toEqual(two);
});

it('moves what a device would move after a SET', () => {
  const mib = new WalkMib([
    ['1.3.1', { type: 'integer', value: 1 }],
    ['1.3.2', { type: 'integer', value: 1 }],
  ]);
  mib.reactions.push(({ oid, value }, device) => {
    if (oid === '1.3.1') device.put('1.3.2', value);
  });
  mib.set([{ oid: '1.3.1', value: { type: 'integer', value: 7 } }]);
  expect(mib.get('1.3.2')).toEqual({ type: 'integer', value: 7 });
});

describeWithWalks('Recordings of real devices, replayed', (names) => {
  it.skipIf(!hasNetSnmpTools()).each(names)("%s is walked whole by Net-SNMP's tools", async (name) => {
    const device = await startWalkDevice(name);
    onTestFinished(() => device[Symbol.asyncDispose]());
    const access = ['-v2c', '-c', 'public', '-Oqx'];
    const walk = await runNetSnmp('snmpbulkwalk', { access, hostPort: device.hostPort, asks: ['.1'] });
    const names = [...walk.stdout.matchAll(/^\.([\d.]+) /gmu)].map(([, oid]) => oid);
    expect([walk.exitCode, walk.stderr]).toEqual([0, '']);
    // The tool shows the end of what there is as a line of its own, with the last name.
    expect(names).toEqual([...device.mib.oids, device.mib.oids.at(-1)]);
  });
});

describeWithWalks('Recordings of real devices', (names) => {
  it.each(names)('%s can be read and has its values in order', (name) => {
    const mib = new WalkMib(readWalk(name));
    expect(mib.oids.length).toBeGreaterThan(1);
    expect(mib.oids).toEqual(mib.oids.toSorted(compareOids));
  });
});
