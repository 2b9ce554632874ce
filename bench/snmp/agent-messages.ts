import type { Oid } from '../../main/snmp/oid.ts';
import type { SnmpAccounts } from '../../main/simulator/snmp/pdu2/pdu2-agent.ts';

/** What the process of an agent is told to be, as its only argument. */
export type AgentSubject =
  | { readonly kind: 'recording'; readonly walk: string }
  | { readonly kind: 'simulated'; readonly model: 'px4-dual-48' };

/** How to reach it; its first message. */
export interface AgentReady {
  readonly port: number;
  /** Null for a recording: `public`, by v2c. */
  readonly simulated: {
    readonly accounts: SnmpAccounts;
    readonly url: string;
    readonly user: string;
    readonly password: string;
    readonly fingerprint: string;
  } | null;
}

export type AgentOrder =
  /** Answers come this much later from now on, on every side that it has. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Tells what came since the last time. */
  | { readonly kind: 'count' };

/** What came to an agent, and went. */
export interface AgentCount {
  readonly exchanges: number;
  /** From the first request's arrival to the last answer's departure; 0 when nothing came. */
  readonly spanMs: number;
  /** Every name asked for. */
  readonly oids: readonly Oid[];
}
