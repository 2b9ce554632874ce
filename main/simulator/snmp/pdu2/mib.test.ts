import { describe, expect, test } from 'vitest';
import { compareOids } from '../../../snmp/oid.ts';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import { MODELS, type SimulatorModelName } from '../../models/models.ts';
import { R, plain, runMib, walk } from './testing/run-mib.ts';

const MODEL_NAMES = Object.keys(MODELS) as SimulatorModelName[];
const unsigned = (value: number): SnmpValue => ({ type: 'gauge32', value });
const OPERATION = '4.1.2.1.2';
const STATE = '4.1.2.1.3';

describe.each(MODEL_NAMES)('the MIB of %s', (model) => {
  test('is in order and has a value everywhere', () => {
    const { mib } = runMib(model);
    const oids = walk(mib);
    expect(oids).toEqual(oids.toSorted(compareOids));
    expect(new Set(oids).size).toBe(oids.length);
    expect(oids.filter((oid) => mib.get(oid) === null)).toEqual([]);
  });

  test('has as many rows as the unit says it has inlets, breakers and outlets', () => {
    const { read, rows } = runMib(model);
    const { inlets, ocps, outlets } = MODELS[model];
    expect([2, 3, 4].map((column) => read(`3.2.2.1.${column}`, '1'))).toEqual([
      inlets.length,
      ocps.length,
      outlets.length,
    ]);
    expect([rows('3.3.3.1.2'), rows('3.4.3.1.2'), rows('3.5.3.1.2')].map(({ length }) => length)).toEqual([
      inlets.length,
      ocps.length,
      outlets.length,
    ]);
    expect(rows(OPERATION)).toHaveLength(outlets.filter((outlet) => outlet.switchable).length);
  });

  test('has a measurement for every sensor that is configured, and a bit for each in the capabilities', () => {
    const { read, rows } = runMib(model);
    const outletSensors = rows('5.4.3.1.4');
    expect(outletSensors).toEqual(rows('3.5.4.1.7'));
    for (const outlet of rows('3.5.3.1.10')) {
      const bits = Buffer.from(String(read('3.5.3.1.10', outlet)), 'hex');
      const types = Array.from({ length: 80 }, (_, bit) => bit).filter(
        (bit) => ((bits[Math.floor(bit / 8)] ?? 0) & (0x80 >> (bit % 8))) !== 0,
      );
      expect(types.map((bit) => `${outlet}.${bit + 1}`)).toEqual(
        outletSensors.filter((row) => row.startsWith(`${outlet}.`)),
      );
    }
  });
});

describe('identity', () => {
  test('is in the form that Raritan units have', () => {
    const { mib, read } = runMib('px3-3ph-36');
    expect([1, 2, 5].map((number) => plain(mib.get(`1.3.6.1.2.1.1.${number}.0`)))).toEqual([
      'Raritan PDU, MD:PX3-5902V-N1 HW:0x64 FW:4.0.20.5-49038',
      R,
      'lab-rack-07 A',
    ]);
    expect([2, 3, 4, 8].map((column) => read(`3.2.1.1.${column}`, '1'))).toEqual([
      'Raritan',
      'PX3-5902V-N1',
      'SIM1000001',
      '20.0-23.0kVA',
    ]);
    expect(read('3.2.3.1.6', '1.1.1')).toBe('4.0.20.5-49038');
    expect(read('3.2.2.1.11', '1')).toMatch(/^000d5d[\da-f]{6}$/u);
  });

  test('the uptime counts hundredths of a second from the boot', async () => {
    const { mib, clock } = runMib('px3-1ph-8');
    await clock.advance(4210);
    expect(mib.get('1.3.6.1.2.1.1.3.0')).toEqual({ type: 'timeTicks', value: 421 });
  });

  test('name, contact and location can be written', () => {
    const { mib, pdu } = runMib('px3-1ph-8');
    const written = ['ops@lab.example', 'rack 9', 'room 4'].map((text, at) => ({
      oid: `1.3.6.1.2.1.1.${at + 4}.0`,
      value: octets(text),
    }));
    expect(mib.set(written, { user: '', address: '192.0.2.9' })).toBeNull();
    expect(written.map(({ oid }) => plain(mib.get(oid)))).toEqual(['ops@lab.example', 'rack 9', 'room 4']);
    expect(pdu.settings.name).toBe('rack 9');
  });
});

