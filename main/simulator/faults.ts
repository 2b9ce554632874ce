import type { SensorFailure, SensorPlace } from './pdu/sensors.ts';
import type { MethodResult } from './wire/method.ts';
import type { SwitchingQuirks } from './pdu/simulated-pdu.ts';

/** What goes wrong with an HTTP request, or with single calls inside a bulk. */
export type WireFault =
  /** The whole HTTP request is answered with this status and no JSON. */
  | { readonly kind: 'status'; readonly status: 401 | 403 | 404 | 500 | 503 }
  /** One call fails: as an HTTP status when single, as `statcode` in a bulk. */
  | { readonly kind: 'callStatus'; readonly status: 403 | 404 | 500 }
  /** One call is answered with "method not found". */
  | { readonly kind: 'methodMissing' }
  /** The result of one call is changed on its way: fields taken out or added, types nobody knows. */
  | { readonly kind: 'rewrite'; readonly rewrite: (result: MethodResult) => MethodResult }
  /** The connection breaks before the call is executed. */
  | { readonly kind: 'dropBefore' }
  /** The call is executed and its answer lost. */
  | { readonly kind: 'dropAfter' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'html' }
  | { readonly kind: 'wrongId' }
  /** The answer comes this much later. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultScope {
  /** Only calls of this method; a bulk counts when one of its calls does. */
  readonly method?: string;
  /** Only calls whose resource id contains this. */
  readonly rid?: string;
  /** How many requests it hits; without end when absent. */
  readonly times?: number;
}

export interface Call {
  readonly rid: string;
  readonly method: string;
}

interface Rule {
  readonly fault: WireFault;
  readonly scope: FaultScope;
  left: number;
}

interface SensorRule {
  readonly place: Partial<SensorPlace>;
  readonly as: SensorFailure;
}

/** Takes back what was injected. */
export type Undo = () => void;

function isInScope(call: Call, scope: FaultScope): boolean {
  return (
    (scope.method === undefined || scope.method === call.method) &&
    (scope.rid === undefined || call.rid.includes(scope.rid))
  );
}

const PER_CALL: ReadonlySet<WireFault['kind']> = new Set(['callStatus', 'methodMissing', 'rewrite']);

export interface RebootOptions {
  /** How long connections are refused. */
  readonly downMs: number;
  /** A firmware that is running afterwards, with resource ids of its own. */
  readonly firmware?: '3.6.0' | '4.0.20';
}

/** Everything that can be made to go wrong, while the simulator runs. */
export class SimulatorFaults {
  /** Added to every request. */
  delayMs = 0;
  /** Bulk requests with more calls than this are refused with a JSON-RPC error. */
  maxBulkCalls: number | null = null;
  /** `newSession` returns 1 while its user has a session: only one login at a time is allowed. */
  singleLogin = false;
  /** `createChannel` returns null. */
  noEventChannels = false;
  /** Events are lost; polls of a channel stay empty. */
  eventsMuted = false;

  /** Outlets (by index) that are disabled or not switchable, switching without effect or late. */
  readonly switching: SwitchingQuirks;
  readonly #rules: Rule[] = [];
  readonly #sensorRules: SensorRule[] = [];
  readonly #reboot: (options: RebootOptions) => Promise<void>;

  constructor(switching: SwitchingQuirks, reboot: (options: RebootOptions) => Promise<void>) {
    this.switching = switching;
    this.#reboot = reboot;
  }

  /** Makes requests fail from now on; faults injected first come first. */
  inject(fault: WireFault, scope: FaultScope = {}): Undo {
    const rule = { fault, scope, left: scope.times ?? Number.POSITIVE_INFINITY };
    this.#rules.push(rule);
    return () => {
      rule.left = 0;
    };
  }

  /** Makes all sensors at a place unreadable, or readable without a usable number. */
  failSensors(place: Partial<SensorPlace>, as: SensorFailure): Undo {
    const rule = { place, as };
    this.#sensorRules.push(rule);
    return () => {
      this.#sensorRules.splice(this.#sensorRules.indexOf(rule), 1);
    };
  }

  /** Drops all connections, sessions and channels, refuses connections for a while, then listens on the same port again. */
  reboot(options: RebootOptions): Promise<void> {
    return this.#reboot(options);
  }

  /** The faults that hit an HTTP request made of these calls; uses them up. */
  takeForRequest(calls: readonly Call[]): WireFault[] {
    return this.#take(
      (fault, scope) => !PER_CALL.has(fault.kind) && calls.some((call) => isInScope(call, scope)),
    );
  }

  /** The fault that hits one call. */
  takeForCall(call: Call): WireFault | null {
    return this.#take((fault, scope) => PER_CALL.has(fault.kind) && isInScope(call, scope))[0] ?? null;
  }

  sensorFailure(place: SensorPlace): SensorFailure | null {
    const rule = this.#sensorRules.find(({ place: wanted }) =>
      Object.entries(wanted).every(([key, value]) => place[key as keyof SensorPlace] === value),
    );
    return rule?.as ?? null;
  }

  #take(applies: (fault: WireFault, scope: FaultScope) => boolean): WireFault[] {
    const hit = this.#rules.filter((rule) => rule.left > 0 && applies(rule.fault, rule.scope));
    for (const rule of hit) rule.left -= 1;
    return hit.map((rule) => rule.fault);
  }
}
