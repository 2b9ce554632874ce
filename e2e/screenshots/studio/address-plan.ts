import dgram from 'node:dgram';
import net from 'node:net';

interface Place {
  readonly host: string;
  readonly port: number;
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'host' in value && 'port' in value;
}

/** Changes what a kind of socket is asked to connect to, until the returned function is called. */
function leadConnections(sockets: object, lead: (args: readonly unknown[]) => unknown[]): () => void {
  const connect: unknown = Reflect.get(sockets, 'connect');
  if (typeof connect !== 'function') throw new Error('These sockets do not connect.');
  const led = new Proxy(connect, {
    apply: (call, socket, args: unknown[]): unknown => Reflect.apply(call, socket, lead(args)),
  });
  Reflect.set(sockets, 'connect', led);
  return () => Reflect.set(sockets, 'connect', connect);
}

/**
 * Leads this process's connections to addresses for documentation (RFC 5737) to simulated PDUs on loopback, so that pictures
 * show neither ports that differ in every run nor addresses that belong to somebody. Disposing it takes it back.
 */
export class AddressPlan implements Disposable {
  readonly #tcp = new Map<string, number>();
  readonly #udp = new Map<string, number>();
  readonly #undo: readonly (() => void)[];

  constructor() {
    this.#undo = [
      leadConnections(net.Socket.prototype, ([options, ...rest]) => [
        isPlace(options) ? { ...options, ...ledBy(this.#tcp, options) } : options,
        ...rest,
      ]),
      leadConnections(dgram.Socket.prototype, ([port, host, ...rest]) => {
        const place = ledBy(this.#udp, { host: String(host), port: Number(port) });
        return [place.port, place.host, ...rest];
      }),
    ];
  }

  /** From now on that address answers HTTPS at a loopback port. */
  leadHttps(host: string, port: number): void {
    this.#tcp.set(`${host}:443`, port);
  }

  /** From now on that address answers SNMP at a loopback port. */
  leadSnmp(host: string, port: number): void {
    this.#udp.set(`${host}:161`, port);
  }

  [Symbol.dispose](): void {
    for (const undo of this.#undo) undo();
  }
}

function ledBy(plan: ReadonlyMap<string, number>, place: Place): Place {
  const port = plan.get(`${place.host}:${place.port}`);
  return port === undefined ? place : { host: '127.0.0.1', port };
}
