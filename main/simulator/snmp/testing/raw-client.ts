import { onTestFinished, vi } from 'vitest';
import type { Oid } from '../../../snmp/oid.ts';
import { integer, type VarBind } from '../../../snmp/value.ts';
import { TAG, element, integerElement } from '../agent/ber.ts';
import { communityMessage, readCommunityMessage } from '../agent/community-message.ts';
import { PDU_TAG, type PduType, type RequestPdu } from '../agent/pdu.ts';
import { UdpSocket, type Peer } from '../agent/udp-socket.ts';
import { varBindElement } from '../agent/varbind.ts';

/** A request of v2c by the read community, or for a SET by the write community. */
export interface RawRequest {
  readonly type?: PduType;
  readonly requestId?: number;
  readonly oids: readonly Oid[];
  /** For SETs; Null when absent. */
  readonly value?: VarBind['value'];
  readonly maxRepetitions?: number;
  readonly version?: 'v1' | 'v2c';
}

export interface RawAnswer {
  readonly datagram: Uint8Array;
  readonly port: number;
  /** `first` is the error status, `second` its index; null for what cannot be read. */
  readonly pdu: RequestPdu | null;
}

export function rawRequest({
  type = 'get',
  requestId = 1,
  oids,
  value = type === 'set' ? integer(1) : { type: 'null' },
  maxRepetitions = 0,
  version = 'v2c',
}: RawRequest): Uint8Array {
  const varbinds = oids.map((oid) => varBindElement({ oid, value }));
  const pdu = element(
    PDU_TAG[type],
    integerElement(requestId),
    integerElement(0),
    integerElement(maxRepetitions),
    element(TAG.sequence, ...varbinds),
  );
  return communityMessage(version, type === 'set' ? 'private' : 'public', pdu);
}

/** Every datagram that comes to a socket, for the length of one test. */
export async function openRawClient(port: number) {
  const answers: RawAnswer[] = [];
  const socket = await UdpSocket.bind({ host: '127.0.0.1', port: 0 }, (datagram: Uint8Array, peer: Peer) => {
    answers.push({ datagram, port: peer.port, pdu: readCommunityMessage(datagram, 'v2c')?.pdu ?? null });
  });
  onTestFinished(() => socket[Symbol.asyncDispose]());
  const send = (datagram: Uint8Array) => socket.send(datagram, { address: '127.0.0.1', port });
  return {
    port: socket.port,
    answers,
    send,
    ask: (request: RawRequest) => send(rawRequest(request)),
    /** The answers when there are this many. */
    received: (count: number) =>
      vi.waitFor(() => {
        if (answers.length < count) throw new Error(`${answers.length} of ${count} answers`);
        return answers;
      }),
  };
}
