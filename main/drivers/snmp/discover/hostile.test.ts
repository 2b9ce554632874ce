import { expect, test } from 'vitest';
import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { RecordedValue } from '../../../simulator/snmp/testing/walk-file.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { systemClock } from '../../../support/clock.ts';
import type { Sample } from '../../driver.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { FAMILIES } from '../families/families.ts';
import { APC_RPDU2_FIXTURE } from '../families/testing/fixtures/apc-rpdu2.ts';
import { bytes, pointer, type Fixture } from '../families/testing/fixtures/cells.ts';
import { CYBERPOWER_FIXTURE } from '../families/testing/fixtures/cyberpower.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { SENTRY4_FIXTURE } from '../families/testing/fixtures/sentry4.ts';
import { readSample } from '../read/read-sample.ts';
import { discovered, READ, startClient } from '../testing/discovered.ts';
import { device, FAMILY, OUTLET, outlet } from '../testing/made-up.ts';
import { discover } from './discover.ts';

/** The same numbers for the same seed (a linear congruential generator, MINSTD). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const NONSENSE: readonly RecordedValue[] = [
  integer(-1),
  integer(0),
  integer(2_147_483_647),
  integer(-2_147_483_648),
  { type: 'gauge32', value: 4_294_967_295 },
  { type: 'counter64', value: 18_446_744_073_709_551_615n },
  { type: 'null' },
  { type: 'ipAddress', value: '10.0.0.1' },
  { type: 'timeTicks', value: 1 },
  pointer('1.3.6.1.4.1.13742.6.3.4.3.1.2.1.1'),
  pointer('0.0'),
  octets(''),
  octets('1,2,3,3,99'),
  octets(`\u0000\u001B[2J${'x'.repeat(600)}`),
  bytes(0xff, 0xfe, 0x00, 0xd8, 0x3d),
];

/** About one value in five is something else, or gone; the object id stays, so that the family is the same. */
function spoilt(fixture: Fixture, seed: number): Fixture {
  const below = numbersFrom(seed);
  return fixture.flatMap(([oid, value]): Fixture => {
    if (oid === '1.3.6.1.2.1.1.2.0' || below(5) > 0) return [[oid, value]];
    const other = NONSENSE[below(NONSENSE.length + 2)];
    return other === undefined ? [] : [[oid, other]];
  });
}

function checkModel(model: PduModel): void {
  const parts = [...model.inlets, ...model.ocps, ...model.outlets, ...model.transferSwitches];
  const ids = new Set<ElementId>(parts.map(({ id }) => id));
  expect(ids.size).toBe(parts.length);
  for (const id of model.edges.flat()) expect(ids).toContain(id);
  for (const { element } of model.sensors) expect(element === 'pdu' || ids.has(element)).toBe(true);
  const { name, location } = model.settings;
  const texts = [
    name,
    location ?? '',
    ...Object.values(model.identity),
    ...parts.flatMap((part) => [part.label, part.name]),
  ];
  for (const text of texts) expect(text).toMatch(/^\P{C}{0,300}$/u);
  for (const { ratingAmperes } of parts) expect(ratingAmperes ?? 1).toBeGreaterThan(0);
}

function checkSample(sample: Sample): void {
  const numbers = sample.values.map((value) => value ?? 0);
  expect(numbers.filter((value) => !Number.isFinite(value) || Math.abs(value) > 1e15)).toEqual([]);
  const unavailable = sample.statusCodes.map((code) => code === 3);
  expect(sample.values.map((value) => value === null)).toEqual(unavailable);
}

const FIXTURES: readonly [string, Fixture][] = [
  ['Raritan', PDU2_FIXTURE],
  ['Server Technology', SENTRY4_FIXTURE],
  ['APC', APC_RPDU2_FIXTURE],
  ['Eaton', EATON_EPDU_FIXTURE],
  ['CyberPower', CYBERPOWER_FIXTURE],
];
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(FIXTURES.flatMap(([maker, fixture]) => SEEDS.map((seed) => ({ maker, fixture, seed }))))(
  'nonsense in every fifth cell of a PDU of $maker makes no false model and no false reading (seed $seed)',
  async ({ fixture, seed }) => {
    const { client } = await startClient(spoilt(fixture, seed));
    const detected = await detectFamily(client, FAMILIES, READ);
    if (!detected.ok) {
      expect(detected.error.kind).toMatch(/^(?:notAPdu|unsupported)$/u);
      return;
    }
    const { family, system } = detected.value;
    const found = await discover(client, family, system, { ...READ, discovery: 1, traps: false });
    if (!found.ok) {
      expect(found.error.kind).toBe('protocol');
      return;
    }
    checkModel(found.value.model);
    checkSample(
      valueOf(await readSample(client, found.value, { ...READ, sensors: 'all', clock: systemClock })),
    );
  },
);

test('values that turn to nonsense after discovery are no readings and no states', async () => {
  const { device: agent, client, map } = await discovered(PDU2_FIXTURE);
  for (const seed of SEEDS) {
    for (const [oid, value] of spoilt(PDU2_FIXTURE, seed)) agent.set(oid, value);
    const sample = valueOf(await readSample(client, map, { ...READ, sensors: 'all', clock: systemClock }));
    checkSample(sample);
    expect(Object.keys(sample.outletStates)).toEqual(map.model.outlets.map(({ id }) => id));
  }
});

test.each(['same', 'first'] as const)(
  'a table that leads back to the %s row ends discovery with a sentence',
  async (to) => {
    const { device: agent, client } = await startClient(device(outlet('1.1'), outlet('1.2')));
    const { family, system } = valueOf(await detectFamily(client, [FAMILY], READ));
    agent.agent.faults.inject({ kind: 'loop', under: OUTLET, to });
    const found = await discover(client, family, system, { ...READ, discovery: 1, traps: false });
    expect(errorOf(found)).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/\.$/u) });
  },
);

test.each([1, 2, 3])('cells that disappear after %d exchanges are not made up', async (after) => {
  const { device: agent, client } = await startClient(device(outlet('1.1'), outlet('1.2', { 2: 'nas' })));
  const { family, system } = valueOf(await detectFamily(client, [FAMILY], READ));
  const gone = [1, 2, 3].map((column) => `${OUTLET}.${column}.1.2`);
  agent.agent.faults.inject({ kind: 'hide', oids: gone }, { after });
  const { model } = valueOf(await discover(client, family, system, { ...READ, discovery: 1, traps: false }));
  checkModel(model);
  expect(model.outlets.map(({ id }) => id)).toEqual(['outlet:1', 'outlet:2']);
});
