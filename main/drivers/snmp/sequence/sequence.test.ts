import { describe, expect, it } from 'vitest';
import type { OutletId } from '../../../../shared/model/ids.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { octets } from '../../../snmp/value.ts';
import type { SequenceWrite } from '../../driver.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { APC_RPDU_FIXTURE } from '../families/testing/fixtures/apc-rpdu.ts';
import { APC_SPDU_FIXTURE } from '../families/testing/fixtures/apc-spdu.ts';
import { DELL_RPDU_FIXTURE } from '../families/testing/fixtures/dell-rpdu.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import { ENLOGIC_FIXTURE } from '../families/testing/fixtures/enlogic.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { PX1_FIXTURE } from '../families/testing/fixtures/raritan-px1.ts';
import { SENTRY4_FIXTURE } from '../families/testing/fixtures/sentry4.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';

const outlets = (...labels: readonly string[]): OutletId[] =>
  labels.map((label): OutletId => `outlet:${label}`);
const read = async ({ driver }: DiscoveredDevice) => valueOf(await driver.readSequence({ signal: never() }));
const write = ({ driver }: DiscoveredDevice, changes: SequenceWrite) =>
  driver.writeSequence({ signal: never(), changes });

describe('a sequence by an order text (PDU2-MIB)', () => {
  const ORDER = '13742.6.3.2.2.1.39';
  const DELAY = '13742.6.3.5.3.1.32';
  const GUARD = '13742.6.3.2.2.1.57';

  it('is read unit after unit, each in its own order', async () => {
    const sequence = await read(await discoveredDevice(PDU2_FIXTURE));
    expect(sequence.order).toEqual(outlets('3', '1', '2', '5', '4', '6', '2/1', '2/2'));
    expect(sequence.inRushGuardDelayMs).toBe(200);
  });

  it('is written in one SET, delays rounded up to whole seconds, and reads back', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const order = outlets('6', '5', '4', '3', '2', '1', '2/2', '2/1');
    const changes = { order, delaysMs: { 'outlet:1': 1500, 'outlet:2/2': 0 }, inRushGuardDelayMs: 300 };
    expect(valueOf(await write(pdu, changes))).toEqual({
      written: ['order', 'inRushGuard', 'outlet:1', 'outlet:2/2'],
      notWritten: [],
      error: null,
    });
    expect(pdu.written()).toEqual([
      [
        `${ORDER}.1=6,5,4,3,2,1`,
        `${ORDER}.2=2,1`,
        `${GUARD}.1=300`,
        `${GUARD}.2=300`,
        `${DELAY}.1.1=2`,
        `${DELAY}.2.2=0`,
      ],
    ]);
    const again = await read(pdu);
    expect(again).toMatchObject({ order, inRushGuardDelayMs: 300 });
    expect(again.delaysMs['outlet:1']).toBe(2000);
  });

  it('keeps the outlets of a linked unit together', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const order = outlets('2/1', '1', '2', '3', '4', '5', '6', '2/2');
    const error = errorOf(await write(pdu, { order }));
    expect(error).toMatchObject({ kind: 'invalidArgument', message: expect.stringContaining('together') });
    expect(pdu.written()).toEqual([]);
  });

  it.each([
    ['a delay of more than an hour', { delaysMs: { 'outlet:1': 3_600_001 } }, 'from 0 ms to 3600 s'],
    ['a negative delay', { delaysMs: { 'outlet:1': -1 } }, 'not negative'],
    ['an in-rush guard below its range', { inRushGuardDelayMs: 99 }, 'from 100 ms to 10 s'],
    ['an outlet that there is not', { delaysMs: { 'outlet:9': 0 } }, 'no outlet 9'],
    [
      'an order with an outlet twice',
      { order: outlets('1', '1', '2', '3', '4', '5', '2/1', '2/2') },
      'exactly once',
    ],
  ])('refuses %s before anything is sent', async (_what, changes: SequenceWrite, words) => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const delaysMs: Record<OutletId, number> = { 'outlet:3': 1000, ...changes.delaysMs };
    expect(errorOf(await write(pdu, { ...changes, delaysMs })).message).toContain(words);
    expect(pdu.written()).toEqual([]);
  });

  it('names both halves when the second SET is refused', async () => {
    const rows = Array.from({ length: 30 }, (_each, index) => index + 7);
    const more = rows.flatMap((number) =>
      PDU2_FIXTURE.filter(
        ([oid]) => oid.endsWith('.1.1') && /13742\.6\.(?:3\.5\.3|4\.1\.2)\.1\./u.test(oid),
      ).map(([oid, value]) => [oid.replace(/\.1$/u, `.${number}`), value] as const),
    );
    const labels = rows.map((number) => {
      return [`1.3.6.1.4.1.13742.6.3.5.3.1.2.1.${number}`, octets(String(number))] as const;
    });
    const byNumber = ['1.3.6.1.4.1.13742.6.3.2.2.1.39.1', octets('')] as const;
    const pdu = await discoveredDevice([...PDU2_FIXTURE, ...more, ...labels, byNumber]);
    const scope = { types: ['set'], after: 1, times: 1 } as const;
    pdu.device.agent.faults.inject({ kind: 'refuse', status: 'notWritable' }, scope);
    const delaysMs = Object.fromEntries(outlets(...rows.map(String)).map((outlet) => [outlet, 5000]));
    const outcome = valueOf(await write(pdu, { delaysMs }));
    expect(outcome.error?.kind).toBe('notPermitted');
    expect(outcome.written).toHaveLength(24);
    expect(outcome.notWritten).toEqual(outlets('31', '32', '33', '34', '35', '36'));
  });

  it('belongs to the PDU that was discovered', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    pdu.device.set('1.3.6.1.4.1.13742.6.3.2.1.1.4.1', octets('ANOTHER'));
    const result = await pdu.driver.readSequence({ signal: never() });
    expect(errorOf(result)).toMatchObject({ kind: 'differentPdu', foundSerial: 'ANOTHER' });
  });

  it('is not guessed from an order that does not name every outlet', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    pdu.device.set('1.3.6.1.4.1.13742.6.3.2.2.1.39.1', octets('1,2,3,4,5,5'));
    expect(errorOf(await pdu.driver.readSequence({ signal: never() })).kind).toBe('protocol');
  });
});

