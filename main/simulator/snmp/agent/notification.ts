import { randomInt } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValue, VarBind } from '../../../snmp/value.ts';
import { TAG, element, integerElement, oidElement } from './ber.ts';
import { communityMessage, writeCommunityMessage } from './community-message.ts';
import { PDU_TAG, type AnswerPdu } from './pdu.ts';
import { UdpSocket } from './udp-socket.ts';
import { varBindElement } from './varbind.ts';

/** What happened. */
export interface Notification {
  readonly trapOid: Oid;
  readonly varbinds: readonly { readonly oid: Oid; readonly value: SnmpValue }[];
  /** sysUpTime, hundredths of a second. */
  readonly upTimeTicks: number;
}

const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0';
const SNMP_TRAP_OID = '1.3.6.1.6.3.1.1.4.1.0';
/** Traps that v1 numbers itself: coldStart to egpNeighborLoss (RFC 3584, section 3.2). */
const GENERIC_TRAP = /^1\.3\.6\.1\.6\.3\.1\.1\.5\.([1-6])$/u;
const ENTERPRISE_SPECIFIC = 6;
const SNMP_TRAPS = '1.3.6.1.6.3.1.1.5';
const MAX_ID = 0x7f_ff_ff_ff;

/** A number for a message that nobody answers. */
export function notificationId(): number {
  return randomInt(1, MAX_ID);
}

/** The PDU of v2c and v3 (RFC 3416, section 4.2.6). */
export function notificationPdu({ trapOid, varbinds, upTimeTicks }: Notification): AnswerPdu {
  const head: readonly VarBind[] = [
    { oid: SYS_UP_TIME, value: { type: 'timeTicks', value: upTimeTicks } },
    { oid: SNMP_TRAP_OID, value: { type: 'oid', value: trapOid } },
  ];
  return {
    type: 'trapV2',
    requestId: notificationId(),
    status: 'noError',
    index: 0,
    varbinds: [...head, ...varbinds],
  };
}

/** How v1 splits the name of a trap (RFC 3584, section 3.2). */
function splitTrapOid(trapOid: Oid): {
  readonly enterprise: Oid;
  readonly generic: number;
  readonly specific: number;
} {
  const generic = GENERIC_TRAP.exec(trapOid)?.[1];
  if (generic !== undefined) return { enterprise: SNMP_TRAPS, generic: Number(generic) - 1, specific: 0 };
  const parts = trapOid.split('.');
  const specific = Number(parts.pop());
  if (parts.at(-1) === '0') parts.pop();
  return { enterprise: parts.join('.'), generic: ENTERPRISE_SPECIFIC, specific };
}

function trapV1(notification: Notification, agentAddress: string): Uint8Array {
  const { enterprise, generic, specific } = splitTrapOid(notification.trapOid);
  return element(
    PDU_TAG.trapV1,
    oidElement(enterprise),
    element(TAG.ipAddress, Uint8Array.from(agentAddress.split('.').map(Number))),
    integerElement(generic),
    integerElement(specific),
    integerElement(notification.upTimeTicks, TAG.timeTicks),
    element(TAG.sequence, ...notification.varbinds.map(varBindElement)),
  );
}

/** A notification of v1 or v2c as a datagram. `agentAddress` (IPv4) is told by v1 only. */
export function communityNotification(
  version: 'v1' | 'v2c',
  community: string,
  notification: Notification,
  agentAddress = '127.0.0.1',
): Uint8Array {
  return version === 'v1'
    ? communityMessage(version, community, trapV1(notification, agentAddress))
    : writeCommunityMessage(version, community, notificationPdu(notification));
}

/** Sends a datagram from a port of its own; nobody answers a trap. */
export async function sendOnce(
  datagram: Uint8Array,
  to: { readonly host: string; readonly port: number },
): Promise<void> {
  const socket = await UdpSocket.bind({ host: isIPv6(to.host) ? '::' : '0.0.0.0', port: 0 }, () => undefined);
  await socket.send(datagram, { address: to.host, port: to.port });
  await socket[Symbol.asyncDispose]();
}
