import { describe, expect, it, test } from 'vitest';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { apcRpdu2 } from '../families/testing/fixtures/apc-rpdu2.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import type { Fixture } from '../families/testing/fixtures/cells.ts';
import { VERTIV_V5_FIXTURE } from '../families/testing/fixtures/vertiv-v5.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';
import { GrowthWatch } from './growth-watch.ts';

const RPDU2 = '1.3.6.1.4.1.318.1.1.26';
const COUNT = `${RPDU2}.1.0`;
const OUTLETS_OF_FIRST = `${RPDU2}.4.2.1.4.1`;

const settingsOf = ({ driver }: DiscoveredDevice) => driver.readSettings({ signal: never() });
const labelsOf = async ({ driver }: DiscoveredDevice) =>
  valueOf(await driver.discover({ signal: never() })).outlets.map(({ label }) => label);
const fill = ({ device }: DiscoveredDevice, fixture: Fixture) => {
  for (const [oid, value] of fixture) device.set(oid, value);
};

describe('a connected PDU is discovered again', () => {
  it('when a unit is linked to it', async () => {
    const pdu = await discoveredDevice(apcRpdu2([2]));
    valueOf(await settingsOf(pdu));
    fill(pdu, apcRpdu2([2, 5]));
    expect(errorOf(await settingsOf(pdu))).toMatchObject({
      kind: 'notFound',
      message: expect.stringContaining('has other units or outlets than before') as string,
    });
    expect(await labelsOf(pdu)).toEqual(['1', '2', '3', '5/1', '5/2', '5/3']);
    valueOf(await settingsOf(pdu));
  });

  it('when it restarted, which is said until it is done', async () => {
    const pdu = await discoveredDevice(apcRpdu2([1]));
    pdu.device.set(SYSTEM_GROUP.upTime, { type: 'timeTicks', value: 900 });
    const errors = [errorOf(await settingsOf(pdu)), errorOf(await settingsOf(pdu))];
    expect(errors.map(({ kind }) => kind)).toEqual(['notFound', 'notFound']);
    expect(errors[0]?.message).toContain('restarted');
    await labelsOf(pdu);
    valueOf(await settingsOf(pdu));
  });

  it('when another PDU is linked in the place of a unit', async () => {
    const pdu = await discoveredDevice(apcRpdu2([1, 2]));
    pdu.device.set(`${RPDU2}.2.1.9.2`, octets('ANOTHER'));
    expect(errorOf(await settingsOf(pdu)).kind).toBe('notFound');
  });

  it('when it has outlets more', async () => {
    const pdu = await discoveredDevice(apcRpdu2([1]));
    pdu.device.set(OUTLETS_OF_FIRST, integer(4));
    expect(errorOf(await settingsOf(pdu)).kind).toBe('notFound');
  });

  it('when its list of units grows, and by the next row where nothing counts them', async () => {
    const eaton = await discoveredDevice([
      ...EATON_EPDU_FIXTURE,
      ['1.3.6.1.4.1.534.6.6.7.1.1.0', octets('0')],
    ]);
    valueOf(await settingsOf(eaton));
    eaton.device.set('1.3.6.1.4.1.534.6.6.7.1.1.0', octets('0,1'));
    expect(errorOf(await settingsOf(eaton)).kind).toBe('notFound');
    const vertiv = await discoveredDevice(VERTIV_V5_FIXTURE);
    valueOf(await settingsOf(vertiv));
    vertiv.device.set('1.3.6.1.4.1.21239.5.2.3.1.1.2.2', octets('SECOND'));
    expect(errorOf(await settingsOf(vertiv)).kind).toBe('notFound');
  });
});

describe('a connected PDU is left alone', () => {
  it('when a count disagrees with its rows for ever', async () => {
    const odd = apcRpdu2([1]).map(([oid, value]) =>
      oid === COUNT || oid === OUTLETS_OF_FIRST ? ([oid, integer(7)] as const) : ([oid, value] as const),
    );
    const pdu = await discoveredDevice(odd);
    for (let look = 0; look < 3; look += 1) valueOf(await settingsOf(pdu));
  });

  it('when a count is no longer told, or says that it tells nothing', async () => {
    const pdu = await discoveredDevice(apcRpdu2([1]));
    pdu.device.mib.remove(COUNT);
    pdu.device.set(OUTLETS_OF_FIRST, integer(-1));
    pdu.device.set(`${RPDU2}.2.1.9.1`, octets('notsupported '));
    valueOf(await settingsOf(pdu));
  });

  it('while it runs on', async () => {
    const pdu = await discoveredDevice(apcRpdu2([1]));
    pdu.device.set(SYSTEM_GROUP.upTime, { type: 'timeTicks', value: 4_294_967_295 });
    valueOf(await settingsOf(pdu));
  });
});

test('a PDU that is another one at each look is discovered ever less often', async () => {
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  const watch = new GrowthWatch(clock);
  const at = (count: number) => new Map<string, SnmpValue>([[COUNT, integer(count)]]);
  const askedAtMinutes: number[] = [];
  watch.begin(new Map([[COUNT, 0]]));
  for (let look = 1; look <= 240; look += 1) {
    await clock.advance(30_000);
    if (watch.look(at(look)) === null) continue;
    askedAtMinutes.push(look / 2);
    watch.begin(new Map([[COUNT, look]]));
  }
  expect(askedAtMinutes).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 63.5]);
});
