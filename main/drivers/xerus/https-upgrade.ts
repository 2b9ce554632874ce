import { Agent } from 'undici';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { addressOfUrl, type DeviceAddress } from './address.ts';
import { exchange } from './http-exchange.ts';
import { cancelledError } from '../cancelled.ts';
import { networkError, timeoutError } from './network-errors.ts';
import { redirectTarget } from './redirect.ts';

const MAX_REPLY_BYTES = 64 * 1024;

/**
 * For an address written with `http://`: asks there, without credentials, where HTTPS is, as PDUs redirect (reference
 * 1.3). An HTTPS address is returned as it is and nothing is sent.
 */
export async function findHttpsAddress(
  address: DeviceAddress,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Result<DeviceAddress, DeviceError>> {
  if (!address.origin.startsWith('http:')) return ok(address);
  const { hostPort } = address;
  const agent = new Agent({ connect: { timeout: options.timeoutMs }, pipelining: 1, allowH2: false });
  const outcome = await exchange(agent, {
    origin: address.origin,
    path: '/model/pdu/0',
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'getTypeInfo', params: {}, id: 1 }),
    signal: options.signal,
    timeoutMs: options.timeoutMs,
    maxBytes: MAX_REPLY_BYTES,
  });
  await agent.destroy();
  if (outcome.kind === 'failed') {
    if (outcome.reason === 'cancelled') return err(cancelledError());
    if (outcome.reason === 'timeout') return err(timeoutError(hostPort));
    return err(networkError(outcome.error, { hostPort, trustedFingerprint: '' }));
  }
  const { status, location } = outcome.reply;
  if (status !== 302 && status !== 307) {
    return err({
      kind: 'unreachable',
      cause: 'tls',
      message: `${hostPort} answers without encryption and names no HTTPS address; turn HTTPS on, credentials are not sent over plain HTTP.`,
    });
  }
  const target = redirectTarget(location, address);
  return target.ok ? ok(addressOfUrl(new URL(target.value))) : target;
}
