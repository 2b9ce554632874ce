import type { Oid } from '../../../snmp/oid.ts';
import type { ReadRequest } from './exchange.ts';
import { CellSizes } from './answer-size.ts';
import { Ceiling } from './ceiling.ts';

export interface SnmpLimits {
  /** False: the agent has no GETBULK (v1 never has). */
  readonly bulk?: boolean;
  /** Most names in one request. */
  readonly maxVarBinds?: number;
  /** Most rows in one GETBULK. */
  readonly maxRepetitions?: number;
}

const MAX_VARBINDS = 24;
/** What agents in the field take; some go silent above it (SNMP reference 13). */
const MAX_REPETITIONS = 20;

/** What one agent can take, as far as it has shown. */
export class AgentLimits {
  readonly varbinds: Ceiling;
  readonly repetitions: Ceiling;
  readonly cellSizes = new CellSizes();
  readonly tries: number;
  /** Cells that a GETBULK passed over and a GET did not bring either: not asked for by name again. */
  readonly missing = new Set<Oid>();
  #bulk: boolean;
  #bulkHasWorked = false;

  constructor(options: { readonly hasBulk: boolean; readonly tries: number; readonly limits?: SnmpLimits }) {
    const { limits = {} } = options;
    this.varbinds = new Ceiling(limits.maxVarBinds ?? MAX_VARBINDS);
    this.repetitions = new Ceiling(limits.maxRepetitions ?? MAX_REPETITIONS);
    this.tries = Math.max(1, options.tries);
    this.#bulk = options.hasBulk && limits.bulk !== false;
  }

  get bulk(): boolean {
    return this.#bulk;
  }

  bulkWorked(): void {
    this.#bulkHasWorked = true;
  }

  /** GETNEXT was answered where GETBULK was not. An agent that has answered a GETBULK before was only away. */
  bulkFailed(): void {
    if (!this.#bulkHasWorked) this.#bulk = false;
  }
}

/** Smaller and smaller requests for the tries of one read: silence may mean that the first was too much. */
export function shrinking(
  tries: number,
  size: number,
  smallest: number,
  request: (size: number) => ReadRequest,
): readonly ReadRequest[] {
  const floor = Math.min(size, smallest);
  return Array.from({ length: tries }, (_, at) => request(Math.max(floor, Math.ceil(size / 2 ** at))));
}
