import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { isPresent, type SnmpValue, type VarBind } from '../../../snmp/value.ts';
import { shrinking, type AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkCall, ReadAnswer, ReadFailure } from './agent-link.ts';
import { ANSWER_BYTES } from './answer-size.ts';
import { protocolError } from './error-kinds.ts';
import { readError, type Failure } from './errors.ts';
import { STATUS } from './status-error.ts';
import type { ReadRequest } from './exchange.ts';
import { stepColumn, type ColumnCursor } from './step-columns.ts';

/** Reference 13: halve down to this, then do without GETBULK. */
const SMALLEST_REPETITIONS = 5;
/** Assumed of a column whose end is not known. */
const UNKNOWN_ROWS = 1000;

/** Reads on in columns of tables, several side by side, by GETBULK, or by GETNEXT where the agent has none. */
export class ColumnReader {
  readonly values = new Map<Oid, SnmpValue>();
  /** Cells whose value is Null. */
  readonly empty = new Set<Oid>();
  readonly #link: AgentLink;
  readonly #limits: AgentLimits;
  readonly #call: LinkCall;
  #bulk: boolean;
  /** Some agents mix up columns that are asked for together. */
  #atMostColumns = Number.POSITIVE_INFINITY;

  constructor(link: AgentLink, limits: AgentLimits, call: LinkCall) {
    this.#link = link;
    this.#limits = limits;
    this.#call = call;
    this.#bulk = limits.bulk;
  }

  /** False when only GETNEXT is left. */
  get bulk(): boolean {
    return this.#bulk;
  }

  /** One exchange for some of these columns; `rows` is how many are worth asking for. */
  async advance(cursors: readonly ColumnCursor[], rows: number): Promise<Result<null, DeviceError>> {
    const chosen = this.#choose(cursors, rows);
    const attempts = this.#attempts(chosen, rows);
    const result = await this.#link.read(attempts, this.#call);
    const error = result.ok
      ? this.#take(result.value, chosen, attempts)
      : this.#fallBack(result.error, chosen);
    return error === null ? ok(null) : err(error);
  }

