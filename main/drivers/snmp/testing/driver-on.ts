import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import type { RunningSimulator, SnmpSide } from '../../../simulator/simulator.ts';
import { systemClock } from '../../../support/clock.ts';
import { silentLogger } from '../../../support/logger.ts';
import type { PduDriver } from '../../driver.ts';
import { createSnmpDriver, type SnmpDriverOptions } from '../snmp-driver.ts';

/** What the recorded and made-up devices of the tests take. */
export const COMMUNITIES: SnmpAccess = {
  version: 'v2c',
  readCommunity: 'public',
  writeCommunity: 'private',
};

/** A driver for an agent on this machine; by v2c unless told otherwise. */
export function driverOn(port: number, options: Partial<SnmpDriverOptions> = {}): PduDriver {
  return createSnmpDriver({
    address: `127.0.0.1:${port}`,
    access: COMMUNITIES,
    engineId: null,
    clock: systemClock,
    logger: silentLogger,
    traps: null,
    ...options,
  });
}

/** The SNMP side of a simulated PDU that was started with one. */
export function snmpSide(simulator: RunningSimulator): SnmpSide {
  if (simulator.snmp === null) throw new Error('The simulated PDU does not answer SNMP.');
  return simulator.snmp;
}

/** How the simulated PDU may be asked by each version. */
export function accessTo(
  { readCommunity, writeCommunity, v3 }: Pick<SnmpSide, 'readCommunity' | 'writeCommunity' | 'v3'>,
  version: SnmpAccess['version'],
): SnmpAccess {
  if (version !== 'v3') return { version, readCommunity, writeCommunity };
  return {
    version,
    user: v3.user,
    auth: { protocol: v3.authProtocol, password: v3.authPassword },
    priv: { protocol: v3.privProtocol, password: v3.privPassword },
    context: '',
  };
}
