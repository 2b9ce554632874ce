import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { Logger } from '../../../support/logger.ts';
import { eitherSignal } from '../../../support/either-signal.ts';
import type { Priority, Turns } from '../../turns.ts';
import { AgentSessions, type AgentSessionsOptions } from './agent-sessions.ts';
import type { ErrorContext } from './error-kinds.ts';
import { readError, readOnlyError, writeError, type Failure } from './errors.ts';
import type { Outcome, ReadRequest, SetRequest, SnmpRequest, Streams } from './exchange.ts';

interface AgentLinkOptions extends AgentSessionsOptions {
  readonly logger: Logger;
  /** Of one exchange at a time. */
  readonly turns: Turns;
}

export interface LinkCall {
  readonly signal: AbortSignal;
  readonly priority: Priority;
}

/** A read that was answered, and which of the tries was. */
export interface ReadAnswer {
  readonly request: ReadRequest;
  readonly attempt: number;
  readonly streams: Streams;
}

/** A read that was not. */
export interface ReadFailure {
  readonly request: ReadRequest;
  readonly failure: Failure;
}

/**
 * The way to one agent: one exchange at a time. Reads may be tried again, and a v3 session that is out of step is made
 * anew for them; a SET leaves once.
 */
export class AgentLink {
  readonly #options: AgentLinkOptions;
  readonly #sessions: AgentSessions;
  readonly #turns: Turns;
  readonly #stopping = new AbortController();
  #hasAnswered = false;

  constructor(options: AgentLinkOptions) {
    this.#options = options;
    this.#turns = options.turns;
    this.#sessions = new AgentSessions(options);
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
  async read(attempts: readonly ReadRequest[], call: LinkCall): Promise<Result<ReadAnswer, ReadFailure>> {
    let last: ReadFailure | null = null;
    for (const [attempt, request] of attempts.entries()) {
      const isLast = attempt === attempts.length - 1;
      const outcome = await this.#inTurn(call, async (signal) => {
        const tried = await this.#readOnce(request, signal, attempt);
        // The machine may be in another network by now, or the name lead to another address.
        if (isLast && tried.kind === 'silence') this.#sessions.hangUp();
        return tried;
      });
      if (outcome.kind === 'answer') return ok({ request, attempt, streams: outcome.streams });
      last = { request, failure: outcome };
      if (outcome.kind !== 'silence' && outcome.kind !== 'unreadable') break;
    }
    if (last === null) throw new Error('A read without a request.');
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
    let isSent = false;
    const onSent = () => {
      isSent = true;
      call.onSent?.();
    };
    const outcome = await this.#inTurn(call, async (signal) => {
      const readiness = await this.#synchronise(signal);
      const sent =
        readiness.kind === 'answer'
          ? await this.#exchange(request, { signal, attempt: 0, onSent })
          : readiness;
      if (isOutOfStep(sent)) this.#sessions.hangUp();
      return sent;
    });
    if (outcome.kind === 'answer') return ok(null);
    return err(isSent ? writeError(outcome, this.context) : readError(outcome, this.context));
  }

  /** Ends what is under way; nothing is sent afterwards. */
  close(): void {
    this.#stopping.abort();
    this.#sessions.hangUp();
  }

  /** Sessions are given up in here only: after a turn they are the next one's, which may have sent a command. */
  async #inTurn(call: LinkCall, task: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
    const either = eitherSignal(call.signal, this.#stopping.signal);
    try {
      const outcome = await this.#turns.run(call.priority, either.signal, () => task(either.signal));
      return outcome ?? { kind: 'cancelled' };
    } finally {
      either[Symbol.dispose]();
    }
  }

  /** A v3 SET must need neither discovery nor the agent's time: what is not known is asked before. */
  async #synchronise(signal: AbortSignal): Promise<Outcome> {
    const ready: Outcome = { kind: 'answer', streams: [] };
    if (this.#sessions.isSynchronised) return ready;
    const outcome = await this.#readOnce({ kind: 'get', oids: [SYSTEM_GROUP.upTime] }, signal, 0);
    return outcome.kind === 'status' ? ready : outcome;
  }

  /** One try of a read; twice more where the agent's time or engine is not what the session thinks. */
  async #readOnce(request: ReadRequest, signal: AbortSignal, attempt: number): Promise<Outcome> {
    const wasInStep = this.#sessions.isSynchronised;
    const outcome = await this.#exchange(request, { signal, attempt });
    if (!isOutOfStep(outcome)) return outcome;
    // A session that was never in step has just learned the agent's time from the refusal.
    const second = wasInStep ? outcome : await this.#exchange(request, { signal, attempt });
    if (!isOutOfStep(second)) return second;
    this.#sessions.hangUp();
    return this.#exchange(request, { signal, attempt });
  }

  async #exchange(
    request: SnmpRequest,
    options: { readonly signal: AbortSignal; readonly attempt: number; readonly onSent?: () => void },
  ): Promise<Outcome> {
    const { clock, logger } = this.#options;
    const startedAtMs = clock.nowMs();
    const outcome = await this.#sessions.exchange(request, options);
    if (outcome.kind === 'answer' || outcome.kind === 'status') this.#hasAnswered = true;
    logger.debug(
      {
        pdu: this.context.hostPort,
        request: request.kind,
        varbinds: request.kind === 'set' ? request.varbinds.length : request.oids.length,
        outcome: outcome.kind,
        elapsedMs: clock.nowMs() - startedAtMs,
      },
      'exchange',
    );
    return outcome;
  }
}

/** v3: the agent's clock or engine is another than this session thinks, as after a restart. */
function isOutOfStep(outcome: Outcome): boolean {
  return (
    outcome.kind === 'report' &&
    (outcome.report === 'notInTimeWindow' || outcome.report === 'unknownEngineId')
  );
}
