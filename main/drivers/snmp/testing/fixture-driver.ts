import { onTestFinished } from 'vitest';
import {
  startDevice,
  type WalkDevice,
  type WalkDeviceOptions,
} from '../../../simulator/snmp/testing/walk-device.ts';
import { isPresent, numberOf, textOf } from '../../../snmp/value.ts';
import type { PduDriver } from '../../driver.ts';
import { valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import type { Fixture } from '../families/testing/fixtures/cells.ts';
import { driverOn } from './driver-on.ts';

export interface DiscoveredDevice {
  readonly device: WalkDevice;
  readonly driver: PduDriver;
  /** What was written since, SET by SET: the column's last part and the row, with the value. */
  readonly written: () => readonly (readonly string[])[];
}

/** A made-up device and a driver that has discovered it; both end with the test. */
export async function discoveredDevice(
  fixture: Fixture,
  options: WalkDeviceOptions = {},
): Promise<DiscoveredDevice> {
  const device = await startDevice(fixture, options);
  onTestFinished(() => device[Symbol.asyncDispose]());
  const driver = driverOn(device.port, { requestTimeoutMs: 300, tries: 1 });
  onTestFinished(() => driver[Symbol.asyncDispose]());
  valueOf(await driver.discover({ signal: never() }));
  return {
    device,
    driver,
    written: () =>
      device.agent.log.sets.map(({ varbinds }) =>
        varbinds.map(({ oid, value }) => {
          const shown = isPresent(value) ? (textOf(value) ?? numberOf(value)) : value.type;
          return `${oid.replace(/^1\.3\.6\.1\.4\.1\./u, '')}=${shown ?? ''}`;
        }),
      ),
  };
}
