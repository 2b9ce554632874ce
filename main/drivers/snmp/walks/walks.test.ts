import { describe, expect, it, onTestFinished } from 'vitest';
import { readingStatus } from '../../../../shared/model/sensor.ts';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { userWith } from '../../../simulator/snmp/testing/v3-users.ts';
import { startDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import { describeWithWalks, readWalk, walksDirectory } from '../../../simulator/snmp/testing/walks.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { FAMILIES } from '../families/families.ts';
import { READ, startClient } from '../testing/discovered.ts';
import type { PduDriver } from '../../driver.ts';
import { COMMUNITIES, driverOn } from '../testing/driver-on.ts';
import { WALK_EXPECTATIONS } from './expectations.ts';
import type { RefusedWalk, WalkExpectation } from './expectation.ts';
import { asExpectation, findOut, toCompare } from './testing/what-was-found.ts';

const { signal } = new AbortController();
const DRIVEN = WALK_EXPECTATIONS.filter((entry) => entry.is === 'driven');
const REFUSED = WALK_EXPECTATIONS.filter((entry) => entry.is !== 'driven');

const USER = userWith('sha256', 'aes');
const V1: SnmpAccess = { version: 'v1', readCommunity: 'public', writeCommunity: 'private' };
const V3: SnmpAccess = { version: 'v3', user: USER.name, auth: USER.auth, priv: USER.priv, context: '' };

/** Read by other versions too: the largest, one in two units, and one with Null values. */
const OTHER_VERSIONS = ['raritan-pdu_px3', 'sentry4_switched8i', 'cyberpower-epdu-ats011'];

const titled = <Entry extends WalkExpectation>(entries: readonly Entry[]) =>
  entries.map((entry) => ({
    title: entry.is === 'driven' && entry.overlay ? `${entry.walk} with its overlay` : entry.walk,
    entry,
  }));

/** A driver for a device that answers as the recording does. */
async function open(entry: WalkExpectation, access: SnmpAccess = COMMUNITIES): Promise<PduDriver> {
  const overlay = entry.is === 'driven' && entry.overlay;
  const device = await startDevice(readWalk(entry.walk, { overlay }), { users: [USER] });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const driver = driverOn(device.port, { access });
  onTestFinished(() => driver[Symbol.asyncDispose]());
  return driver;
}

/** What a refusal is called, by what the recording is. */
const KIND: Readonly<Record<RefusedWalk['is'], string>> = {
  unreadable: 'protocol',
  unsupported: 'unsupported',
  notAPdu: 'notAPdu',
};

describeWithWalks('recordings of real devices', (names) => {
  it.skipIf(walksDirectory() === null)('has an expectation for every one of them', () => {
    expect([...new Set(WALK_EXPECTATIONS.map(({ walk }) => walk))].toSorted()).toEqual(names);
  });

  describe('that a family reads', () => {
    it.each(titled(DRIVEN))('reads $title as worked out by hand', async ({ entry }) => {
      const driver = await open(entry);
      expect(asExpectation(await findOut(driver), entry)).toEqual(toCompare(entry));
    });

    it.each(titled(DRIVEN))('finds the family of $title', async ({ entry }) => {
      const { client } = await startClient(readWalk(entry.walk, { overlay: entry.overlay }));
      expect(valueOf(await detectFamily(client, FAMILIES, READ)).family.id).toBe(entry.family);
    });

    it.each(titled(DRIVEN.filter(({ walk }) => OTHER_VERSIONS.includes(walk))))(
      'reads $title by SNMP v1 as by v2c',
      async ({ entry }) => {
        const driver = await open(entry, V1);
        expect(asExpectation(await findOut(driver), entry)).toEqual(toCompare(entry));
      },
    );

    it.each(titled(DRIVEN.filter(({ walk }) => walk === OTHER_VERSIONS[0])))(
      'reads $title by SNMP v3, encrypted, as by v2c',
      async ({ entry }) => {
        const driver = await open(entry, V3);
        expect(asExpectation(await findOut(driver), entry)).toEqual(toCompare(entry));
      },
    );

    it.each(titled(DRIVEN))('tells no number for what $title does not have', async ({ entry }) => {
      const driver = await open(entry);
      const { model, sample } = await findOut(driver);
      const wrong = sample.sensorIndexes.filter((index, at) => {
        const value = sample.values[at] ?? null;
        const isUnavailable = readingStatus(sample.statusCodes[at]) === 'unavailable';
        const mayBeNegative = model.sensors[index]?.quantity === 'reactivePower';
        return isUnavailable ? value !== null : value === null || (value < 0 && !mayBeNegative);
      });
      expect(wrong.map((index) => model.sensors[index])).toEqual([]);
      expect(sample.sensorIndexes).toHaveLength(model.sensors.length);
    });
  });

  describe('that are something else', () => {
    it.each(titled(REFUSED))('says of $title what it is', async ({ entry }) => {
      const driver = await open(entry);
      const error = errorOf(await driver.discover({ signal }));
      expect({ kind: error.kind, message: error.message }).toEqual({
        kind: KIND[entry.is],
        message: expect.stringContaining(entry.says),
      });
      expect(error.message).toMatch(/^[^\n\r]{10,300}\.$/u);
    });
  });
});
