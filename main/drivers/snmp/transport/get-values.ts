import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { isPresent, type SnmpValue, type VarBind } from '../../../snmp/value.ts';
import { shrinking, type AgentLimits } from './agent-limits.ts';
import type { AgentLink, LinkCall, ReadAnswer } from './agent-link.ts';
import { ANSWER_BYTES, unseenBytes } from './answer-size.ts';
import { protocolError } from './error-kinds.ts';
import { readError, type Failure } from './errors.ts';
import { STATUS } from './status-error.ts';

/** Answers by which an agent rejects a whole GET for one name that it cannot give. */
const ABOUT_ONE_NAME: ReadonlySet<number> = new Set([
  STATUS.noSuchName,
  STATUS.genErr,
  STATUS.resourceUnavailable,
]);

/** An agent that refused this often and gave nothing refuses everything. */
const HOPELESS = 24;

/** Asks for exact OIDs, as many at a time as the agent can take. */
export class GetValues {
  readonly #link: AgentLink;
  readonly #limits: AgentLimits;
  readonly #call: LinkCall;
  readonly #values = new Map<Oid, SnmpValue>();
  #left: Oid[];
  /** Names at a time while the agent does not say which of them it cannot give. */
  #atMost = Number.POSITIVE_INFINITY;
  /** The fewest names that were too big together, while no name was found that is too big by itself. */
  #tooBig: number | null = null;
  #refusal: DeviceError | null = null;
  /** Requests that were refused. */
  #refused = 0;

  constructor(link: AgentLink, limits: AgentLimits, oids: readonly Oid[], call: LinkCall) {
    this.#link = link;
    this.#limits = limits;
    this.#call = call;
    this.#left = [...new Set(oids)];
  }

  /** Ends: every exchange answers, leaves out or splits names. */
  async run(): Promise<Result<Map<Oid, SnmpValue>, DeviceError>> {
    while (this.#left.length > 0) {
      const asked = this.#next();
      const tries = this.#link.hasAnswered
        ? shrinking(this.#limits.tries, asked.length, 1, (size) => ({
            kind: 'get',
            oids: asked.slice(0, size),
          }))
        : Array.from({ length: this.#limits.tries }, () => ({ kind: 'get' as const, oids: asked }));
      const result = await this.#link.read(tries, this.#call);
      const error = result.ok
        ? this.#take(result.value, asked.length)
        : this.#leaveOut(result.error.failure, result.error.request.oids);
      if (error !== null) return err(error);
    }
    if (this.#tooBig !== null) this.#limits.varbinds.tooBig(this.#tooBig);
    return this.#values.size === 0 && this.#refusal !== null ? err(this.#refusal) : ok(this.#values);
  }

  #next(): readonly Oid[] {
    const most = Math.min(this.#limits.varbinds.size, this.#atMost);
    let bytes = 0;
    const count = this.#left.findIndex((oid, at) => {
      bytes += unseenBytes(oid);
      return at >= most || (at > 0 && bytes > ANSWER_BYTES);
    });
    return count === -1 ? [...this.#left] : this.#left.slice(0, count);
  }

  #take(answer: ReadAnswer, planned: number): DeviceError | null {
    const { oids } = answer.request;
    const answered = new Map<Oid, VarBind>(answer.streams.flat().map((varbind) => [varbind.oid, varbind]));
    for (const oid of oids) {
      const varbind = answered.get(oid);
      if (varbind === undefined) {
        const { hostPort } = this.#link.context;
        return protocolError(
          oid,
          `${hostPort} answers with other names than it was asked for; update its firmware.`,
        );
      }
      if (isPresent(varbind.value)) this.#values.set(oid, varbind.value);
    }
    if (oids.length < planned) this.#limits.varbinds.gaveUp(planned, oids.length);
    else this.#limits.varbinds.worked(oids.length);
    // Names that were hard to get may be few: the others are asked for together again.
    const fit = this.#tooBig === null ? Number.POSITIVE_INFINITY : Math.ceil(this.#tooBig / 2);
    this.#atMost = Math.min(this.#atMost * 2, fit);
    this.#drop(oids);
    return null;
  }

  #leaveOut(failure: Failure, oids: readonly Oid[]): DeviceError | null {
    const error = readError(failure, this.#link.context);
    if (failure.kind !== 'status') return error;
    if (failure.status === STATUS.tooBig) return this.#makeSmaller(oids, error);
    if (!ABOUT_ONE_NAME.has(failure.status)) return error;
    if (failure.status !== STATUS.noSuchName) this.#refusal ??= error;
    this.#refused += 1;
    if (this.#refusal !== null && this.#values.size === 0 && this.#refused > HOPELESS) return error;
    const culprit = oids.length === 1 ? oids[0] : oids.find((oid) => oid === failure.oid);
    if (culprit === undefined) {
      this.#atMost = Math.ceil(oids.length / 2);
      return null;
    }
    this.#drop([culprit]);
    return null;
  }

  /** Fewer names at a time; a name that is too big by itself is left out, and says nothing of how many fit. */
  #makeSmaller(oids: readonly Oid[], error: DeviceError): DeviceError | null {
    if (oids.length > 1) {
      this.#tooBig = Math.min(this.#tooBig ?? oids.length, oids.length);
      this.#atMost = Math.ceil(oids.length / 2);
      return null;
    }
    this.#refusal ??= error;
    this.#refused += 1;
    if (this.#values.size === 0 && this.#refused > HOPELESS) return error;
    this.#tooBig = null;
    this.#atMost = Number.POSITIVE_INFINITY;
    this.#drop(oids);
    return null;
  }

  #drop(oids: readonly Oid[]): void {
    const done = new Set(oids);
    this.#left = this.#left.filter((oid) => !done.has(oid));
  }
}
