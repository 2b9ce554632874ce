import type { ElementId, PduId } from './ids.ts';

/** One line of the append-only audit store. */
export interface AuditEntry {
  readonly number: number;
  readonly atMs: number;
  /** The operating system's user. */
  readonly operator: string;
  readonly workstation: string;
  readonly door: string;
  readonly pdu: PduId | null;
  readonly pduName: string;
  /** The account used on the PDU, never its password. */
  readonly pduUser: string | null;
  readonly element: ElementId | null;
  readonly elementName: string;
  /** For example `cycle`, `setSequence`, `trustCertificate`. */
  readonly action: string;
  /** Phase or outcome: `asked`, `sent`, `accepted`, `confirmed`, `failed`, `unknown`, `notSent`, `done`. */
  readonly result: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly message: string | null;
  /** Joins the entries of one command. */
  readonly commandId: string | null;
}
