import type { AuditAction, AuditResult } from '../../shared/model/audit.ts';
import type { Door } from '../../shared/model/command.ts';
import { basePduId, type PduId, type ElementId } from '../../shared/model/ids.ts';
import type { Clock } from '../support/clock.ts';
import type { AuditStore, NewAuditEntry } from './audit-store.ts';

/** What an entry says besides who and when. */
export interface AuditRecord {
  readonly door: Door;
  readonly pdu: PduId | null;
  readonly pduName: string;
  readonly pduUser: string | null;
  readonly element?: ElementId | null;
  readonly elementName?: string;
  readonly action: AuditAction;
  readonly result: AuditResult;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly message?: string | null;
  readonly commandId?: string | null;
}

/** Writes records with the operator, the workstation and the time. */
export class AuditLog {
  readonly #store: AuditStore;
  readonly #clock: Clock;
  readonly #operator: string;
  readonly #workstation: string;
  readonly #onWritten: () => void;

  constructor(options: {
    store: AuditStore;
    clock: Clock;
    operator: string;
    workstation: string;
    onWritten?: () => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#operator = options.operator;
    this.#workstation = options.workstation;
    this.#onWritten = options.onWritten ?? (() => undefined);
  }

  /** On disk when it returns; throws when it could not be written. */
  write(records: readonly AuditRecord[]): void {
    this.#store.append(records.map((record) => this.#entry(record)));
    this.#onWritten();
  }

  /** Closes what an earlier run of the program left open: armed commands were never sent, others are unknown. */
  closeUnfinished(): void {
    const open = this.#store.listUnfinished();
    if (open.length === 0) return;
    this.#store.append(
      open.map(({ number: _number, ...entry }) => ({
        ...entry,
        atMs: this.#clock.nowMs(),
        result: entry.result === 'armed' ? 'notSent' : 'unknown',
        message:
          entry.result === 'armed' ? 'Not sent, app closed' : 'The app closed before the outcome was read.',
      })),
    );
  }

  #entry(record: AuditRecord): NewAuditEntry {
    return {
      atMs: this.#clock.nowMs(),
      operator: this.#operator,
      workstation: this.#workstation,
      door: record.door,
      // Whatever way it was reached by, it is one PDU.
      pdu: record.pdu === null ? null : basePduId(record.pdu),
      pduName: record.pduName,
      pduUser: record.pduUser,
      element: record.element ?? null,
      elementName: record.elementName ?? '',
      action: record.action,
      result: record.result,
      before: record.before ?? null,
      after: record.after ?? null,
      message: record.message ?? null,
      commandId: record.commandId ?? null,
    };
  }
}