describe('a sequence by waits (Sentry4)', () => {
  it('goes by number, and another order is refused', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    const sequence = await read(pdu);
    expect(sequence.order).toEqual([]);
    expect(sequence.inRushGuardDelayMs).toBe(2000);
    const order = outlets('AA2', 'AA1', 'AA3', 'CA1', 'CA2');
    expect(errorOf(await write(pdu, { order })).kind).toBe('unsupported');
    expect(pdu.written()).toEqual([]);
  });

  it('writes what all units share once', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    valueOf(await write(pdu, { delaysMs: { 'outlet:AA2': 2500 }, inRushGuardDelayMs: 4000 }));
    expect(pdu.written()).toEqual([['1718.4.1.8.1.10.0=4', '1718.4.1.8.2.1.21.1.1.2=3']]);
  });
});

describe('a sequence by start times (PowerNet-MIB, EATON-EPDU-MIB)', () => {
  const START = '318.1.1.12.3.4.1.1.4';

  it('is read as order and waits', async () => {
    const sequence = await read(await discoveredDevice(APC_RPDU_FIXTURE));
    expect(sequence.order).toEqual(outlets('1', '2', '3', '4'));
    expect(sequence.delaysMs).toEqual({
      'outlet:1': 2000,
      'outlet:2': 2000,
      'outlet:3': 2000,
      'outlet:4': 0,
    });
  });

  it('is computed anew by a change; only times that change are written', async () => {
    const pdu = await discoveredDevice(APC_RPDU_FIXTURE);
    const order = outlets('1', '3', '2', '4');
    const changes = { order, delaysMs: { 'outlet:2': 5000 } };
    expect(valueOf(await write(pdu, changes))).toMatchObject({ written: ['order', 'outlet:2'], error: null });
    expect(pdu.written()).toEqual([[`${START}.3=4`, `${START}.2=6`, `${START}.4=11`]]);
    expect((await read(pdu)).order).toEqual(order);
  });

  it('leaves an outlet alone that is set to stay off', async () => {
    const pdu = await discoveredDevice(EATON_EPDU_FIXTURE);
    expect((await read(pdu)).order.at(-1)).toBe('outlet:A3');
    valueOf(await write(pdu, { delaysMs: { 'outlet:A1': 3000 } }));
    expect(pdu.written().flat().join(' ')).not.toContain('.0.3=');
  });

  it('is said to be unwritten as a whole when a SET was refused', async () => {
    const pdu = await discoveredDevice(APC_RPDU_FIXTURE);
    pdu.device.agent.faults.inject({ kind: 'refuse', status: 'badValue' }, { types: ['set'] });
    const outcome = valueOf(await write(pdu, { delaysMs: { 'outlet:1': 3000 } }));
    expect(outcome).toMatchObject({
      written: [],
      notWritten: ['outlet:1'],
      error: { kind: 'rejectedByDevice' },
    });
  });

  it('is shown and not written where the agent takes but a few times', async () => {
    const pdu = await discoveredDevice(APC_SPDU_FIXTURE);
    expect((await read(pdu)).order).not.toEqual([]);
    const refused = errorOf(await write(pdu, { delaysMs: { 'outlet:1': 15_000 } }));
    expect(refused).toEqual({ kind: 'unsupported', message: LACKING.sequenceWrite });
    expect(pdu.written()).toEqual([]);
  });
});

it.each([
  ['an order text', PDU2_FIXTURE, true],
  ['waits', SENTRY4_FIXTURE, true],
  ['start times', APC_RPDU_FIXTURE, true],
  ['few start times (APC sPDU)', APC_SPDU_FIXTURE, false],
  ['start times that are only read (Dell)', DELL_RPDU_FIXTURE, false],
  ['start times that are only read (Enlogic)', ENLOGIC_FIXTURE, false],
])('by %s tells whether it can be changed', async (_kind, fixture, canWrite) => {
  const { driver } = await discoveredDevice(fixture);
  const { capabilities } = valueOf(await driver.readSettings({ signal: never() }));
  expect(capabilities).toContain('sequenceDelay');
  expect(capabilities.includes('sequenceWrite')).toBe(canWrite);
});

it('a PDU without a sequence says so, and without its progress as well', async () => {
  const { driver } = await discoveredDevice(PX1_FIXTURE);
  const signal = never();
  const refused = [
    await driver.readSequence({ signal }),
    await driver.writeSequence({ signal, changes: { order: [] } }),
    await driver.readSequenceState({ signal }),
    await driver.cancelSequence({ signal }),
  ];
  expect(refused.map((result) => errorOf(result).kind)).toEqual(refused.map(() => 'unsupported'));
});
