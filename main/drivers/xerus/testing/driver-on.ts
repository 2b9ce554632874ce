import type { PduDriver } from '../../driver.ts';
import { systemClock } from '../../../support/clock.ts';
import { silentLogger } from '../../../support/logger.ts';
import { createXerusDriver, type XerusDriverOptions } from '../xerus-driver.ts';

/** A driver for a device that tells its address, certificate and credentials. */
export function driverOn(
  device: {
    readonly address: string;
    readonly user: string;
    readonly password: string;
    readonly fingerprint: string;
  },
  options: Partial<XerusDriverOptions> = {},
): PduDriver {
  return createXerusDriver({
    address: device.address,
    user: device.user,
    password: device.password,
    trustedFingerprint: device.fingerprint,
    clock: systemClock,
    logger: silentLogger,
    ...options,
  });
}
