import { isFinal, type CommandPhase, type OutletCommand } from '../../../shared/model/command.ts';
import type { CommandId } from '../../../shared/model/ids.ts';
import {
  isOff,
  type OutletObservation,
  type PowerAction,
  type PowerState,
} from '../../../shared/model/power-state.ts';
import type { SocketConnection } from '../../../shared/shell/live-status.ts';
import { faultReason } from './fault-reason.ts';

interface KnownState {
  readonly isOn: boolean;
  readonly readAtMs: number;
}

interface SocketFault {
  readonly reason: string;
  readonly atMs: number;
}

interface CommandFault extends SocketFault {
  /** State as it was last read then. */
  readonly state: PowerState;
}

/** One power socket with what hangs on it: what was read of it since the program started, and what went wrong. */
export class ConnectedSocket {
  readonly connection: SocketConnection;
  #known: KnownState | null = null;
  /** As it was read last, also while a command waits to be confirmed. */
  #latest: KnownState | null = null;
  /** Commands for on or off that were asked and have no outcome yet. */
  readonly #running = new Set<CommandId>();
  #fault: CommandFault | null = null;
  /** A command that was not sent, since the PDU could not be asked; an earlier fault is still one after it. */
  #unreached: SocketFault | null = null;
  /** The last word of each command, so that telling it again changes nothing. */
  readonly #judged = new Map<CommandId, CommandPhase>();

  constructor(connection: SocketConnection) {
    this.connection = connection;
  }

  /**
   * Null before it was read. On its way to another state it stays what it was, and so it does while a command for on or off
   * is not confirmed: a relay that falls back at once is no success. A cycle is followed, since off is a part of it.
   */
  get known(): KnownState | null {
    return this.#known;
  }

  get fault(): SocketFault | null {
    return this.#unreached ?? this.#fault;
  }

  observe({ powerState, readAtMs }: OutletObservation): void {
    if (powerState === 'on' || isOff(powerState)) this.#latest = { isOn: powerState === 'on', readAtMs };
    this.#follow();
    if (this.#fault !== null && endsFault(this.#fault, powerState)) this.#fault = null;
    if (powerState !== 'unknown') this.#unreached = null;
  }

  /** The PDU has no such outlet any more: nothing is known of it until it is read again. */
  gone(): void {
    this.#latest = null;
    this.#known = null;
    this.#fault = null;
    this.#unreached = null;
  }

  /** How a command for this socket stands; `now` is the state as read last. */
  judge(id: CommandId, action: PowerAction, outlet: OutletCommand, now: OutletObservation | undefined): void {
    const { phase, phaseAtMs, offSeenAtMs } = outlet;
    if (now?.powerState === 'cycling' && offSeenAtMs !== null)
      this.#latest = { isOn: false, readAtMs: now.readAtMs };
    if (isFinal(phase)) this.#running.delete(id);
    else if (action !== 'cycle' && phase !== 'armed') this.#running.add(id);
    this.#follow();
    if (this.#judged.get(id) === phase) return;
    this.#judged.set(id, phase);
    const isWell = phase === 'confirmed' || outlet.wasCancelled === true;
    if (!isWell && phase !== 'failed' && phase !== 'unknown') return;
    this.#unreached = null;
    this.#fault = isWell
      ? null
      : {
          reason: faultReason(action, outlet),
          atMs: phaseAtMs[phase] ?? 0,
          state: now?.powerState ?? 'unknown',
        };
  }

  /** The command left the screen. */
  forgetCommand(id: CommandId): void {
    this.#judged.delete(id);
    this.#running.delete(id);
    this.#follow();
  }

  /** The PDU could not be asked, and nothing was sent. */
  unreachable(reason: string, atMs: number): void {
    this.#unreached = { reason, atMs };
  }

  #follow(): void {
    if (this.#running.size === 0) this.#known = this.#latest;
  }
}

/** Only another state than the one that was wrong shows that it is over. */
function endsFault(fault: CommandFault, state: PowerState): boolean {
  return (state === 'on' || isOff(state)) && state !== fault.state;
}
