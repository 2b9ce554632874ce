import type { CommandId, OutletId, PduId } from './ids.ts';
import type { PowerAction, PowerState } from './power-state.ts';

/**
 * Life of a power command, per outlet (docs/contracts.md, "A power command's life"):
 * `armed -> notSent` or `armed -> asked -> sent -> accepted -> confirmed | failed | unknown`. What was asked and could
 * not leave within 5 s is `notSent` as well; `sent` means that it left this machine.
 */
export type CommandPhase =
  'armed' | 'notSent' | 'asked' | 'sent' | 'accepted' | 'confirmed' | 'failed' | 'unknown';

/** What one outlet of a command has come to. */
export interface OutletCommand {
  readonly outlet: OutletId;
  readonly phase: CommandPhase;
  /** State on screen when it was given. */
  readonly before: PowerState;
  /** State read back; null until there is one. */
  readonly after: PowerState | null;
  /** When each phase was entered, milliseconds since 1970. */
  readonly phaseAtMs: Partial<Record<CommandPhase, number>>;
  /** The off of a cycle was seen at this time. */
  readonly offSeenAtMs: number | null;
  /** The cycle delay that applies, for the countdown; null when unknown. */
  readonly cycleDelayMs: number | null;
  /** Current before the command, for the check that current flows again; null when not metered. */
  readonly currentBeforeAmperes: number | null;
  /** `No answer yet` after 5 s without a reply. */
  readonly noAnswerYet: boolean;
  /** One sentence about the outcome; null while there is nothing to say. */
  readonly message: string | null;
  /** A person cancelled the sequence before it was this outlet's turn: it stays off, and nothing went wrong. */
  readonly wasCancelled?: boolean;
  /** The PDU said that this user or community may not switch: nothing was done, and trying again changes nothing. */
  readonly wasForbidden?: boolean;
}

/** Where a command came from: `shell` is `busbar shell`, `endpoint` the automation endpoint. */
export type Door = 'app' | 'commandLine' | 'shell' | 'endpoint';

/** A power command on one or more outlets of one PDU. */
export interface PowerCommand {
  readonly id: CommandId;
  readonly pdu: PduId;
  readonly action: PowerAction;
  /** `all` uses the device's all-outlets call, `several` its multi-outlet call, where it has them. */
  readonly scope: 'one' | 'several' | 'all';
  readonly respectSequence: boolean;
  readonly door: Door;
  /** End of the undo window; null when it was given without one. */
  readonly undoUntilMs: number | null;
  readonly outlets: readonly OutletCommand[];
}

const FINAL_PHASES: ReadonlySet<CommandPhase> = new Set(['notSent', 'confirmed', 'failed', 'unknown']);

/** No phase follows this one. */
export function isFinal(phase: CommandPhase): boolean {
  return FINAL_PHASES.has(phase);
}

/** Every outlet of it has come to an end, good or bad. */
export function isFinished(command: PowerCommand): boolean {
  return command.outlets.every((outlet) => isFinal(outlet.phase));
}