describe('wiring', () => {
  test('leads from an outlet to its breaker and from there to the inlet', () => {
    const { read } = runMib('px3-3ph-36');
    expect(read('3.5.3.1.33', '1.8')).toBe(`${R}.3.4.3.1.2.1.2`);
    expect(read('3.4.3.1.10', '1.2')).toBe(`${R}.3.3.3.1.2.1.1`);
    // Live and neutral conductor: the one through the breaker, the other from the inlet.
    expect([1, 2].map((pole) => read('3.5.5.1.1', `1.8.${pole}`))).toEqual([2, 4]);
    expect(read('3.5.5.1.2', '1.8.1')).toBe(read('3.4.5.1.4', '1.2.1'));
    expect(read('3.4.5.1.3', '1.2.1')).toBe(read('3.3.5.1.2', '1.1.2'));
    expect(read('3.5.5.1.2', '1.8.2')).toBe(read('3.3.5.1.2', '1.1.4'));
  });

  test('leads through the breaker above a breaker, and to the transfer switch', () => {
    expect(runMib('px4-dual-48').read('3.4.3.1.10', '1.12')).toBe(`${R}.3.4.3.1.2.1.11`);
    const { read } = runMib('px3ts-12');
    expect(read('3.4.3.1.10', '1.2')).toBe(`${R}.3.9.3.1.2.1.1`);
    expect([31, 32].map((column) => read(`3.9.3.1.${column}`, '1.1'))).toEqual([
      `${R}.3.3.3.1.2.1.1`,
      `${R}.3.3.3.1.2.1.2`,
    ]);
  });
});

describe('which column tells a reading', () => {
  test('of an energy counter the unsigned one; the signed one would not hold it and is 0', () => {
    const { read, sensors } = runMib('px3-3ph-36');
    const kept = sensors.find('outlet:0::activeEnergy')?.read().value ?? 0;
    expect(kept).toBeGreaterThan(100_000);
    expect([read('5.4.3.1.4', '1.1.8'), read('5.4.3.1.6', '1.1.8')]).toEqual([Math.round(kept), 0]);
    expect([read('3.5.4.1.11', '1.1.8'), read('3.5.4.1.26', '1.1.8')]).toEqual([4_294_967_295, 0]);
  });

  test('of reactive power the signed one; the unsigned one is 0', () => {
    const { read, sensors } = runMib('px3-3ph-36');
    const kept = sensors.find('inlet:0::reactivePower')?.read().value ?? 0;
    expect(kept).toBeGreaterThan(100);
    expect([read('5.2.3.1.4', '1.1.29'), read('5.2.3.1.6', '1.1.29')]).toEqual([0, Math.round(kept)]);
    expect(read('3.3.4.1.27', '1.1.29')).toBeLessThan(0);
  });

  test('a sensor that cannot be read is not available, one without a number has no state', () => {
    const { read, faults } = runMib('px3-3ph-36');
    faults.failSensors({ element: 'outlet', index: 0 }, 'unavailable');
    faults.failSensors({ element: 'outlet', index: 1 }, 'invalid');
    const row = (outlet: number) => [2, 3, 4].map((column) => read(`5.4.3.1.${column}`, `1.${outlet}.5`));
    expect([row(1), row(2)]).toEqual([
      [2, -1, 0],
      [1, -1, 0],
    ]);
    expect(read(STATE, '1.1')).toBe(-1);
  });

  test('an alarm is the state of its sensor', () => {
    const { read, write } = runMib('px3-3ph-36');
    expect(read('5.2.3.1.3', '1.1.5')).toBe(4);
    write(
      ['3.3.4.1.24.1.1.5', unsigned(1000)],
      ['3.3.4.1.25.1.1.5', { type: 'octets', value: Uint8Array.of(0x20) }],
    );
    expect(read('5.2.3.1.3', '1.1.5')).toBe(5);
  });
});

