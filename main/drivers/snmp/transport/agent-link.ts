import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Clock } from '../../../support/clock.ts';
import type { Logger } from '../../../support/logger.ts';
import { withTimeLimit } from '../../../support/time-limit.ts';
import { eitherSignal } from '../../either-signal.ts';
import { Turns, type Priority } from '../../turns.ts';
import type { SnmpAddress } from './address.ts';
import { readError, readOnlyError, writeError, type ErrorContext, type Failure } from './errors.ts';
import type { Outcome, ReadRequest, SetRequest, SnmpRequest, Streams } from './exchange.ts';
import { SnmpSession } from './snmp-session.ts';
import { openWire, type Wire } from './wire.ts';

export interface AgentLinkOptions {
  readonly address: SnmpAddress;
  readonly access: SnmpAccess;
  /** v3: the agent's engine id in hex, when it is known; another agent then gets no authenticated message. */
  readonly engineId: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For one try. */
  readonly timeoutMs: number;
}

export interface LinkCall {
  readonly signal: AbortSignal;
  readonly priority: Priority;
}

/** What was answered, and to which of the tries. */
export type ReadResult = Result<
  { readonly request: ReadRequest; readonly attempt: number; readonly streams: Streams },
  { readonly request: ReadRequest; readonly failure: Failure }
>;

type Role = 'read' | 'write';

/** `sysUpTime.0`: every agent has it (RFC 3418). */
const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0';

/**
 * The way to one agent: one exchange at a time, with the sessions it takes. Reads may be tried again, v3 sessions made
 * anew; a SET leaves once.
 */
export class AgentLink {
  readonly #options: AgentLinkOptions;
  readonly #turns = new Turns(1);
  readonly #stopping = new AbortController();
  #wire: Wire | null = null;
  #sessions: Partial<Record<Role, SnmpSession>> = {};
  #active: SnmpSession | null = null;
  #hasAnswered = false;

  constructor(options: AgentLinkOptions) {
    this.#options = options;
  }

