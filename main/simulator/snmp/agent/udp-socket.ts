import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

/** Where a datagram came from, and where its answer goes. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** A bound UDP socket. What cannot be sent is lost, as datagrams are. */
export class UdpSocket implements AsyncDisposable {
  readonly port: number;
  readonly #socket: Socket;
  #isOpen = true;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
  }

  /** Rejects when the port is taken. `onDatagram` must not throw. */
  static async bind(
    at: { readonly host: string; readonly port: number },
    onDatagram: (datagram: Uint8Array, peer: Peer) => void,
  ): Promise<UdpSocket> {
    const socket = createSocket(isIPv6(at.host) ? 'udp6' : 'udp4');
    socket.on('message', (datagram: Uint8Array, { address, port }: RemoteInfo) => {
      onDatagram(datagram, { address, port });
    });
    socket.bind(at.port, at.host);
    try {
      await once(socket, 'listening');
    } catch (error) {
      socket.close();
      throw error;
    }
    // ICMP errors about answers that nobody waited for.
    socket.on('error', () => undefined);
    return new UdpSocket(socket);
  }

  /** Resolves when the datagram has left, or could not. */
  send(datagram: Uint8Array, peer: Peer): Promise<void> {
    return new Promise((resolve) => {
      // A datagram can claim to come from port 0, to which nothing can be sent.
      if (!this.#isOpen || peer.port === 0) {
        resolve();
        return;
      }
      this.#socket.send(datagram, peer.port, peer.address, () => {
        resolve();
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await new Promise<void>((resolve) => {
      this.#socket.close(() => {
        resolve();
      });
    });
  }
}
