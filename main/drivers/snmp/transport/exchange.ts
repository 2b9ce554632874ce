import type { Oid } from '../../../snmp/oid.ts';
import type { SetVarBind, VarBind } from '../../../snmp/value.ts';
import type { Report } from './v3-header.ts';

/** A request that changes nothing. */
export type ReadRequest =
  | { readonly kind: 'get' | 'getNext'; readonly oids: readonly Oid[] }
  | { readonly kind: 'getBulk'; readonly oids: readonly Oid[]; readonly repetitions: number };

export interface SetRequest {
  readonly kind: 'set';
  readonly varbinds: readonly SetVarBind[];
}

export type SnmpRequest = ReadRequest | SetRequest;

/** What came for each OID that was asked, in that order: one varbind to a GET, as many as it took to a GETBULK. */
export type Streams = readonly (readonly VarBind[])[];

/** What came of one try. */
export type Outcome =
  | { readonly kind: 'answer'; readonly streams: Streams }
  /** An error status of RFC 3416, section 3, and the OID it is about, where the agent says so. */
  | { readonly kind: 'status'; readonly status: number; readonly oid: Oid | null }
  /** v3: the agent refused the message itself; it has not been carried out. */
  | { readonly kind: 'report'; readonly report: Report }
  /** v3: the agent that answers is not the one that is known (hex). */
  | { readonly kind: 'otherEngine'; readonly expected: string; readonly found: string }
  /** An answer to this request that is not as the protocol says; `field` names the place. */
  | { readonly kind: 'unreadable'; readonly field: string }
  /** Nothing that could be read came in time; `datagrams` is how many came that could not. */
  | { readonly kind: 'silence'; readonly datagrams: number }
  /** The resolver, the socket or an ICMP message. */
  | { readonly kind: 'network'; readonly error: unknown }
  /** The library could not write this request; nothing was sent. */
  | { readonly kind: 'notWritable' }
  | { readonly kind: 'cancelled' };
