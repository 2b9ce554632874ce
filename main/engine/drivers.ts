import { ok } from '../../shared/result.ts';
import type { DriverTarget, OpenDriver } from '../devices/driver-target.ts';
import { openDriver } from '../drivers/registry.ts';
import type { PduDriver } from '../drivers/driver.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

export interface CreateDriverOptions extends DriverTarget {
  readonly clock: Clock;
  readonly logger: Logger;
}
export type CreateDriver = (options: CreateDriverOptions) => PduDriver;

/** Opens drivers by protocol; `createDriver` takes the place of all of them. */
export function createOpenDriver(
  createDriver: CreateDriver | undefined,
  shared: { readonly clock: Clock; readonly logger: Logger },
): OpenDriver {
  return async ({ fingerprint, protocol, ...target }) => {
    if (createDriver !== undefined) return ok(createDriver({ fingerprint, protocol, ...target, ...shared }));
    return openDriver(protocol, { ...target, trustedFingerprint: fingerprint ?? '', ...shared });
  };
}
