import { createReceiver, type User } from 'net-snmp';
import { securityLevel, type SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { parseOid, type Oid } from '../../../snmp/oid.ts';
import { userOf } from '../transport/library-user.ts';
import { readV3Header } from '../transport/v3-header.ts';
import type { TrapSubscription } from './trap-source.ts';

/** Where a datagram came from. */
export interface TrapSender {
  readonly address: string;
  readonly port: number;
}

/** The name of the notification in a datagram; null for what is none, or not from who is trusted. */
export type DecodeTrap = (datagram: Buffer, sender: TrapSender) => Oid | null;

/** Answers an inform, which is a notification that wants to be confirmed (RFC 3416, section 4.2.7). */
type SendReply = (datagram: Uint8Array, to: TrapSender) => void;

const SNMP_TRAP_OID = '1.3.6.1.6.3.1.1.4.1.0';
const SNMP_TRAPS = '1.3.6.1.6.3.1.1.5';
const ENTERPRISE_SPECIFIC = 6;
/** Each engine costs a key of its own to make; strangers could send datagrams of any number of them. */
const MAX_ENGINES = 4;

/** What the library tells of a notification; v1 has its own form. */
interface LibraryTrap {
  readonly pdu: {
    readonly enterprise?: string;
    readonly generic?: number;
    readonly specific?: number;
    readonly user?: string;
    readonly varbinds?: readonly { readonly oid: string; readonly value: unknown }[];
  };
}
interface LibraryReceiver {
  getAuthorizer(): { addCommunity(community: string): void; addUser(user: User): void };
}
type Deliver = (datagram: Buffer, sender: TrapSender) => void;

/** By RFC 3584, section 3.1; null when the datagram names none. */
function trapOid({ pdu }: LibraryTrap): Oid | null {
  const { enterprise, generic, specific } = pdu;
  const named =
    enterprise === undefined || generic === undefined
      ? pdu.varbinds?.find(({ oid }) => oid === SNMP_TRAP_OID)?.value
      : generic === ENTERPRISE_SPECIFIC
        ? `${enterprise}.0.${specific ?? 0}`
        : `${SNMP_TRAPS}.${generic + 1}`;
  return typeof named === 'string' && parseOid(named) !== null ? named : null;
}

/** The library's receiver with the network left out: it gets what is handed to it, and its replies go to `reply`. */
function libraryReceiver(access: SnmpAccess, reply: SendReply, onTrap: (trap: LibraryTrap) => void): Deliver {
  let deliver: Deliver = () => undefined;
  const socket = {
    on: (event: string, listener: Deliver) => {
      if (event === 'message') deliver = listener;
    },
    bind: () => undefined,
    send: (datagram: Buffer, _at: number, _bytes: number, port: number, address: string) => {
      reply(datagram, { address, port });
    },
  };
  // Declared without types by the library.
  const receiver = createReceiver(
    { port: 162, includeAuthentication: true, dgramModule: { createSocket: () => socket } },
    (error: unknown, trap: LibraryTrap) => {
      if (error === null) onTrap(trap);
    },
  ) as LibraryReceiver;
  const authorizer = receiver.getAuthorizer();
  if (access.version === 'v3') authorizer.addUser(userOf(access));
  else authorizer.addCommunity(access.readCommunity);
  return (datagram, sender) => deliver(datagram, sender);
}

/**
 * Reads notifications of one PDU: those with its read community, or of its v3 user at the level of `access`. Neither the
 * boots nor the time of the v3 engine are checked, so a recorded one can be played back: it says only where to look.
 */
export function createTrapDecoder(
  { access, engineId }: Pick<TrapSubscription, 'access' | 'engineId'>,
  reply: SendReply,
): DecodeTrap {
  let found: LibraryTrap | null = null;
  const deliver = libraryReceiver(access, reply, (trap) => {
    found = trap;
  });
  const engines = new Set(engineId === null ? [] : [engineId.toLowerCase()]);
  const mayBeOurs = (datagram: Buffer) => {
    const header = readV3Header(datagram);
    if (access.version !== 'v3') return header === null;
    if (header === null || header.level !== securityLevel(access) || header.engineId === '') return false;
    if (engineId === null && engines.size < MAX_ENGINES) engines.add(header.engineId);
    return engines.has(header.engineId);
  };
  return (datagram, sender) => {
    if (!mayBeOurs(datagram)) return null;
    found = null;
    try {
      deliver(datagram, sender);
    } catch {
      // The library throws where it cannot repeat the values of an inform to confirm it.
      return null;
    }
    const trap = found as LibraryTrap | null;
    if (trap === null || (access.version === 'v3' && trap.pdu.user !== access.user)) return null;
    return trapOid(trap);
  };
}
