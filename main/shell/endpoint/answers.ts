import type { LiveStatus } from '../../../shared/shell/live-status.ts';
import type { PortOutcome, ShellFault } from '../../../shared/shell/fault.ts';
import { STATUS_OF_FAULT } from './fault-kinds.ts';
import type { ErrorAnswer, ErrorKind, LiveStatusAnswer, PortAnswer } from './schemas.ts';

/** Statuses that the endpoint answers failures with. */
export type ErrorStatus =
  400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 500 | 503 | (typeof STATUS_OF_FAULT)[ShellFault['kind']];

/** A request that gets no further, and why; the message is one plain sentence without secrets. */
export interface Refusal {
  readonly status: ErrorStatus;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly ports?: readonly PortOutcome[];
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusalOf({ kind, message, ports }: ShellFault): Refusal {
  return { status: STATUS_OF_FAULT[kind], kind, message, ports };
}

const iso = (ms: number) => new Date(ms).toISOString();

export function liveStatusAnswerOf({ resource, status, description, atMs }: LiveStatus): LiveStatusAnswer {
  return { resource, status, description, at: iso(atMs) };
}

function portAnswerOf({ port, outlet, outcome, answer, powerState, readAtMs }: PortOutcome): PortAnswer {
  return { port, outlet, outcome, answer, powerState, readAt: readAtMs === null ? null : iso(readAtMs) };
}

export function errorAnswerOf(
  { kind, message, ports = [] }: Refusal,
  liveStatuses: readonly LiveStatus[] = [],
): ErrorAnswer {
  return {
    error: { kind, message, ports: ports.map((each) => portAnswerOf(each)) },
    liveStatus: liveStatuses.map((each) => liveStatusAnswerOf(each)),
  };
}
