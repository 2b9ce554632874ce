import { expect, test } from 'vitest';
import { integer, octets } from '../../../snmp/value.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { row } from '../families/testing/fixtures/cells.ts';
import { discovered, READ, type Discovered } from '../testing/discovered.ts';
import { device, FAMILY, OUTLET, outlet, outletTable } from '../testing/made-up.ts';
import { readSample } from './read-sample.ts';

const CURRENT = 5;
const metered = {
  ...FAMILY,
  outlets: [
    {
      ...outletTable,
      sensors: [
        {
          kind: 'columns',
          columns: [
            { column: `${OUTLET}.${CURRENT}`, quantity: 'current', scale: 0.1 },
            { column: `${OUTLET}.6`, quantity: 'activePower', scale: 1 },
          ],
        } as const,
      ],
    },
  ],
};
const outlets = (count: number) =>
  Array.from({ length: count }, (_, at) => outlet(`1.${at + 1}`, { [CURRENT]: at, 6: 10 * at }));

const read = (
  { client, map }: Discovered,
  sensors: 'all' | readonly number[],
  clock = new ManualClock(1000),
) => readSample(client, map, { ...READ, sensors, clock });

test('a read has every outlet’s state and the sensors asked for, at the time it began', async () => {
  const found = await discovered(device(...outlets(2)), { family: metered });
  const sample = valueOf(await read(found, [3, 99, 0]));
  expect(sample).toEqual({
    readAtMs: 1000,
    sensorIndexes: [3, 0],
    values: [10, 0],
    statusCodes: [0, 0],
    outletStates: {
      'outlet:1': { powerState: 'on', lastPowerStateChangeMs: null, readAtMs: 1000 },
      'outlet:2': { powerState: 'on', lastPowerStateChangeMs: null, readAtMs: 1000 },
    },
    sequenceState: null,
  });
});

test('only the columns that are needed are read, several rows and columns at a time', async () => {
  const found = await discovered(device(...outlets(48)), { family: metered });
  found.device.agent.log.clear();
  valueOf(await read(found, 'all'));
  expect(found.device.agent.log.count).toBeLessThan(10);
  const columns = found.device.agent.log.entries.flatMap(({ oids }) =>
    oids.map((oid) => oid.slice(OUTLET.length + 1).split('.')[0]),
  );
  expect(new Set(columns)).toEqual(new Set(['3', '5', '6']));
});

test('a cell of another type is no reading, and no state', async () => {
  const found = await discovered(device(...outlets(2)), { family: metered });
  found.device.set(`${OUTLET}.3.1.1`, octets('1'));
  found.device.set(`${OUTLET}.${CURRENT}.1.2`, octets('12'));
  found.device.mib.remove(`${OUTLET}.6.1.2`);
  const sample = valueOf(await read(found, 'all'));
  expect(sample.outletStates['outlet:1']?.powerState).toBe('unknown');
  expect(sample.outletStates['outlet:2']?.powerState).toBe('on');
  expect(sample.values).toEqual([0, 0, null]);
  expect(sample.failed).toMatchObject({ sensorIndexes: [3], outlets: [] });
});

test('outlets that are gone are told apart, and have no state', async () => {
  const found = await discovered(device(...outlets(3)), { family: metered });
  for (const column of [1, 2, 3, 5, 6]) found.device.mib.remove(`${OUTLET}.${column}.1.3`);
  const sample = valueOf(await read(found, 'all'));
  expect(sample.outletStates).not.toHaveProperty('outlet:3');
  expect(sample.outletStates['outlet:2']?.powerState).toBe('on');
  expect(sample.failed?.outlets).toEqual(['outlet:3']);
});

test('a device that has nothing of what it had asks for a new discovery', async () => {
  const found = await discovered(device(...outlets(2)), { family: metered });
  for (const oid of found.device.mib.oids) if (oid.startsWith(`${OUTLET}.`)) found.device.mib.remove(oid);
  expect(errorOf(await read(found, 'all'))).toMatchObject({
    kind: 'notFound',
    message: expect.stringMatching(/no longer has what it had/u),
  });
});

test('a PDU without outlets and sensors is read without asking for anything', async () => {
  const found = await discovered(device(row(OUTLET, '9.9', {})), { family: FAMILY });
  found.device.agent.log.clear();
  expect(valueOf(await read(found, 'all'))).toMatchObject({ values: [], outletStates: {} });
  expect(found.device.agent.log.count).toBe(0);
});

test('outlets of a PDU that tells no states and cannot switch are not asked for them', async () => {
  const { control: _, ...unswitched } = outletTable;
  const state = { cells: [{ column: `${OUTLET}.9`, codes: {} }] };
  const family = { ...FAMILY, outlets: [{ ...unswitched, state }] };
  const found = await discovered(device(...outlets(2)), { family });
  found.device.agent.log.clear();
  expect(valueOf(await read(found, 'all')).outletStates['outlet:1']?.powerState).toBe('unknown');
  expect(found.device.agent.log.count).toBe(0);
});

test('a state that changed is seen', async () => {
  const found = await discovered(device(...outlets(2)), { family: metered });
  found.device.set(`${OUTLET}.3.1.2`, integer(2));
  const sample = valueOf(await read(found, []));
  expect(sample.outletStates['outlet:2']?.powerState).toBe('off');
});
