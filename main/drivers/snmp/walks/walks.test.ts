import { describe, expect, it, onTestFinished } from 'vitest';
import { readingStatus } from '../../../../shared/model/sensor.ts';
import { startDevice, type WalkDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import { describeWithWalks, readWalk, walksDirectory } from '../../../simulator/snmp/testing/walks.ts';
import { errorOf } from '../../testing/value-of.ts';
import type { PduDriver } from '../../driver.ts';
import { COMMUNITIES, driverOn } from '../testing/driver-on.ts';
import { WALK_EXPECTATIONS } from './expectations.ts';
import type { RefusedWalk, WalkExpectation } from './expectation.ts';
import { asExpectation, findOut, toCompare } from './testing/what-was-found.ts';

const { signal } = new AbortController();
const DRIVEN = WALK_EXPECTATIONS.filter((entry) => entry.is === 'driven');
const REFUSED = WALK_EXPECTATIONS.filter((entry) => entry.is !== 'driven');

const titled = <Entry extends WalkExpectation>(entries: readonly Entry[]) =>
  entries.map((entry) => ({
    title: entry.is === 'driven' && entry.overlay ? `${entry.walk} with its overlay` : entry.walk,
    entry,
  }));

/** A device that answers as the recording does, and a driver for it. */
async function open(entry: WalkExpectation): Promise<{ device: WalkDevice; driver: PduDriver }> {
  const overlay = entry.is === 'driven' && entry.overlay;
  const device = await startDevice(readWalk(entry.walk, { overlay }));
  onTestFinished(() => device[Symbol.asyncDispose]());
  const driver = driverOn(device.port, { access: COMMUNITIES });
  onTestFinished(() => driver[Symbol.asyncDispose]());
  return { device, driver };
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
      const { driver } = await open(entry);
      expect(asExpectation(await findOut(driver), entry)).toEqual(toCompare(entry));
    });

    it.each(titled(DRIVEN))('tells no number for what $title does not have', async ({ entry }) => {
      const { driver } = await open(entry);
      const { model, sample } = await findOut(driver);
      const wrong = sample.sensorIndexes.filter((index, at) => {
        const value = sample.values[at] ?? null;
        const isUnavailable = readingStatus(sample.statusCodes[at]) === 'unavailable';
        const mayBeNegative = model.sensors[index]?.quantity === 'reactivePower';
        return isUnavailable ? value !== null : value === null || (value < 0 && !mayBeNegative);
      });
      expect(wrong.map((index) => model.sensors[index])).toEqual([]);
    });
  });

  describe('that are something else', () => {
    it.each(titled(REFUSED))('says of $title what it is', async ({ entry }) => {
      const { driver } = await open(entry);
      const error = errorOf(await driver.discover({ signal }));
      expect({ kind: error.kind, message: error.message }).toEqual({
        kind: KIND[entry.is],
        message: expect.stringContaining(entry.says),
      });
      expect(error.message).toMatch(/^[^\n\r]{10,300}\.$/u);
    });
  });
});
