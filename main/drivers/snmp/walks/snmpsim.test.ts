import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { walksDirectory } from '../../../simulator/snmp/testing/walks.ts';
import type { PduDriver } from '../../driver.ts';
import { driverOn } from '../testing/driver-on.ts';
import { WALK_EXPECTATIONS } from './expectations.ts';
import { hasSnmpsim, startSnmpsim, type RunningSnmpsim } from './testing/snmpsim.ts';
import { asExpectation, findOut, toCompare } from './testing/what-was-found.ts';

/** The largest, one with Null values, and one in two units with a third that has no outlets. */
const WALKS = ['raritan-pdu_px3', 'cyberpower-epdu-ats011', 'sentry4_switched8i'];
const ENTRIES = WALK_EXPECTATIONS.filter((entry) => entry.is === 'driven').filter(
  ({ walk, overlay }) => !overlay && WALKS.includes(walk),
);
const recordings = walksDirectory();

/** Another agent than our own, which nobody here has written: snmpsim, whose communities are the names of recordings. */
describe.skipIf(recordings === null || !hasSnmpsim())('recordings that snmpsim answers', () => {
  let snmpsim: RunningSnmpsim | null = null;
  const driverFor = (port: number, walk: string): PduDriver =>
    driverOn(port, { access: { version: 'v2c', readCommunity: walk, writeCommunity: '' } });

  beforeAll(async () => {
    snmpsim = await startSnmpsim(recordings ?? '', (port) => driverFor(port, WALKS[0] ?? ''));
  }, 60_000);
  afterAll(async () => {
    await snmpsim?.[Symbol.asyncDispose]();
  });

  it.each(ENTRIES)('reads $walk as worked out by hand', async (entry) => {
    const driver = driverFor(snmpsim?.port ?? 0, entry.walk);
    onTestFinished(() => driver[Symbol.asyncDispose]());
    expect(asExpectation(await findOut(driver), entry)).toEqual(toCompare(entry));
  });
});
