import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inventoryJson } from '../../../shared/shell/inventory.ts';
import type { AutoLoadDetails } from '../../../shared/shell/auto-load.ts';
import { connected, engine } from '../../engine/testing/simulator-bench.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { octets } from '../../snmp/value.ts';
import { snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { MethodResult } from '../../simulator/wire/method.ts';
import { plainLabels, sizedSpec } from '../../simulator/testing/sized-spec.ts';
import { callsOn, passed, standardBench, WAYS } from './testing/standard-bench.ts';

/* The checks of the PDU Shell Standard's reference, section 10, as they are written there. */

const rootRows = ({ attributes }: AutoLoadDetails) =>
  attributes.filter(({ relative_address }) => relative_address === '');
const rootNames = (details: AutoLoadDetails) => rootRows(details).map(({ attribute_name }) => attribute_name);
const isText = (value: unknown) => typeof value === 'string';

describe.each(WAYS)('over $way', ({ protocol }) => {
  describe.each(['2g', '1g'] as const)('profile %s', (profile) => {
    test.each([1, 8, 24, 48, 60])(
      'check 1: an inventory of %i outlets has a resource for each, with exactly the fields of the standard, and no root',
      async (count) => {
        const { getInventory } = await standardBench(protocol, { spec: sizedSpec(plainLabels(count)) });
        const { resources, attributes } = passed(await getInventory({ profile }));
        expect(resources).toHaveLength(count);
        for (const resource of resources) {
          expect(Object.keys(resource)).toEqual(['model', 'name', 'relative_address', 'unique_identifier']);
          const { unique_identifier, ...texts } = resource;
          expect(Object.values(texts).every((value) => isText(value) && value !== '')).toBe(true);
          expect(unique_identifier === null ? '1g' : typeof unique_identifier).toBe(
            profile === '1g' ? '1g' : 'string',
          );
          expect(resource.relative_address).not.toContain('/');
        }
        for (const attribute of attributes) {
          expect(Object.keys(attribute)).toEqual(['relative_address', 'attribute_name', 'attribute_value']);
          expect(Object.values(attribute).every(isText)).toBe(true);
        }
        const addresses = resources.map(({ relative_address }) => relative_address);
        expect(new Set(addresses).size).toBe(count);
        expect(addresses).not.toContain('');
        expect(new Set(resources.map(({ name }) => name)).size).toBe(count);
        const known = new Set(['', ...addresses]);
        expect(attributes.every(({ relative_address }) => known.has(relative_address))).toBe(true);
      },
    );

    test('check 3: the document of a PDU with three outlets is byte for byte the stored one', async () => {
      const spec = { ...sizedSpec(plainLabels(3)), product: 'PX3-5145R' };
      const { getInventory } = await standardBench(protocol, {
        spec,
        device: { serial: 'PDU0000001', name: 'rack-7' },
      });
      const details = passed(await getInventory({ profile, shellName: 'Raritan PDU 2G' }));
      const stored = new URL(`./expected/three-outlets.${profile}.json`, import.meta.url);
      expect(inventoryJson(details)).toBe(await readFile(stored, 'utf8'));
    });

    test('check 4: after an outlet and the PDU were renamed on the device, addresses and identifiers are the same', async () => {
      const { device, getInventory } = await standardBench(protocol);
      const before = passed(await getInventory({ profile }));
      device.otherAdmin.changeOutlet(3, { name: 'web-04' });
      device.otherAdmin.changePdu({ name: 'another name' });
      const after = passed(await getInventory({ profile }));
      expect(after.resources).toEqual(before.resources);
    });

    test('check 4: after a restart of Busbar with a renamed outlet, addresses and identifiers are the same', async () => {
      const secrets = createSessionSecretStore();
      const { device, clock, bench, getInventory, pdu } = await standardBench(protocol, {
        engine: { secrets },
      });
      const { dataDirectory } = bench;
      const before = passed(await getInventory({ profile }));
      await bench.engine[Symbol.asyncDispose]();
      device.otherAdmin.changeOutlet(3, { name: 'web-04' });
      const restarted = await engine({ clock, secrets, dataDirectory });
      await connected(restarted, pdu, 'online');
      const after = passed(await callsOn(restarted, pdu).getInventory({ profile }));
      expect(after.resources).toEqual(before.resources);
    });
  });

  test('check 1: the sockets of the second generation are named, addressed and modelled as shells do', async () => {
    const { getInventory } = await standardBench(protocol);
    const { resources } = passed(await getInventory());
    expect(resources[3]).toMatchObject({
      model: 'Raritan PDU.PowerSocket',
      name: 'Power Socket 4',
      relative_address: 'PS4',
    });
  });

  test('check 2: a model that the device does not tell has no row, rather than an empty one', async () => {
    const spec = { ...sizedSpec(plainLabels(2)), product: '' };
    const { getInventory } = await standardBench(protocol, { spec });
    const details = passed(await getInventory());
    expect(rootNames(details)).toEqual(['CS_PDU.Vendor', 'CS_PDU.OS Version']);
    const first = passed(await getInventory({ profile: '1g' }));
    expect(rootNames(first)).toEqual(['Firmware Version', 'Vendor']);
  });

  test('check 2: a receptacle that the device does not tell has no row', async () => {
    const spec = sizedSpec(plainLabels(3), (label) => (label === '2' ? { receptacle: '' } : {}));
    const { getInventory } = await standardBench(protocol, { spec });
    const { attributes } = passed(await getInventory());
    const sockets = attributes.filter(({ relative_address }) => relative_address !== '');
    expect(sockets.map(({ relative_address }) => relative_address)).toEqual(['PS1', 'PS3']);
  });

  test('check 2: the name of the PDU is a row where it has one', async () => {
    const { device, getInventory } = await standardBench(protocol, { device: { name: 'rack-7' } });
    expect(rootNames(passed(await getInventory()))).toContain('CS_PDU.System Name');
    device.otherAdmin.changePdu({ name: '' });
    expect(rootNames(passed(await getInventory()))).not.toContain('CS_PDU.System Name');
  });
});

/** `Pdu.MetaData` without a firmware revision; metadata of other objects as it is. */
const withoutFirmware = (result: MethodResult): MethodResult =>
  JSON.parse(JSON.stringify(result), (key, value: unknown) =>
    key === 'fwRevision' ? '' : value,
  ) as MethodResult;

test('check 2: over Xerus an unknown vendor and firmware have no rows, and the shell is called PDU', async () => {
  const spec = { ...sizedSpec(plainLabels(1)), manufacturer: '', product: '' };
  const { getInventory } = await standardBench('xerus', {
    spec,
    prepare: ({ faults }) =>
      void faults.inject({ kind: 'rewrite', rewrite: withoutFirmware }, { method: 'getMetaData' }),
  });
  const details = passed(await getInventory());
  expect(rootRows(details)).toEqual([]);
  expect(details.resources[0]?.model).toBe('PDU.PowerSocket');
  expect(passed(await getInventory({ profile: '1g' })).attributes).toEqual([]);
});

/** pduModel and boardFirmwareVersion (PDU2-MIB, nameplateTable and boardsTable), and sysDescr, which names both, too. */
const HIDDEN = ['1.3.6.1.4.1.13742.6.3.2.1.1.3', '1.3.6.1.4.1.13742.6.3.2.3.1.6', '1.3.6.1.2.1.1.1'];

test('check 2: over SNMP an unknown model and firmware have no rows', async () => {
  const { getInventory } = await standardBench('snmp', {
    prepare: (device) => void snmpSide(device).agent.faults.inject({ kind: 'hide', oids: HIDDEN }),
  });
  const details = passed(await getInventory());
  expect(rootRows(details)).toEqual([
    { relative_address: '', attribute_name: 'CS_PDU.Vendor', attribute_value: 'Raritan' },
  ]);
});

/** SNMPv2-MIB, sysLocation. */
const LOCATION = '1.3.6.1.2.1.1.6.0';

test('check 2: over SNMP the location is a row where the agent has one', async () => {
  const { device, getInventory } = await standardBench('snmp');
  expect(rootNames(passed(await getInventory()))).not.toContain('CS_PDU.Location');
  snmpSide(device).agent.faults.replaceValues(LOCATION, octets('Lab 2'));
  expect(rootRows(passed(await getInventory()))).toContainEqual({
    relative_address: '',
    attribute_name: 'CS_PDU.Location',
    attribute_value: 'Lab 2',
  });
});
