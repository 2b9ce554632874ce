import type { Protocol } from '../../shared/model/pdu.ts';
import { ok } from '../../shared/result.ts';
import type { DeviceResult, PduDriver } from './driver.ts';
import type { SnmpDriverOptions } from './snmp/snmp-driver.ts';
import type { XerusDriverOptions } from './xerus/xerus-driver.ts';

/** What a driver of each protocol needs. */
export interface DriverOptions {
  readonly xerus: XerusDriverOptions;
  readonly snmp: SnmpDriverOptions;
}

type Drivers = {
  readonly [Name in Protocol]: (options: DriverOptions[Name]) => Promise<PduDriver>;
};

/** Drivers by protocol, loaded when the first PDU of that protocol is opened. */
export const DRIVERS: Drivers = {
  xerus: async (options) => (await import('./xerus/xerus-driver.ts')).createXerusDriver(options),
  snmp: async (options) => (await import('./snmp/snmp-driver.ts')).createSnmpDriver(options),
};

/** A driver for one PDU; it has sent nothing yet. */
export async function openDriver<Name extends Protocol>(
  protocol: Name,
  options: DriverOptions[Name],
): Promise<DeviceResult<PduDriver>> {
  return ok(await DRIVERS[protocol](options));
}
