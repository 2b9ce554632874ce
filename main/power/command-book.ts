import {
  isFinal,
  isFinished,
  type CommandPhase,
  type OutletCommand,
  type PowerCommand,
} from '../../shared/model/command.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import { outletInList } from '../../shared/words/elements.ts';
import { IN_SEQUENCE } from '../../shared/words/journal-power.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import type { AuditLog, AuditRecord } from '../storage/audit-log.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

export type OutletPatch = Partial<Omit<OutletCommand, 'outlet' | 'phaseAtMs'>>;
export interface OutletUpdate extends OutletPatch {
  readonly outlet: OutletId;
}

/** Who the command is for, as the audit log names it. */
export interface CommandSubject {
  readonly pduName: string;
  readonly pduUser: string;
  readonly names: ReadonlyMap<OutletId, { readonly label: string; readonly name: string }>;
  /** A sentence that stands before every other that is said of it; null where there is none. */
  readonly about: string | null;
}

/** The record of one command: every change of phase goes to the audit log first, then to the windows. */
export class CommandBook {
  #command: PowerCommand;
  readonly #subject: CommandSubject;
  readonly #options: {
    readonly audit: AuditLog;
    readonly fleet: FleetStore;
    readonly clock: Clock;
    readonly logger: Logger;
  };

  constructor(
    command: PowerCommand,
    subject: CommandSubject,
    options: {
      readonly audit: AuditLog;
      readonly fleet: FleetStore;
      readonly clock: Clock;
      readonly logger: Logger;
    },
  ) {
    this.#command = command;
    this.#subject = subject;
    this.#options = options;
  }

  get command(): PowerCommand {
    return this.#command;
  }

  get isFinished(): boolean {
    return isFinished(this.#command);
  }

  outlet(id: OutletId): OutletCommand | undefined {
    return this.#command.outlets.find((each) => each.outlet === id);
  }

  /** Outlets that have no outcome yet. */
  get open(): readonly OutletId[] {
    return this.#command.outlets.filter((each) => !isFinal(each.phase)).map((each) => each.outlet);
  }

  /** The first record and the first sight of it; false when it could not be recorded, and then nobody saw it. */
  start(): boolean {
    try {
      this.#write(this.#command.outlets.map((each) => each.outlet));
    } catch (error) {
      this.#options.logger.error({ err: error }, 'The audit log could not be written');
      return false;
    }
    this.publish();
    return true;
  }

  /**
   * Moves outlets to a phase. `asked` is on disk when it returns, and throws when it could not be written: nothing was
   * sent yet. Later phases are facts, written or not: they are shown, and the failure goes to the log.
   */
  enter(phase: CommandPhase, updates: readonly OutletUpdate[]): void {
    if (updates.length === 0) return;
    const atMs = this.#options.clock.nowMs();
    const before = this.#command;
    this.#apply(updates, (outlet) => ({ phase, phaseAtMs: { ...outlet.phaseAtMs, [phase]: atMs } }));
    try {
      this.#write(updates.map((each) => each.outlet));
    } catch (error) {
      if (phase === 'asked') {
        this.#command = before;
        throw error;
      }
      this.#options.logger.error(
        { command: this.#command.id, phase, err: error },
        'The audit log could not be written',
      );
    }
    this.publish();
  }

  /** Changes that are no phase: what was seen on the way. */
  note(updates: readonly OutletUpdate[]): void {
    if (updates.length === 0) return;
    this.#apply(updates, () => ({}));
    this.publish();
  }

  publish(): void {
    this.#options.fleet.publish({ kind: 'command', command: this.#command });
  }

  #apply(updates: readonly OutletUpdate[], extra: (outlet: OutletCommand) => Partial<OutletCommand>): void {
    const outlets = this.#command.outlets.map((outlet) => {
      const update = updates.find((each) => each.outlet === outlet.outlet);
      return update === undefined ? outlet : { ...outlet, ...this.#withAbout(update), ...extra(outlet) };
    });
    this.#command = { ...this.#command, outlets };
  }

  #withAbout(update: OutletUpdate): OutletUpdate {
    const { about } = this.#subject;
    const { message } = update;
    if (about === null || message === undefined) return update;
    return { ...update, message: message === null ? about : `${about} ${message}` };
  }

  #write(outlets: readonly OutletId[]): void {
    const { id, pdu, action, door, respectSequence } = this.#command;
    const isInSequence = respectSequence && action !== 'off' && this.#command.outlets.length > 1;
    const { pduName, pduUser, names } = this.#subject;
    const records = outlets.flatMap((element): AuditRecord[] => {
      const outlet = this.outlet(element);
      const name = names.get(element);
      if (outlet === undefined) return [];
      const elementName = name === undefined ? '' : outletInList(name);
      const { phase: result, before, after } = outlet;
      // The outcome of each outlet depends on it, and nothing else of the record tells.
      const message = outlet.message ?? (result === 'armed' && isInSequence ? IN_SEQUENCE : null);
      return [
        {
          door,
          pdu,
          pduName,
          pduUser,
          element,
          elementName,
          action,
          result,
          before,
          after,
          message,
          commandId: id,
        },
      ];
    });
    this.#options.audit.write(records);
  }
}