describe('switching', () => {
  test('off, on and cycle move the relay; the operation reads as the last one given', async () => {
    const { read, write, clock, pdu } = runMib('px3-3ph-36');
    expect(write([`${OPERATION}.1.3`, integer(0)])).toBeNull();
    expect([read(STATE, '1.3'), read(OPERATION, '1.3')]).toEqual([8, 0]);
    expect(write([`${OPERATION}.1.3`, integer(1)])).toBeNull();
    expect([read(STATE, '1.3'), read(OPERATION, '1.3')]).toEqual([7, 1]);
    expect(write([`${OPERATION}.1.3`, integer(2)])).toBeNull();
    expect([read(STATE, '1.3'), read(OPERATION, '1.3')]).toEqual([8, 2]);
    await clock.advance(pdu.settings.cycleDelay * 1000);
    expect([read(STATE, '1.3'), read(OPERATION, '1.3')]).toEqual([7, 2]);
  });

  test('says who asked', () => {
    const { pdu, write } = runMib('px3-3ph-36');
    const actors: unknown[] = [];
    pdu.onEvent((event) => {
      if (event.kind === 'powerControl') actors.push(event.actor);
    });
    write([`${OPERATION}.1.3`, integer(0)]);
    expect(actors).toEqual([{ user: '', address: '192.0.2.9' }]);
  });

  test('a disabled outlet and one that is shed refuse; nothing moves', () => {
    const { read, write, pdu } = runMib('px3-3ph-36', '3.6.0');
    pdu.quirks.disabledOutlets.add(2);
    expect(write([`${OPERATION}.1.3`, integer(0)])).toEqual({ status: 'inconsistentValue', index: 1 });
    expect(read(STATE, '1.3')).toBe(7);
    expect(write(['3.2.2.1.55.1', integer(1)])).toBeNull();
    expect(read('3.2.2.1.55', '1')).toBe(1);
    expect(write([`${OPERATION}.1.31`, integer(1)])).toEqual({ status: 'inconsistentValue', index: 1 });
    expect(read(STATE, '1.31')).toBe(8);
  });

  test('an outlet without a relay has a state and no control', () => {
    const { read, write, rows } = runMib('px3-1ph-8');
    expect(rows(OPERATION)).not.toContain('1.8');
    expect([read('3.5.3.1.28', '1.8'), read('5.4.3.1.3', '1.8.14')]).toEqual([2, 7]);
    expect(write([`${OPERATION}.1.8`, integer(0)])).toEqual({ status: 'noCreation', index: 1 });
  });

  test('a transfer switch moves to an inlet that has power, and to no other', () => {
    const { read, write } = runMib('px3ts-12');
    expect(write(['4.3.1.1.2.1.1', integer(2)])).toBeNull();
    expect([read('4.3.1.1.1', '1.1'), read('4.3.1.1.4', '1.1'), read('5.7.3.1.3', '1.1.41')]).toEqual([
      2, 2, 19,
    ]);
    expect(write(['4.3.1.1.2.1.1', integer(3)])).toEqual({ status: 'inconsistentValue', index: 1 });
  });
});

describe('a SET that is refused', () => {
  test.each([
    ['a state column', '4.1.2.1.3.1.1', integer(7), 'notWritable'],
    ['an outlet that is not there', '4.1.2.1.2.1.37', integer(0), 'noCreation'],
    ['a column without a row', '4.1.2.1.2', integer(0), 'notWritable'],
    ['an object that is not there', '99.1.0', integer(0), 'notWritable'],
    ['an unsigned number for an operation', '4.1.2.1.2.1.1', unsigned(0), 'wrongType'],
    ['an operation that does not exist', '4.1.2.1.2.1.1', integer(3), 'wrongValue'],
    ['text for a delay', '3.5.3.1.32.1.1', octets('2'), 'wrongType'],
    ['a delay of more than an hour', '3.5.3.1.32.1.1', unsigned(3601), 'wrongValue'],
    ['a cycle delay of nothing', '3.2.2.1.37.1', unsigned(0), 'wrongValue'],
    ['an in-rush guard of more than ten seconds', '3.2.2.1.57.1', unsigned(10_001), 'wrongValue'],
    ['a truth value of 0', '3.5.3.1.30.1.1', integer(0), 'wrongValue'],
    ['a name that is too long', '3.5.3.1.3.1.1', octets('x'.repeat(65)), 'wrongValue'],
    ['an order that leaves outlets out', '3.2.2.1.39.1', octets('1,2,3'), 'wrongValue'],
    ['a threshold beyond the range', '3.3.4.1.24.1.1.1', unsigned(4_000_000_000), 'wrongValue'],
    ['a threshold of a discrete sensor', '3.5.4.1.24.1.1.14', unsigned(1), 'notWritable'],
    ['thresholds in the wrong order', '3.3.4.1.24.1.1.1', unsigned(800_000), 'inconsistentValue'],
    ['anything but 0 for a counter', '4.7.1.1.1.1.1.8', integer(5), 'wrongValue'],
  ] as const)('%s', (_, cell, value, status) => {
    const { write, mib } = runMib('px3-3ph-36');
    const before = plain(mib.get(`${R}.${cell}`));
    expect(write([cell, value])).toEqual({ status, index: 1 });
    expect(plain(mib.get(`${R}.${cell}`))).toBe(before);
  });

  test('names the place of the one that does not fit, and writes none of the others', () => {
    const { read, write } = runMib('px3-3ph-36');
    const refusal = write(
      ['3.5.3.1.3.1.1', octets('renamed')],
      [`${OPERATION}.1.2`, integer(0)],
      ['3.5.3.1.32.1.3', unsigned(9999)],
    );
    expect(refusal).toEqual({ status: 'wrongValue', index: 3 });
    expect([read('3.5.3.1.3', '1.1'), read(STATE, '1.2')]).toEqual(['core-sw-01', 7]);
  });

  test('of two operations for one outlet', () => {
    const { read, write } = runMib('px3-3ph-36');
    const refusal = write([`${OPERATION}.1.2`, integer(0)], [`${OPERATION}.1.2`, integer(1)]);
    expect(refusal).toEqual({ status: 'inconsistentValue', index: 2 });
    expect(read(STATE, '1.2')).toBe(7);
  });
});

