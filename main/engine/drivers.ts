import { ok } from '../../shared/result.ts';
import type { DriverTarget, OpenDriver } from '../devices/driver-target.ts';
import { openDriver } from '../drivers/registry.ts';
import type { PduDriver } from '../drivers/driver.ts';
import type { TrapSource } from '../drivers/snmp/traps/trap-source.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

export type CreateDriverOptions = DriverTarget & { readonly clock: Clock; readonly logger: Logger };
export type CreateDriver = (options: CreateDriverOptions) => PduDriver;

/** Opens drivers by protocol; `createDriver` takes the place of all of them. */
export function createOpenDriver(
  createDriver: CreateDriver | undefined,
  shared: { readonly clock: Clock; readonly logger: Logger },
  traps: TrapSource,
): OpenDriver {
  return async (target) => {
    if (createDriver !== undefined) return ok(createDriver({ ...target, ...shared }));
    const { address } = target;
    if (target.protocol === 'snmp') {
      const { access, engineId } = target;
      return openDriver('snmp', { address, access, engineId, traps, ...shared });
    }
    const { user, password, fingerprint } = target;
    return openDriver('xerus', { address, user, password, trustedFingerprint: fingerprint ?? '', ...shared });
  };
}
