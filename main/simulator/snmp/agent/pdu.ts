import { ERROR_STATUSES, type ErrorStatus } from '../../../snmp/error-status.ts';
import type { VarBind } from '../../../snmp/value.ts';
import { INTEGER_32, TAG, element, integerElement, membersOf, readNumber, type BerElement } from './ber.ts';
import { readVarBinds, varBindElement } from './varbind.ts';

/** Tags of the PDUs (RFC 3416, section 3; the trap of v1: RFC 1157, section 4.1.6). */
export const PDU_TAG = {
  get: 0xa0,
  getNext: 0xa1,
  response: 0xa2,
  set: 0xa3,
  trapV1: 0xa4,
  getBulk: 0xa5,
  inform: 0xa6,
  trapV2: 0xa7,
  report: 0xa8,
} as const;

export type PduType = Exclude<keyof typeof PDU_TAG, 'trapV1'>;

/** What a request asks for; in a GETBULK the two numbers are non-repeaters and max-repetitions. */
export interface RequestPdu {
  readonly type: PduType;
  readonly requestId: number;
  readonly first: number;
  readonly second: number;
  readonly varbinds: readonly VarBind[];
}

/** What is sent back, or on its own as a notification. */
export interface AnswerPdu {
  readonly type: PduType;
  readonly requestId: number;
  readonly status: ErrorStatus;
  /** 1-based place of the varbind the status is about; 0 for none. */
  readonly index: number;
  readonly varbinds: readonly VarBind[];
}

const TYPES = Object.entries(PDU_TAG) as readonly [keyof typeof PDU_TAG, number][];

function typeOf(tag: number): PduType | null {
  const type = TYPES.find(([, each]) => each === tag)?.[0];
  return type === undefined || type === 'trapV1' ? null : type;
}

/** Any PDU but the trap of v1; null for what is none. */
export function readPdu(read: BerElement | undefined): RequestPdu | null {
  const type = read === undefined ? null : typeOf(read.tag);
  if (type === null) return null;
  const [id, one, two, list, ...more] = membersOf(read, PDU_TAG[type]) ?? [];
  const requestId = readNumber(id, TAG.integer, INTEGER_32);
  const first = readNumber(one, TAG.integer, INTEGER_32);
  const second = readNumber(two, TAG.integer, INTEGER_32);
  const varbinds = readVarBinds(list);
  if (requestId === null || first === null || second === null || varbinds === null || more.length > 0)
    return null;
  return { type, requestId, first, second, varbinds };
}

/** An answer or a notification in BER. */
export function pduElement(pdu: AnswerPdu): Uint8Array {
  return element(
    PDU_TAG[pdu.type],
    integerElement(pdu.requestId),
    integerElement(ERROR_STATUSES.indexOf(pdu.status)),
    integerElement(pdu.index),
    element(TAG.sequence, ...pdu.varbinds.map(varBindElement)),
  );
}
