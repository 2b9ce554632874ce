import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import type { Clock } from '../../../support/clock.ts';
import type { SnmpAddress } from './address.ts';
import type { Outcome, SnmpRequest } from './exchange.ts';
import { SnmpSession, type TryOptions } from './snmp-session.ts';
import { openWire, type Wire } from './wire.ts';

export interface AgentSessionsOptions {
  readonly address: SnmpAddress;
  readonly access: SnmpAccess;
  /** v3: the agent's engine id in hex, when it is known; another agent then gets no authenticated message. */
  readonly engineId: string | null;
  readonly clock: Clock;
  /** For a first try, and for opening the way to the agent. */
  readonly timeoutMs: number;
}

/** Some PDUs take five seconds under load: each further try waits longer, up to the third. */
const BACKOFF = 1.3;
const LAST_LONGER_ATTEMPT = 2;

type Role = 'read' | 'write';

/**
 * The socket to one agent and the sessions over it: v1 and v2c have two communities, v3 has one user. What is in flight
 * is the caller's to limit to one exchange.
 */
export class AgentSessions {
  readonly #options: AgentSessionsOptions;
  #wire: Wire | null = null;
  #sessions: Partial<Record<Role, SnmpSession>> = {};
  #active: SnmpSession | null = null;

  constructor(options: AgentSessionsOptions) {
    this.#options = options;
  }

  /** True when the next SET would be the only message it takes. */
  get isSynchronised(): boolean {
    return this.#options.access.version !== 'v3' || this.#sessions.read?.isSynchronised === true;
  }

  /** One exchange; opens what it takes before. `attempt` counts the tries before it. */
  async exchange(
    request: SnmpRequest,
    { attempt, ...options }: Omit<TryOptions, 'timeoutMs'> & { readonly attempt: number },
  ): Promise<Outcome> {
    const { address, clock, timeoutMs } = this.#options;
    const { signal } = options;
    if (signal.aborted) return { kind: 'cancelled' };
    if (this.#wire === null) {
      const handlers = {
        onDatagram: (datagram: Buffer) => this.#active?.receive(datagram),
        onError: (error: unknown) => this.#active?.fail(error),
      };
      const opened = await openWire(address, handlers, { clock, timeoutMs, signal });
      if (!opened.ok) return opened.error;
      this.#wire = opened.value;
    }
    const session = this.#session(request.kind === 'set' ? 'write' : 'read');
    this.#active = session;
    const waitMs = Math.round(timeoutMs * BACKOFF ** Math.min(attempt, LAST_LONGER_ATTEMPT));
    const outcome = await session.exchange(request, { ...options, timeoutMs: waitMs });
    this.#active = null;
    if (outcome.kind === 'network' || outcome.kind === 'otherEngine') this.hangUp();
    return outcome;
  }

  #session(role: Role): SnmpSession {
    const { access, engineId, clock } = this.#options;
    const key = access.version === 'v3' ? 'read' : role;
    const community = role === 'read' ? 'readCommunity' : 'writeCommunity';
    const session =
      this.#sessions[key] ??
      new SnmpSession({
        access,
        community: access.version === 'v3' ? '' : access[community],
        engineId,
        clock,
        send: (datagram) => this.#wire?.send(datagram),
      });
    this.#sessions[key] = session;
    return session;
  }

  /** Forgets socket and sessions; the next exchange opens new ones. */
  hangUp(): void {
    for (const session of Object.values(this.#sessions)) session.close();
    this.#sessions = {};
    this.#wire?.close();
    this.#wire = null;
  }
}
