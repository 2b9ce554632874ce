import { ok } from '../../shared/result.ts';
import type { DriverTarget, OpenDriver } from '../devices/driver-target.ts';
import { openDriver } from '../drivers/registry.ts';
import type { PduDriver } from '../drivers/driver.ts';
import { SharedTurns } from '../drivers/shared-turns.ts';
import type { TrapSource } from '../drivers/snmp/traps/trap-source.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import { hostPortOf } from './pdu-access.ts';

export type CreateDriverOptions = DriverTarget & { readonly clock: Clock; readonly logger: Logger };
export type CreateDriver = (options: CreateDriverOptions) => PduDriver;

/** Opens drivers by protocol; `createDriver` takes the place of all of them. */
export function createOpenDriver(
  createDriver: CreateDriver | undefined,
  shared: { readonly clock: Clock; readonly logger: Logger },
  traps: TrapSource,
): OpenDriver {
  const xerusTurns = new SharedTurns();
  const snmpTurns = new SharedTurns();
  return async (target) => {
    if (createDriver !== undefined) return ok(createDriver({ ...target, ...shared }));
    const { protocol, address, sessionsConcurrencyLimit } = target;
    const hostPort = hostPortOf(protocol, address);
    if (protocol === 'snmp') {
      const { access, engineId } = target;
      // One exchange at a time, whatever the limit: agents are slow, and a limit is never below one.
      const turns = snmpTurns.at(hostPort, 1);
      return openDriver('snmp', { address, access, engineId, traps, turns, ...shared });
    }
    const { user, password, fingerprint } = target;
    const turns = xerusTurns.at(hostPort, sessionsConcurrencyLimit);
    return openDriver('xerus', {
      address,
      user,
      password,
      trustedFingerprint: fingerprint ?? '',
      turns,
      ...shared,
    });
  };
}
