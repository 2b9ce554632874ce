import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../../shared/ipc/power.ts';
import { basePduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { OutletObservation } from '../../../shared/model/power-state.ts';
import type { Result } from '../../../shared/result.ts';
import { isAddressOf } from '../../../shared/shell/addresses.ts';
import type { PortOutcome, ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { outletWords } from '../../../shared/words/elements.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import { shellError, type ShellError } from '../shell-error.ts';
import { isOwnCycleDelay } from './cycle-delay.ts';
import type { FleetWatch } from './fleet-watch.ts';
import { pduInSentence } from './pdu-in-sentence.ts';
import { goneSockets, portOutlets } from './port-outlets.ts';
import { PortsRunner } from './ports-runner.ts';
import { notSentError, outcomeError, portOutcomes, type AskedPorts } from './power-report.ts';
import { portText, resolvePorts, type ResolvedPort } from './resolve-ports.ts';
import type { ShellPowerOptions, ShellPowerRequest } from './shell-power.ts';

/** One call on its way: what was asked, and the end of its caller. */
export interface PortCall {
  readonly command: ShellPowerCommand;
  readonly request: ShellPowerRequest;
  readonly context: CallContext;
  /** Of PowerCycle; null leaves the wait to the device. */
  readonly delayMs: number | null;
  readonly signal: AbortSignal;
}

const ACTIONS = { PowerOn: 'on', PowerOff: 'off', PowerCycle: 'cycle' } as const;
const ACTION_WORDS = { on: 'Power on', off: 'Power off', cycle: 'Power cycle' } as const;

/** Its caller went, or Busbar closes, before anything was sent. */
export function cancelledError(command: ShellPowerCommand): ShellError {
  const reason = 'the call was ended before its turn came';
  return shellError('cancelled', `${command} was not sent: ${reason}. Nothing was switched.`);
}

function refusalKind({ kind }: RefusedCommand): ShellFault['kind'] {
  if (kind === 'unknownPdu') return 'unknownResource';
  return kind === 'stale' ? 'device' : 'refused';
}

/** Carries out one command of the standard on one PDU, when it is its turn. */
export class PortCommand {
  readonly #call: PortCall;
  readonly #options: ShellPowerOptions & { readonly watch: FleetWatch };
  readonly #session: DeviceSession;

  constructor(
    call: PortCall,
    session: DeviceSession,
    options: ShellPowerOptions & { readonly watch: FleetWatch },
  ) {
    this.#call = call;
    this.#session = session;
    this.#options = options;
  }

  /** @throws ShellError unless every port is as asked, and that was read back */
  async run(): Promise<void> {
    const { command, signal } = this.#call;
    const ready = await this.#session.ready(signal);
    if (signal.aborted) throw cancelledError(command);
    const { model } = this.#session.record;
    if (!ready.ok || model === null)
      throw this.#unreachable(model, ready.ok ? 'It has not been read yet.' : ready.error.message);
    const ports = this.#resolve(model);
    if (!ports.ok)
      throw shellError(
        'invalidArgument',
        `${command} was refused on ${this.#pduName}. ${ports.error.join(' ')} Nothing was switched.`,
      );
    this.#connect(ports.value);
    await this.#switch(this.#asked(ports.value), model);
  }

  async #switch(asked: AskedPorts, model: PduModel): Promise<void> {
    const { command, request, signal, context } = this.#call;
    const before = asked.ports.map(({ outlet }) => asked.state(outlet));
    const outlets = asked.ports.map(({ outlet }) => outlet);
    const cycleDelayMs = await this.#cycleDelayMs(asked, model);
    if (signal.aborted) throw cancelledError(command);
    // What is armed and not asked yet is taken back when the caller goes.
    const windowId = `shell:${randomUUID()}`;
    const { power, watch } = this.#options;
    const takeBack = () => power.windowClosed(windowId);
    signal.addEventListener('abort', takeBack, { once: true });
    const runner = new PortsRunner(power, watch, { ...context, windowId });
    const { includeProtected } = request;
    const how = { action: ACTIONS[command], includeProtected, cycleDelayMs, signal };
    const run = await runner.run({ session: this.#session, outlets, ...how });
    signal.removeEventListener('abort', takeBack);
    // The first may have fallen back while the others had their turn.
    if (outlets.length > 1) await this.#session.checkOutlets(outlets, signal);
    const ports = portOutcomes(asked, run.outcomes);
    if (ports.some(({ outcome }) => outcome !== 'confirmed'))
      throw this.#failed(asked, ports, run.refused, before);
  }

  /** `before`: the states as they were known when the command was given. */
  #failed(
    asked: AskedPorts,
    ports: readonly PortOutcome[],
    refused: RefusedCommand | null,
    before: readonly (OutletObservation | undefined)[],
  ): ShellError {
    const why = refused === null ? {} : { reason: refused.message };
    if (ports.some(({ outcome }) => outcome !== 'notSent')) return outcomeError(asked, ports, why);
    if (this.#call.signal.aborted) return cancelledError(asked.command);
    if (refused !== null) return outcomeError(asked, ports, { ...why, kind: refusalKind(refused) });
    const isRead = asked.ports.every(({ outlet }, at) => asked.state(outlet) !== before[at]);
    if (!isRead) this.#noteUnreachable(asked);
    return outcomeError(asked, ports);
  }

  /** The wait that Busbar drives; null leaves the cycle to the device, which wins where it waits as long by itself. */
  async #cycleDelayMs(asked: AskedPorts, model: PduModel): Promise<number | null> {
    const { command, delayMs, signal } = this.#call;
    if (command !== 'PowerCycle') return null;
    const outlets = asked.ports.map(({ outlet }) => outlet);
    if (delayMs === null) {
      if (model.capabilities.includes('cycleOutlet') || !model.capabilities.includes('switchOutlet'))
        return null;
      throw notSentError(
        asked,
        'refused',
        'This PDU has no cycle of its own, and so no delay of its own: give a delay in seconds.',
      );
    }
    if (!isOwnCycleDelay(model, outlets, delayMs)) return delayMs;
    // It may have been changed on the PDU since it was read.
    if (!(await this.#session.rereadSettings(signal))) return delayMs;
    const now = this.#session.record.model ?? model;
    return isOwnCycleDelay(now, outlets, delayMs) ? null : delayMs;
  }

  #resolve(model: PduModel): Result<readonly ResolvedPort[], readonly string[]> {
    const { address, ports, profile } = this.#call.request;
    const { view } = this.#session.record;
    const pdu = basePduId(view.id);
    const assigned = this.#options.inventory.sockets(view.id);
    const { target } = this.#options;
    const ways = [
      view,
      target(pdu, 'xerus'),
      target(pdu, 'snmp'),
      address === null ? null : { ...view, address },
    ];
    return resolvePorts({
      ports,
      profile,
      outlets: portOutlets(model, { pdu, assigned }),
      isHandedOut: Object.keys(assigned).length > 0,
      gone: goneSockets(model, assigned),
      isOwnAddress: (given) => ways.some((way) => way !== null && isAddressOf(given, way)),
      pduName: this.#pduName,
    });
  }

  /** Takes down what hangs on the ports. */
  #connect(ports: readonly ResolvedPort[]): void {
    const { pdu, endpoints } = this.#call.request;
    const plugs = ports.flatMap(({ outlet, places }) => {
      const endpoint = places.map((place) => endpoints[place] ?? '').find((each) => each !== '');
      return endpoint === undefined ? [] : [{ outlet, endpoint }];
    });
    this.#options.liveStatus.connect(pdu, plugs);
  }

  /** The PDU did not answer; its ports are told as far as they are known from before. */
  #unreachable(model: PduModel | null, reason: string): ShellError {
    const ports = model === null ? null : this.#resolve(model);
    if (ports?.ok !== true) return shellError('device', this.#unreadMessage(reason));
    this.#connect(ports.value);
    const asked = this.#asked(ports.value);
    this.#noteUnreachable(asked);
    return notSentError(asked, 'device', reason);
  }

  /** Nothing is known of the outlets: the ports are told as they were given. */
  #unreadMessage(reason: string): string {
    const { command, request } = this.#call;
    const ports = request.ports.map((port) => portText(port)).join(', ');
    return `${command} was not sent to ${this.#pduName}. ${reason} Ports: ${ports}; the state of their outlets was not read. Nothing was switched.`;
  }

  #noteUnreachable({ command, ports }: AskedPorts): void {
    this.#options.liveStatus.unreachable(
      this.#call.request.pdu,
      ports.map(({ outlet }) => outlet),
      `${ACTION_WORDS[ACTIONS[command]]} not sent: the PDU could not be read`,
    );
  }

  #asked(ports: readonly ResolvedPort[]): AskedPorts {
    const { record } = this.#session;
    // The PDU may be removed before it ends: what was known of it is told then.
    const { model, outletStates } = record.view;
    return {
      command: this.#call.command,
      pduName: this.#pduName,
      ports,
      words: (outlet) => outletWords(record.model ?? model, outlet),
      state: (outlet) => record.view.outletStates[outlet] ?? outletStates[outlet],
    };
  }

  get #pduName(): string {
    return pduInSentence(this.#session.record);
  }
}
