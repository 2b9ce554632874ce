import { onTestFinished } from 'vitest';
import type { SnmpCommunityAccess } from '../../../../shared/model/snmp-access.ts';
import {
  startDevice,
  type WalkDevice,
  type WalkDeviceOptions,
} from '../../../simulator/snmp/testing/walk-device.ts';
import type { RecordedValue } from '../../../simulator/snmp/testing/walk-file.ts';
import { silentLogger } from '../../../support/logger.ts';
import { systemClock } from '../../../support/clock.ts';
import { valueOf } from '../../testing/value-of.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { discover } from '../discover/discover.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { FAMILIES } from '../families/families.ts';
import type { Family } from '../family/family.ts';
import { readSample } from '../read/read-sample.ts';
import { parseSnmpAddress } from '../transport/address.ts';
import { createSnmpClient } from '../transport/create-snmp-client.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';

export const READ: ReadOptions = { signal: new AbortController().signal, priority: 'read' };

/** A client of an agent on loopback, both closed at the end of the test. */
export async function startClient(
  values: Iterable<readonly [string, RecordedValue]>,
  { version = 'v2c', ...options }: WalkDeviceOptions & Partial<Pick<SnmpCommunityAccess, 'version'>> = {},
): Promise<{ readonly device: WalkDevice; readonly client: SnmpClient }> {
  const device = await startDevice(values, options);
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = createSnmpClient({
    address: valueOf(parseSnmpAddress(device.hostPort)),
    access: { version, readCommunity: 'public', writeCommunity: 'private' },
    engineId: null,
    clock: systemClock,
    logger: silentLogger,
  });
  onTestFinished(() => client[Symbol.asyncDispose]());
  return { device, client };
}

export interface Discovered {
  readonly device: WalkDevice;
  readonly client: SnmpClient;
  readonly map: SnmpDeviceMap;
}

/** What discovery finds over these values; the family is the one that detection finds, unless given. */
export async function discovered(
  values: Iterable<readonly [string, RecordedValue]>,
  { family, ...options }: Parameters<typeof startClient>[1] & { readonly family?: Family } = {},
): Promise<Discovered> {
  const { device, client } = await startClient(values, options);
  const families = family === undefined ? FAMILIES : [family];
  const detected = valueOf(await detectFamily(client, families, READ));
  const map = valueOf(
    await discover(client, detected.family, detected.system, { ...READ, discovery: 1, traps: true }),
  );
  return { device, client, map };
}

/** Readings of every sensor, by `inlet:I1 L1 current`. */
export async function readingsOf({ client, map }: Discovered): Promise<Record<string, number | null>> {
  const sample = valueOf(await readSample(client, map, { ...READ, sensors: 'all', clock: systemClock }));
  return Object.fromEntries(
    sample.sensorIndexes.map((index, at) => {
      const { element, pole, quantity } = map.model.sensors[index] ?? {};
      const key = [element, pole, quantity].filter((part) => part !== null).join(' ');
      return [key, sample.values[at] ?? null];
    }),
  );
}
