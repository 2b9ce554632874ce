import { readCommunityMessage, writeCommunityMessage } from './community-message.ts';
import type { AnswerPdu, RequestPdu } from './pdu.ts';
import type { RequestType, SnmpRequestRecord } from './request-log.ts';
import { isRequest } from './respond.ts';
import type { UsmEngine } from './usm/usm-engine.ts';

/** What an agent needs to know of a message before it is answered. */
export interface Incoming {
  readonly record: Omit<SnmpRequestRecord, 'atMs'>;
  /** The request with the rights of its sender; for others a finished answer, or null for silence. */
  readonly task: AcceptedRequest | Uint8Array | null;
}

export interface AcceptedRequest {
  readonly version: 'v1' | 'v2c' | 'v3';
  readonly pdu: RequestPdu;
  /** The v3 user; empty for v1 and v2c. */
  readonly user: string;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /** The largest answer that the sender takes. */
  readonly maxBytes: number;
  /** Makes the message around an answer. */
  readonly seal: (answer: AnswerPdu) => Uint8Array;
}

function requestType(pdu: RequestPdu): RequestType {
  return pdu.type === 'get' || pdu.type === 'getNext' || pdu.type === 'getBulk' || pdu.type === 'set'
    ? pdu.type
    : 'unread';
}

function contentsOf(pdu: RequestPdu | null) {
  return {
    oids: pdu?.varbinds.map(({ oid }) => oid) ?? [],
    varbinds: pdu?.varbinds ?? [],
    maxRepetitions: pdu?.type === 'getBulk' ? pdu.second : 0,
  };
}

/** Opens a message of v1 or v2c; null when it is no request. A wrong community is answered by silence. */
export function openCommunityMessage(
  datagram: Uint8Array,
  version: 'v1' | 'v2c',
  communities: { readonly readCommunity: string; readonly writeCommunity: string },
): Incoming | null {
  const message = readCommunityMessage(datagram, version);
  if (message === null || !isRequest(message.pdu, version)) return null;
  const { community, pdu } = message;
  const { readCommunity, writeCommunity } = communities;
  const mayWrite = writeCommunity !== '' && community === writeCommunity;
  const isAccepted = mayWrite || community === readCommunity;
  const record = {
    version,
    type: requestType(pdu),
    level: 'noAuthNoPriv',
    principal: community,
    isAccepted,
    report: null,
    ...contentsOf(pdu),
  } as const;
  const task = {
    version,
    pdu,
    user: '',
    mayRead: true,
    mayWrite,
    maxBytes: Number.POSITIVE_INFINITY,
    seal: (answer: AnswerPdu) => writeCommunityMessage(version, community, answer),
  };
  return { record, task: isAccepted ? task : null };
}

/** Opens a message of v3; null when it is no request. */
export function openV3Message(datagram: Uint8Array, engine: UsmEngine): Incoming | null {
  const opened = engine.open(datagram);
  if (opened === null) return null;
  const { message, pdu } = opened;
  if (pdu !== null && !isRequest(pdu, 'v3')) return null;
  const about = { version: 'v3', level: message.level, principal: message.user, ...contentsOf(pdu) } as const;
  if (opened.kind === 'report') {
    const type =
      opened.name === 'unknownEngineIds' ? 'discovery' : pdu === null ? 'unread' : requestType(pdu);
    return { record: { ...about, type, isAccepted: false, report: opened.name }, task: opened.answer };
  }
  return {
    record: { ...about, type: requestType(opened.pdu), isAccepted: true, report: null },
    task: {
      version: 'v3',
      pdu: opened.pdu,
      user: opened.user.name,
      mayRead: opened.isLevelEnough,
      mayWrite: opened.isLevelEnough && opened.user.mayWrite,
      maxBytes: message.maxBytes,
      seal: opened.seal,
    },
  };
}
