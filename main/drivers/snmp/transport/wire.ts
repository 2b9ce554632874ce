import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { aborted } from '../../../support/aborted.ts';
import type { Clock } from '../../../support/clock.ts';
import { withTimeLimit } from '../../../support/time-limit.ts';
import type { SnmpAddress } from './address.ts';
import type { Outcome } from './exchange.ts';

/**
 * A UDP socket connected to one agent: only that agent's datagrams come in, and an ICMP "port unreachable" arrives as an
 * error instead of being lost.
 */
export interface Wire {
  send(datagram: Uint8Array): void;
  close(): void;
}

interface WireHandlers {
  readonly onDatagram: (datagram: Buffer) => void;
  /** What the network said of something that was sent. */
  readonly onError: (error: unknown) => void;
}

/** IPv4 where a name has both: agents that listen on IPv6 only are rare. */
async function resolveHost(host: string): Promise<{ readonly address: string; readonly family: number }> {
  const literal = isIP(host);
  if (literal !== 0) return { address: host, family: literal };
  const addresses = await lookup(host, { all: true });
  return addresses.find(({ family }) => family === 4) ?? addresses[0] ?? { address: host, family: 4 };
}

function connectedSocket(
  target: { readonly address: string; readonly family: number },
  port: number,
  handlers: WireHandlers,
): Promise<Wire> {
  const socket = createSocket(target.family === 6 ? 'udp6' : 'udp4');
  // What is being waited for keeps the process alive, not the socket.
  socket.unref();
  return new Promise((resolve, reject) => {
    // No route to an address fails each poll of a machine that is away from its network.
    const onFailed = (error: Error) => {
      socket.close();
      reject(error);
    };
    socket.once('error', onFailed);
    socket.once('connect', () => {
      socket.off('error', onFailed);
      socket.on('error', handlers.onError);
      socket.on('message', handlers.onDatagram);
      let isClosed = false;
      resolve({
        send: (datagram) => {
          if (isClosed) return;
          socket.send(datagram, (error) => {
            if (error !== null && !isClosed) handlers.onError(error);
          });
        },
        close: () => {
          if (isClosed) return;
          isClosed = true;
          socket.removeAllListeners('message');
          socket.close();
        },
      });
    });
    socket.connect(port, target.address);
  });
}

async function open(address: SnmpAddress, handlers: WireHandlers): Promise<Result<Wire, unknown>> {
  try {
    const target = await resolveHost(address.host);
    return ok(await connectedSocket(target, address.port, handlers));
  } catch (error) {
    return err(error);
  }
}

/**
 * Opens the way to an agent; nothing is sent. The error is what the resolver or the socket reported; name servers that
 * say nothing within the time limit are one.
 */
export async function openWire(
  address: SnmpAddress,
  handlers: WireHandlers,
  limits: { readonly clock: Clock; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Result<Wire, Extract<Outcome, { kind: 'network' | 'cancelled' }>>> {
  const opening = open(address, handlers);
  const { value } = await withTimeLimit({ ...limits, ms: limits.timeoutMs }, (signal) =>
    Promise.race([opening, aborted(signal)]),
  );
  if (limits.signal.aborted || value === null)
    void opening.then((wire) => (wire.ok ? wire.value.close() : undefined));
  if (limits.signal.aborted) return err({ kind: 'cancelled' });
  if (value === null) {
    const silence = Object.assign(new Error('The name servers did not answer.'), { code: 'EAI_AGAIN' });
    return err({ kind: 'network', error: silence });
  }
  return value.ok ? value : err({ kind: 'network', error: value.error });
}
