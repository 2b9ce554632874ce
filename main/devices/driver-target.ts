import type { PduTarget } from '../../shared/model/pdu-target.ts';
import type { DeviceResult, PduDriver } from '../drivers/driver.ts';

/** Where a driver connects to and as whom. Stays in memory; never logged. */
export type DriverTarget = PduTarget & {
  /** Exchanges with this PDU that may be in flight at a time; left out where it is not known: that of the address stays. */
  readonly sessionsConcurrencyLimit?: number;
};

/** Makes a driver that has sent nothing yet. */
export type OpenDriver = (target: DriverTarget) => Promise<DeviceResult<PduDriver>>;
