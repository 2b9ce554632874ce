import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import type { TrapReceiverState } from '../../../../shared/model/trap-receiver.ts';
import type { Oid } from '../../../snmp/oid.ts';

/** Whose notifications are wanted. */
export interface TrapSubscription {
  /** IP address that they come from. */
  readonly address: string;
  /** Notifications of v1 and v2c carry the read community, those of v3 are from its user; others are dropped. */
  readonly access: SnmpAccess;
  /** Engine id in hex that v3 notifications must have; null when none is known. */
  readonly engineId: string | null;
  /**
   * `snmpTrapOID` of a notification; that of v1 is made by RFC 3584, section 3.1. Anybody can send such a datagram and any
   * may get lost, so it says no more than where to look.
   */
  readonly onTrap: (trap: Oid) => void;
}

/** Hands out notifications by sender. */
export interface TrapSource {
  readonly state: TrapReceiverState;
  /** Until the function returned is called. */
  subscribe(subscription: TrapSubscription): () => void;
}