  /** As many columns beside each other as make for the fewest exchanges. */
  #choose(cursors: readonly ColumnCursor[], rows: number): readonly ColumnCursor[] {
    const most = Math.min(cursors.length, this.#limits.varbinds.size, this.#atMostColumns);
    if (!this.#bulk) return cursors.slice(0, most);
    let best = { count: 1, exchanges: Number.POSITIVE_INFINITY };
    const aim = Math.min(rows, UNKNOWN_ROWS);
    for (let count = 1; count <= most; count += 1) {
      const atOnce = Math.min(rows, this.#rowsThatFit(cursors.slice(0, count)));
      const exchanges = Math.ceil(cursors.length / count) * Math.ceil(aim / atOnce);
      if (exchanges <= best.exchanges) best = { count, exchanges };
    }
    return cursors.slice(0, best.count);
  }

  #rowsThatFit(cursors: readonly ColumnCursor[]): number {
    const { cellSizes, repetitions } = this.#limits;
    const rowBytes = cellSizes.rowBytes(cursors.map(({ column }) => column));
    return Math.max(1, Math.min(repetitions.size, Math.floor(ANSWER_BYTES / rowBytes)));
  }

  #attempts(chosen: readonly ColumnCursor[], rows: number): readonly ReadRequest[] {
    const { tries } = this.#limits;
    const oids = chosen.map(({ at }) => at);
    const next: ReadRequest = { kind: 'getNext', oids };
    if (!this.#bulk) {
      return shrinking(tries, oids.length, this.#link.hasAnswered ? 1 : oids.length, (size) => ({
        kind: 'getNext',
        oids: oids.slice(0, size),
      }));
    }
    const size = Math.min(rows, this.#rowsThatFit(chosen));
    const bulk = (count: number): ReadRequest => ({ kind: 'getBulk', oids, repetitions: count });
    if (!this.#link.hasAnswered) return Array.from({ length: tries }, () => bulk(size));
    return [...shrinking(tries, size, SMALLEST_REPETITIONS, bulk), next];
  }

  #take(
    answer: ReadAnswer,
    chosen: readonly ColumnCursor[],
    attempts: readonly ReadRequest[],
  ): DeviceError | null {
    const before = chosen.map((cursor) => ({ ...cursor }));
    let progress = 0;
    for (const [index, cursor] of chosen.entries()) {
      const step = stepColumn(cursor, answer.streams[index] ?? [], (cell) => this.#keep(cursor.column, cell));
      if (step.kind === 'notIncreasing') return this.#goAlone(chosen, before, step.cursor);
      progress += step.progress;
    }
    if (progress === 0) return this.#fallBack({ request: answer.request, failure: nothingCame }, chosen);
    this.#learn(answer.request, attempts.slice(0, answer.attempt));
    return null;
  }

  #keep(column: Oid, cell: VarBind): void {
    this.#limits.cellSizes.note(column, cell);
    if (isPresent(cell.value)) this.values.set(cell.oid, cell.value);
    else this.empty.add(cell.oid);
  }

  #learn(answered: ReadRequest, silent: readonly ReadRequest[]): void {
    if (answered.kind === 'getBulk') {
      const { repetitions } = this.#limits;
      this.#limits.bulkWorked();
      repetitions.worked(answered.repetitions);
      for (const each of silent) {
        if (each.kind === 'getBulk' && each.repetitions > answered.repetitions)
          repetitions.gaveUp(each.repetitions, answered.repetitions);
      }
    } else if (this.#limits.bulk) {
      this.#limits.bulkFailed();
      this.#bulk &&= this.#limits.bulk;
    }
  }

  /** From the same place, column by column; an agent that does not increase then either is looping. */
  #goAlone(
    chosen: readonly ColumnCursor[],
    before: readonly ColumnCursor[],
    culprit: ColumnCursor,
  ): DeviceError | null {
    if (chosen.length === 1) {
      const { hostPort } = this.#link.context;
      return protocolError(
        culprit.at,
        `The PDU at ${hostPort} repeats itself when its tables are read; restart it or update its firmware.`,
      );
    }
    for (const [index, cursor] of chosen.entries()) Object.assign(cursor, before[index]);
    this.#atMostColumns = 1;
    return null;
  }

  /** What to do differently after a refusal; an error when there is nothing left to try. */
  #fallBack(failed: ReadFailure, chosen: readonly ColumnCursor[]): DeviceError | null {
    const { request, failure } = failed;
    const error = readError(failure, this.#link.context);
    const isRefusal = failure.kind === 'status' || failure === nothingCame;
    if (!isRefusal) return error;
    const status = failure.kind === 'status' ? failure.status : STATUS.genErr;
    if (request.kind === 'getBulk') return this.#askForLess(request, status) ? null : error;
    if (status === STATUS.tooBig && request.oids.length > 1) {
      this.#limits.varbinds.tooBig(request.oids.length);
      return null;
    }
    if (status !== STATUS.noSuchName) return error;
    return this.#endColumn(failure.kind === 'status' ? failure.oid : null, chosen);
  }

  #askForLess(request: Extract<ReadRequest, { kind: 'getBulk' }>, status: number): boolean {
    if (status === STATUS.tooBig && request.repetitions > 1) {
      this.#limits.repetitions.tooBig(request.repetitions);
      return true;
    }
    if (status === STATUS.noAccess || status === STATUS.authorizationError) return false;
    this.#bulk = false;
    return true;
  }

  /** v1 has no other way to say that nothing follows (RFC 1157, section 4.1.3). */
  #endColumn(oid: Oid | null, chosen: readonly ColumnCursor[]): DeviceError | null {
    const ended = chosen.length === 1 ? chosen[0] : chosen.find(({ at }) => at === oid);
    if (ended === undefined) this.#atMostColumns = 1;
    else ended.hasEnded = true;
    return null;
  }
}

/** An answer without a single varbind. */
const nothingCame: Failure = { kind: 'unreadable', field: 'varbinds' };