  /** For error sentences. */
  get context(): ErrorContext {
    return { hostPort: this.#options.address.hostPort, version: this.#options.access.version };
  }

  /** True once the agent has answered anything: silence then says something about the request. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** Tries one request after the other until one is answered; each try is an exchange with its own turn. */
  async read(attempts: readonly ReadRequest[], call: LinkCall): Promise<ReadResult> {
    let last: { readonly request: ReadRequest; readonly failure: Failure } | null = null;
    for (const [attempt, request] of attempts.entries()) {
      const outcome = await this.#inTurn(call, (signal) => this.#readOnce(request, signal));
      if (outcome.kind === 'answer') return ok({ request, attempt, streams: outcome.streams });
      last = { request, failure: outcome };
      if (outcome.kind !== 'silence') break;
    }
    if (last === null) throw new Error('A read without a request.');
    // The network may be another one by now, or the name may lead elsewhere.
    if (last.failure.kind === 'silence') this.#hangUp();
    return err(last);
  }

  /** Sends a SET once. */
  async set(
    request: SetRequest,
    call: LinkCall & { readonly onSent?: () => void },
  ): Promise<Result<null, DeviceError>> {
    const { access } = this.#options;
    if (access.version !== 'v3' && access.writeCommunity === '')
      return err(readOnlyError(this.context.hostPort));
    const { onSent } = call;
    let isSent = false;
    const outcome = await this.#inTurn(call, async (signal) => {
      const prepared = await this.#synchronise(signal);
      if (prepared.kind !== 'answer') return prepared;
      return this.#exchange('write', request, signal, () => {
        isSent = true;
        onSent?.();
      });
    });
    if (outcome.kind === 'answer') return ok(null);
    return err(isSent ? writeError(outcome, this.context) : readError(outcome, this.context));
  }

  /** A v3 SET must not need a discovery, nor the agent's time: what is in doubt is asked before. */
  async #synchronise(signal: AbortSignal): Promise<Outcome> {
    const session = await this.#session('write', signal);
    if (!(session instanceof SnmpSession)) return session;
    if (session.isSynchronised) return { kind: 'answer', streams: [] };
    const outcome = await this.#readOnce({ kind: 'get', oids: [SYS_UP_TIME] }, signal);
    return outcome.kind === 'status' ? { kind: 'answer', streams: [] } : outcome;
  }

  async #inTurn(call: LinkCall, task: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    const either = eitherSignal(call.signal, this.#stopping.signal);
    try {
      const outcome = await this.#turns.run(call.priority, either.signal, () => task(either.signal));
      return outcome ?? { kind: 'cancelled' };
    } finally {
      either[Symbol.dispose]();
    }
  }

  /** One try of a read; v3 sessions that are out of step are made anew, once. */
  async #readOnce(request: ReadRequest, signal: AbortSignal): Promise<Outcome> {
    const outcome = await this.#exchange('read', request, signal);
    if (!isOutOfStep(outcome)) return outcome;
    // A session that was never in step has just learned the agent's time from the refusal.
    if (this.#sessions.read?.isSynchronised !== true) {
      const second = await this.#exchange('read', request, signal);
      if (!isOutOfStep(second)) return second;
    }
    this.#hangUp();
    return this.#exchange('read', request, signal);
  }

  async #exchange(
    role: Role,
    request: SnmpRequest,
    signal: AbortSignal,
    onSent?: () => void,
  ): Promise<Outcome> {
    const session = await this.#session(role, signal);
    if (!(session instanceof SnmpSession)) return session;
    const startedAtMs = this.#options.clock.nowMs();
    this.#active = session;
    const outcome = await session.exchange(request, {
      signal,
      timeoutMs: this.#options.timeoutMs,
      ...(onSent === undefined ? {} : { onSent }),
    });
    this.#active = null;
    this.#note(request, outcome, this.#options.clock.nowMs() - startedAtMs);
    return outcome;
  }

  #note(request: SnmpRequest, outcome: Outcome, elapsedMs: number): void {
    const varbinds = request.kind === 'set' ? request.varbinds.length : request.oids.length;
    this.#options.logger.debug(
      { pdu: this.context.hostPort, request: request.kind, varbinds, outcome: outcome.kind, elapsedMs },
      'exchange',
    );
    if (outcome.kind === 'answer' || outcome.kind === 'status') this.#hasAnswered = true;
    const isOutOfStepSet = request.kind === 'set' && isOutOfStep(outcome);
    if (outcome.kind === 'network' || outcome.kind === 'otherEngine' || isOutOfStepSet) this.#hangUp();
  }

  /** The session for reading or writing, which are one for a v3 user; opens the wire first. */
  async #session(role: Role, signal: AbortSignal): Promise<SnmpSession | Failure> {
    if (signal.aborted) return { kind: 'cancelled' };
    if (this.#wire === null) {
      const opened = await this.#openWire(signal);
      if (opened !== null) return opened;
    }
    const { access, engineId, clock } = this.#options;
    const key = access.version === 'v3' ? 'read' : role;
    const community =
      access.version === 'v3' ? '' : key === 'read' ? access.readCommunity : access.writeCommunity;
    const session =
      this.#sessions[key] ??
      new SnmpSession({
        access,
        community,
        engineId,
        clock,
        send: (datagram) => this.#wire?.send(datagram),
      });
    this.#sessions[key] = session;
    return session;
  }

  async #openWire(signal: AbortSignal): Promise<Failure | null> {
    const { address, clock, timeoutMs } = this.#options;
    const handlers = {
      onDatagram: (datagram: Buffer) => this.#active?.receive(datagram),
      onError: (error: unknown) => this.#active?.fail(error),
    };
    const opening = openWire(address, handlers);
    const { value } = await withTimeLimit({ clock, ms: timeoutMs, signal }, (limited) =>
      Promise.race([opening, aborted(limited)]),
    );
    if (value === null || signal.aborted) {
      void opening.then((wire) => (wire.ok ? wire.value.close() : undefined));
      return signal.aborted
        ? { kind: 'cancelled' }
        : {
            kind: 'network',
            error: Object.assign(new Error('No name server answers.'), { code: 'EAI_AGAIN' }),
          };
    }
    if (!value.ok) return { kind: 'network', error: value.error };
    this.#wire = value.value;
    return null;
  }

  /** Forgets socket and sessions; the next exchange opens new ones. */
  #hangUp(): void {
    for (const session of Object.values(this.#sessions)) session.close();
    this.#sessions = {};
    this.#wire?.close();
    this.#wire = null;
  }

  /** Ends what is under way; nothing is sent afterwards. */
  close(): void {
    this.#stopping.abort();
    this.#hangUp();
  }
}

function isOutOfStep(outcome: Outcome): boolean {
  return (
    outcome.kind === 'report' &&
    (outcome.report === 'notInTimeWindow' || outcome.report === 'unknownEngineId')
  );
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
