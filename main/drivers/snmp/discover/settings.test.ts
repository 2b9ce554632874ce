import { expect, test } from 'vitest';
import { octets } from '../../../snmp/value.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import type { Family } from '../family/family.ts';
import { gauge, row } from '../families/testing/fixtures/cells.ts';
import { discovered, READ } from '../testing/discovered.ts';
import { device, FAMILY, OUTLET, outlet, outletTable, UNIT } from '../testing/made-up.ts';
import { readSettings } from './read-settings.ts';

const seconds = { unitMs: 1000, minimum: 0, maximum: 3600, writable: true };
const family: Family = {
  ...FAMILY,
  identity: { ...FAMILY.identity, name: [{ column: `${UNIT}.5` }] },
  rename: { column: `${UNIT}.5` },
  cycleDelay: { ...seconds, cell: { column: `${UNIT}.6` } },
  sequence: {
    kind: 'order',
    order: { column: `${UNIT}.7` },
    delay: { ...seconds, cell: { column: `${OUTLET}.8` } },
    inRushGuard: { ...seconds, unitMs: 1, cell: { column: `${UNIT}.8` } },
  },
  outlets: [
    {
      ...outletTable,
      rename: { column: `${OUTLET}.2` },
      control: {
        on: { column: `${OUTLET}.3`, value: 1 },
        off: { column: `${OUTLET}.3`, value: 2 },
        several: { kind: 'oneSet' },
      },
      cycleDelay: { ...seconds, cell: { column: `${OUTLET}.9` } },
      usesPduCycleDelay: { column: `${OUTLET}.10`, equals: 1 },
    },
  ],
};
const values = device(
  row(UNIT, '1', { 5: 'rack A', 6: gauge(10), 7: '2,1', 8: gauge(200) }),
  outlet('1.1', { 2: 'web', 8: gauge(3), 9: gauge(5), 10: 2 }),
  outlet('1.2', { 2: 'db', 8: gauge(0), 9: gauge(5), 10: 1 }),
);

test('names, delays and order are the device’s', async () => {
  const { model } = (await discovered(values, { family })).map;
  expect(model.settings).toEqual({
    name: 'rack A',
    location: 'Lab 2',
    cycleDelayMs: 10_000,
    inRushGuardDelayMs: 200,
    powerOnDelayMs: null,
    startupState: null,
    outletPowerStateSequence: ['outlet:2', 'outlet:1'],
  });
  expect(model.outlets).toMatchObject([
    { name: 'web', sequenceDelayMs: 3000, cycleDelayMs: 5000, usePduCycleDelay: false },
    { name: 'db', sequenceDelayMs: 0, cycleDelayMs: 5000, usePduCycleDelay: true },
  ]);
  expect(model.sequenceDelayStepMs).toBe(1000);
});

test('what changed is seen again without a new discovery, and a name that is not told stays', async () => {
  const { device: agent, client, map } = await discovered(values, { family });
  agent.set(`${UNIT}.5.1`, octets(''));
  agent.set(`${UNIT}.7.1`, octets('1,2'));
  agent.set(`${OUTLET}.2.1.1`, octets('web-01'));
  agent.set(`${OUTLET}.8.1.1`, gauge(7));
  agent.mib.remove(`${OUTLET}.2.1.2`);
  const model = valueOf(await readSettings(client, map, READ));
  expect(model).toEqual({
    ...map.model,
    // Its own name is empty now; then the system group names it.
    settings: { ...map.model.settings, name: 'rack 7', outletPowerStateSequence: ['outlet:1', 'outlet:2'] },
    outlets: [{ ...map.model.outlets[0], name: 'web-01', sequenceDelayMs: 7000 }, map.model.outlets[1]],
  });
});

test.each(['2,2', '2', '2,1,1', '0x2,1', '2;1'])(
  'an order of %j, not of every outlet once, says nothing',
  async (order) => {
    const changed = new Map(values).set(`${UNIT}.7.1`, octets(order));
    const { model } = (await discovered(changed, { family })).map;
    expect(model.settings.outletPowerStateSequence).toEqual([]);
    expect(model.capabilities).not.toContain('sequenceOrder');
  },
);

test('settings that are all gone ask for a new discovery', async () => {
  const { device: agent, client, map } = await discovered(values, { family });
  for (const oid of agent.mib.oids) agent.mib.remove(oid);
  expect(errorOf(await readSettings(client, map, READ)).kind).toBe('notFound');
});

test('capabilities are what the family describes and the device has', async () => {
  const { capabilities } = (await discovered(values, { family })).map.model;
  expect(capabilities).toEqual([
    'switchOutlet',
    'switchSeveral',
    'switchAll',
    'sequenceOrder',
    'sequenceDelay',
    'sequenceWrite',
    'inRushGuardDelay',
    'cycleDelay',
    'rename',
  ]);
  const bare = new Map([...values].filter(([oid]) => !/\.1\.1\.[5-8]\.1$|\.4\.1\.(2|8|9|10)\./u.test(oid)));
  expect((await discovered(bare, { family })).map.model.capabilities).toEqual([
    'switchOutlet',
    'switchSeveral',
    'switchAll',
  ]);
});

test('names that can be read and not written are fixed, by family or because the device lacks the cell', async () => {
  const { model } = (await discovered(values, { family })).map;
  expect(model.fixedNames).toEqual(['inlet:I1']);
  const some = new Map(values);
  some.delete(`${UNIT}.5.1`);
  some.delete(`${OUTLET}.2.1.2`);
  const bare = (await discovered(some, { family })).map.model;
  expect(bare.fixedNames).toEqual(['pdu', 'inlet:I1', 'outlet:2']);
  expect(bare.capabilities).toContain('rename');
});

test('a PDU that cannot switch every outlet has no command for all without one of its own', async () => {
  const some = new Map(values);
  some.delete(`${OUTLET}.3.1.2`);
  const { capabilities } = (await discovered(some, { family })).map.model;
  expect(capabilities).toContain('switchSeveral');
  expect(capabilities).not.toContain('switchAll');
});

test('announcements count where the family has some', async () => {
  const traps = [{ oid: `${UNIT}.0.1`, about: 'outletState' }] as const;
  expect((await discovered(values, { family: { ...family, traps } })).map.model.capabilities).toContain(
    'events',
  );
});
