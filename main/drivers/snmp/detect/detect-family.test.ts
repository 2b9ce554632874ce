import { expect, test } from 'vitest';
import type { RecordedValue } from '../../../simulator/snmp/testing/walk-file.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { octets } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import { errorOf } from '../../testing/value-of.ts';
import { FAMILIES } from '../families/families.ts';
import type { Family, FamilyMatch } from '../family/family.ts';
import { system, type Fixture } from '../families/testing/fixtures/cells.ts';
import { READ, startClient } from '../testing/discovered.ts';
import { FAMILY, MAKER } from '../testing/made-up.ts';
import { detectFamily, type Detected } from './detect-family.ts';

const ENTERPRISES = '1.3.6.1.4.1';
const PROBE = { scalar: `${MAKER}.99.0`, minimum: 1 };
const probed: Fixture = [[PROBE.scalar, { type: 'integer', value: 1 }]];
const agent = (objectId: string, description = 'Something') => system({ objectId, description });
const family = (id: string, match: FamilyMatch): Family => ({ ...FAMILY, id, match });

async function detect(
  values: Iterable<readonly [string, RecordedValue]>,
  families: readonly Family[] = FAMILIES,
): Promise<DeviceResult<Detected>> {
  const { client } = await startClient(values);
  return detectFamily(client, families, READ);
}

const idOf = (result: DeviceResult<Detected>) => (result.ok ? result.value.family.id : result.error.kind);

test('the longest prefix of sysObjectID wins, then the order of the list', async () => {
  const families = [
    family('short', { sysObjectIds: [MAKER] }),
    family('long', { sysObjectIds: [`${MAKER}.7`] }),
    family('later', { sysObjectIds: [`${MAKER}.7`] }),
  ];
  expect(idOf(await detect(agent(`${MAKER}.7.1`), families))).toBe('long');
  expect(idOf(await detect(agent(`${MAKER}.70`), families))).toBe('short');
  expect(idOf(await detect(agent(`${MAKER}0`), families))).toBe('unsupported');
});

test('a probe that is not there, or below its minimum, rules a family out', async () => {
  const families = [
    family('probed', { sysObjectIds: [`${MAKER}.7`], probe: PROBE }),
    family('plain', { sysObjectIds: [MAKER] }),
  ];
  expect(idOf(await detect([...agent(`${MAKER}.7`), ...probed], families))).toBe('probed');
  expect(idOf(await detect(agent(`${MAKER}.7`), families))).toBe('plain');
  const zero: Fixture = [[PROBE.scalar, { type: 'integer', value: 0 }]];
  expect(idOf(await detect([...agent(`${MAKER}.7`), ...zero], families))).toBe('plain');
});

test('an object id that names the maker only is probed for each of its families', async () => {
  const other = { scalar: `${MAKER}.98.0` };
  const families = [
    family('first', { sysObjectIds: [], makerOnly: { sysObjectIds: [MAKER], probe: other } }),
    family('second', { sysObjectIds: [], makerOnly: { sysObjectIds: [MAKER], probe: PROBE } }),
  ];
  expect(idOf(await detect([...agent(MAKER), ...probed], families))).toBe('second');
  expect(idOf(await detect([...agent(`${MAKER}.1`), ...probed], families))).toBe('unsupported');
});

test('an object id may come as text, and with a leading dot', async () => {
  const asText = agent(MAKER).map(([oid, value]): Fixture[number] => [
    oid,
    oid === SYSTEM_GROUP.objectId ? octets(`.${MAKER}.1`) : value,
  ]);
  expect(idOf(await detect(asText, [FAMILY]))).toBe('made-up');
});

test('an agent that lacks parts of the system group is detected, over v1 too', async () => {
  const values = agent(MAKER).filter(([oid]) => oid === SYSTEM_GROUP.objectId);
  const { client } = await startClient(values, { version: 'v1' });
  const detected = await detectFamily(client, [FAMILY], READ);
  expect(detected).toMatchObject({
    ok: true,
    value: { system: { description: '', objectId: MAKER, name: '' } },
  });
});

test.each([
  [
    `${ENTERPRISES}.318.1.3.27`,
    'notAPdu',
    'answers over SNMP but is not a PDU, it is an APC UPS ("Something", object id 1.3.6.1.4.1.318.1.3.27); check the address.',
  ],
  [
    `${ENTERPRISES}.17420`,
    'unsupported',
    'is a Digipower PDU, whose MIB Busbar does not read yet ("Something", object id 1.3.6.1.4.1.17420); it can be added once its MIB is described as data.',
  ],
  [
    `${ENTERPRISES}.8072.3.2.10`,
    'unsupported',
    'answers over SNMP but is of a maker that Busbar does not know ("Something", object id 1.3.6.1.4.1.8072.3.2.10); check the address.',
  ],
  [
    `${ENTERPRISES}.318`,
    'notAPdu',
    'answers over SNMP but has nothing of what a PDU has in PowerNet-MIB, rPDU2 or PowerNet-MIB, rPDU or PowerNet-MIB, sPDU ("Something", object id 1.3.6.1.4.1.318); check the address, and that its SNMP user or community may see all.',
  ],
])('an agent with object id %s is %s', async (objectId, kind, words) => {
  const error = errorOf(await detect(agent(objectId)));
  expect(error.kind).toBe(kind);
  expect(error.message.replace(/^The device at \S+ /u, '')).toBe(words);
});

test('an agent that says nothing of itself is of no known maker', async () => {
  const error = errorOf(await detect(probed));
  expect(error).toMatchObject({ kind: 'unsupported' });
  expect(error.message).toContain('it says nothing of itself, without an object id');
});

test('a long description is shortened in the sentence', async () => {
  const error = errorOf(await detect(agent(MAKER, 'x'.repeat(255))));
  expect(error.message).toContain(`"${'x'.repeat(119)}…"`);
});