describe('settings', () => {
  test('an order of all outlets is written and read as the same list', () => {
    const { read, write, pdu } = runMib('px3-1ph-8');
    expect(read('3.2.2.1.39', '1')).toBe('1,2,3,4,5,6,7,8');
    expect(write(['3.2.2.1.39.1', octets('8,1,2,3,4,5,7,6')])).toBeNull();
    expect(read('3.2.2.1.39', '1')).toBe('8,1,2,3,4,5,7,6');
    expect(pdu.settings.outletPowerStateSequence).toEqual([7, 0, 1, 2, 3, 4, 6, 5]);
  });

  test('several of one outlet are written together', () => {
    const { write, pdu } = runMib('px3-3ph-36');
    const changed = write(
      ['3.5.3.1.32.1.5', unsigned(7)],
      ['3.5.3.1.13.1.5', integer(0)],
      ['3.5.3.1.14.1.5', integer(2)],
      ['3.5.3.1.12.1.5', unsigned(45)],
    );
    expect(changed).toBeNull();
    expect(pdu.outlets[4]?.settings).toMatchObject({
      sequenceDelay: 7000,
      startupState: 1,
      usePduCycleDelay: false,
      cycleDelay: 45,
    });
  });

  test('a threshold, its hysteresis and its enabling are written together, in scaled numbers', () => {
    const { read, write, sensors } = runMib('px3-3ph-36');
    const changed = write(
      ['3.5.4.1.24.1.1.1', unsigned(5500)],
      ['3.5.4.1.23.1.1.1', unsigned(7250)],
      ['3.5.4.1.13.1.1.1', unsigned(150)],
      ['3.5.4.1.25.1.1.1', { type: 'octets', value: Uint8Array.of(0x20) }],
    );
    expect(changed).toBeNull();
    expect(sensors.find('outlet:0::current')?.thresholds).toMatchObject({
      upperWarning: 5.5,
      upperWarningActive: true,
      upperCritical: 7.25,
      upperCriticalActive: false,
      deassertionHysteresis: 0.15,
    });
    expect(read('3.5.4.1.31', '1.1.1')).toBe(5500);
  });

  test('an energy counter and the extremes of a sensor are set back', async () => {
    const { read, write, clock } = runMib('px3-3ph-36');
    expect(write(['4.7.1.1.1.1.1.8', integer(0)])).toBeNull();
    expect(read('5.4.3.1.4', '1.1.8')).toBe(0);
    const since = read('5.4.3.1.14', '1.1.5');
    await clock.advance(60_000);
    expect(write(['4.7.1.1.2.1.1.5', integer(1)])).toBeNull();
    expect(read('5.4.3.1.14', '1.1.5')).toBe(Number(since) + 60);
  });

  test('delays that a model has in milliseconds are whole seconds, rounded up', () => {
    const { read } = runMib('px3-3ph-36');
    expect([1, 2, 5].map((outlet) => read('3.5.3.1.32', `1.${outlet}`))).toEqual([3, 1, 0]);
  });
});
