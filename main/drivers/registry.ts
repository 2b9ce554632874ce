import type { Protocol } from '../../shared/model/pdu.ts';
import { err, ok } from '../../shared/result.ts';
import type { DeviceResult, PduDriver } from './driver.ts';
import type { XerusDriverOptions } from './xerus/xerus-driver.ts';

type OpenDriver = (options: XerusDriverOptions) => Promise<PduDriver>;

/** Drivers by protocol, loaded when the first PDU of that protocol is opened. */
export const DRIVERS: Readonly<Partial<Record<Protocol, OpenDriver>>> = {
  xerus: async (options) => (await import('./xerus/xerus-driver.ts')).createXerusDriver(options),
};

/** A driver for one PDU; it has sent nothing yet. */
export async function openDriver(
  protocol: Protocol,
  options: XerusDriverOptions,
): Promise<DeviceResult<PduDriver>> {
  const open = DRIVERS[protocol];
  return open === undefined
    ? err({ kind: 'unsupported', message: `This version cannot talk ${protocol} to a PDU; use xerus.` })
    : ok(await open(options));
}
