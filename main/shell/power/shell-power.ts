import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { basePduId, type PduId } from '../../../shared/model/ids.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import type { ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import { eitherSignal } from '../../support/either-signal.ts';
import type { PowerService } from '../../power/power-service.ts';
import type { Clock } from '../../support/clock.ts';
import type { ShellInventory } from '../inventory/shell-inventory.ts';
import type { LiveStatusBook } from '../live-status/live-status-book.ts';
import { shellError, type ShellError } from '../shell-error.ts';
import { CommandTurns } from './command-turns.ts';
import { parseDelay } from './delay.ts';
import { portText } from './resolve-ports.ts';
import { FleetWatch } from './fleet-watch.ts';
import { pduInSentence } from './pdu-in-sentence.ts';
import { cancelledError, PortCommand, type PortCall } from './port-command.ts';

export interface ShellPowerRequest {
  readonly pdu: PduId;
  /** What the caller knows the PDU by; null: its address in Busbar. */
  readonly address: string | null;
  readonly profile: ShellProfile;
  /** `192.0.2.17/PS4`, `PS4`, `4`. */
  readonly ports: readonly string[];
  readonly includeProtected: boolean;
  /** What hangs on each port, in the order of `ports`; empty when the caller does not say. */
  readonly endpoints: readonly string[];
  /** Aborting keeps a command that waits its turn from being sent; one that was sent goes on. */
  readonly signal: AbortSignal;
}

export interface ShellPowerOptions {
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  readonly power: PowerService;
  readonly clock: Clock;
  readonly inventory: ShellInventory;
  readonly liveStatus: LiveStatusBook;
  /** How the PDU is reached by a protocol; null when it is not. Its address is one that ports may begin with. */
  readonly target: (pdu: PduId, protocol: Protocol) => Pick<PduTarget, 'address' | 'protocol'> | null;
}

/**
 * PowerOn, PowerOff and PowerCycle of the standard. Each returns nothing when every port is as asked and that was read
 * back, and throws `ShellError` otherwise. Commands for one PDU run one after the other.
 */
export class ShellPower {
  readonly #options: ShellPowerOptions;
  readonly #turns = new CommandTurns();
  readonly #watch = new FleetWatch();
  readonly #closing = new AbortController();
  readonly #calls = new Set<{ readonly windowId: string; readonly gone: AbortController }>();

  constructor(options: ShellPowerOptions) {
    this.#options = options;
  }

  /** The command of this name; `delay` is of PowerCycle only. */
  run(
    command: ShellPowerCommand,
    { delay, ...request }: ShellPowerRequest & { readonly delay: string | null },
    context: CallContext,
  ): Promise<void> {
    switch (command) {
      case 'PowerOn':
        return this.powerOn(request, context);
      case 'PowerOff':
        return this.powerOff(request, context);
      case 'PowerCycle':
        return this.powerCycle({ ...request, delay }, context);
    }
  }

  async powerOn(request: ShellPowerRequest, context: CallContext): Promise<void> {
    await this.#take({ command: 'PowerOn', request, context, delayMs: null });
  }

  async powerOff(request: ShellPowerRequest, context: CallContext): Promise<void> {
    await this.#take({ command: 'PowerOff', request, context, delayMs: null });
  }

  /** `delay`: seconds between off and on as text; null, empty, white space and `0` leave the wait to the device. */
  async powerCycle(
    request: ShellPowerRequest & { readonly delay: string | null },
    context: CallContext,
  ): Promise<void> {
    const delay = parseDelay(request.delay);
    if (!delay.ok) throw this.#refused('PowerCycle', request, 'invalidArgument', delay.error);
    const delayMs = delay.value === null ? null : delay.value * 1000;
    await this.#take({ command: 'PowerCycle', request, context, delayMs });
  }

  /** A window is gone: what it asked for and was not sent yet never will be. */
  windowClosed(windowId: string): void {
    for (const call of this.#calls) if (call.windowId === windowId) call.gone.abort();
  }

  /** Busbar closes: what waits is never sent, and nothing more is taken. */
  close(): void {
    this.#closing.abort();
    for (const call of this.#calls) call.gone.abort();
  }

  /** Something was said about the fleet: a command went on. */
  onFleetChange(change: FleetChange): void {
    this.#watch.onFleetChange(change);
  }

  /** Waits its turn, and gives up when its caller does. */
  async #take(call: Omit<PortCall, 'signal'>): Promise<void> {
    const { command, request, context } = call;
    const { ports, endpoints, pdu } = request;
    if (endpoints.length > 0 && endpoints.length !== ports.length) {
      const reason = `Endpoints (${endpoints.length}) and ports (${ports.length}) are not the same number. Name one endpoint for each port, or none.`;
      throw this.#refused(command, request, 'invalidArgument', reason);
    }
    if (this.#closing.signal.aborted) throw cancelledError(command);
    const entry = { windowId: context.windowId, gone: new AbortController() };
    this.#calls.add(entry);
    const either = eitherSignal(request.signal, entry.gone.signal);
    const { signal } = either;
    try {
      const turn = await this.#turns.run(basePduId(pdu), signal, () => this.#run({ ...call, signal }));
      if (turn === 'full')
        throw this.#refused(command, request, 'refused', 'Too many commands wait for it. Try again later.');
      if (turn === 'aborted') throw cancelledError(command);
    } finally {
      either[Symbol.dispose]();
      this.#calls.delete(entry);
    }
  }

  async #run(call: PortCall): Promise<void> {
    const { command, request } = call;
    const session = this.#options.session(request.pdu);
    if (session === undefined)
      throw this.#refused(command, request, 'unknownResource', 'This PDU is not in Busbar.');
    await new PortCommand(call, session, { ...this.#options, watch: this.#watch }).run();
  }

  /** Before anybody looked at the ports. */
  #refused(
    command: ShellPowerCommand,
    { pdu, ports }: Pick<ShellPowerRequest, 'pdu' | 'ports'>,
    kind: ShellFault['kind'],
    reason: string,
  ): ShellError {
    const session = this.#options.session(pdu);
    const what =
      ports.length === 0 ? command : `${command} of ${ports.map((port) => portText(port)).join(', ')}`;
    const where = session === undefined ? '' : ` on ${pduInSentence(session.record)}`;
    return shellError(kind, `${what} was refused${where}. ${reason} Nothing was switched.`);
  }
}
