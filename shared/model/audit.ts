import type { CommandPhase, Door } from './command.ts';
import type { ElementId, PduId } from './ids.ts';

/** What Busbar writes into its audit log; `shared/words/journal.ts` has the words for each. */
export const AUDIT_ACTIONS = [
  'on',
  'off',
  'cycle',
  'setSequence',
  'cancelSequence',
  'rename',
  'setCycleDelay',
  'setInRushGuard',
  'setPowerOnDelay',
  'setStartupState',
  'setProtected',
  'addPdu',
  'addOtherAccess',
  'removePdu',
  'removeOtherAccess',
  'renameInBusbar',
  'changeAddress',
  'changeCredentials',
  'trustCertificate',
  'trustEngine',
  'changeAttributes',
  'changeSettings',
  'automationEndpointOn',
  'automationEndpointOff',
  'newEndpointToken',
] as const;

/** See `AUDIT_ACTIONS`. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Of power commands and of settings of a device a phase; `done` is what was written on the device or in Busbar. */
export type AuditResult = CommandPhase | 'done';

/** One line of the append-only audit store. */
export interface AuditEntry {
  readonly number: number;
  readonly atMs: number;
  /** The operating system's user. */
  readonly operator: string;
  readonly workstation: string;
  readonly door: Door;
  readonly pdu: PduId | null;
  readonly pduName: string;
  /** The account used on the PDU, never its password. */
  readonly pduUser: string | null;
  readonly element: ElementId | null;
  readonly elementName: string;
  /** An entry of another version of Busbar may hold one that this version does not know. */
  readonly action: AuditAction;
  readonly result: AuditResult;
  readonly before: string | null;
  readonly after: string | null;
  readonly message: string | null;
  /** Joins the entries of one command. */
  readonly commandId: string | null;
}
