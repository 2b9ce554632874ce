import type { Protocol } from '../../shared/model/pdu.ts';
import type { DeviceResult, PduDriver } from '../drivers/driver.ts';

/** Where a driver connects to and as whom. Stays in memory; never logged. */
export interface DriverTarget {
  readonly protocol: Protocol;
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of the certificate to accept; null without TLS. */
  readonly fingerprint: string | null;
}

/** Makes a driver that has sent nothing yet. */
export type OpenDriver = (target: DriverTarget) => Promise<DeviceResult<PduDriver>>;
