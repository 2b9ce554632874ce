import type { ErrorStatus } from '../../../snmp/error-status.ts';
import { isUnder, type Oid } from '../../../snmp/oid.ts';
import type { VarBind } from '../../../snmp/value.ts';
import type { RequestType } from './request-log.ts';
import type { ReportName } from './usm/usm-engine.ts';

/** What goes wrong with a request or its answer. */
export type AgentFault =
  /** Neither answered nor carried out. */
  | { readonly kind: 'silent' }
  /** Carried out, and the answer lost. */
  | { readonly kind: 'loseAnswer' }
  /** Carried out, and answered this much later. */
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'twice' }
  /** The answer is no SNMP message. */
  | { readonly kind: 'garbage' }
  /** The answer ends in the middle. */
  | { readonly kind: 'truncated' }
  /** The answer belongs to a request that nobody made. */
  | { readonly kind: 'otherRequestId' }
  /** The answer comes from another port of the device. */
  | { readonly kind: 'otherPort' }
  /** Not carried out; refused with this status. `index`: 1 when absent. */
  | { readonly kind: 'refuse'; readonly status: ErrorStatus; readonly index?: number }
  /** Not carried out, and answered as if it were. */
  | { readonly kind: 'ignoreSet' }
  /** tooBig for requests of which the answer could have more varbinds than this. */
  | { readonly kind: 'tooBigAbove'; readonly varbinds: number }
  /** Changes the answer's varbinds; null takes one out. */
  | { readonly kind: 'rewrite'; readonly rewrite: (varbind: VarBind) => VarBind | null }
  /** These names are gone, with all below them. */
  | { readonly kind: 'hide'; readonly oids: readonly Oid[] }
  /** Below this name GETNEXT and GETBULK never get on: they give the same name again, or the first one. */
  | { readonly kind: 'loop'; readonly under: Oid; readonly to: 'same' | 'first' };

export interface AgentFaultScope {
  /** Only requests of these types; all when absent. */
  readonly types?: readonly RequestType[];
  /** Only requests with a name at or below this one. */
  readonly under?: Oid;
  /** Only messages of v3 with which this is wrong: many agents say nothing instead of reporting it. */
  readonly reports?: readonly ReportName[];
  /** How many requests in scope go well before. */
  readonly after?: number;
  /** How many requests it hits; without end when absent. */
  readonly times?: number;
}

/** Takes back what was injected. */
export type Undo = () => void;

interface Rule {
  readonly fault: AgentFault;
  readonly scope: AgentFaultScope;
  passing: number;
  left: number;
}

function isInScope(asked: AskedRequest, { types, under, reports }: AgentFaultScope): boolean {
  return (
    (reports === undefined || (asked.report !== null && reports.includes(asked.report))) &&
    (types === undefined || types.includes(asked.type)) &&
    (under === undefined || asked.oids.some((oid) => oid === under || isUnder(oid, under)))
  );
}

/** What faults are chosen by. */
export interface AskedRequest {
  readonly type: RequestType;
  readonly oids: readonly Oid[];
  readonly report: ReportName | null;
}

/** Everything that can be made to go wrong with an agent, while it runs. */
export class AgentFaults {
  readonly #rules: Rule[] = [];

  /** Makes requests fail from now on; several faults can hit one request. */
  inject(fault: AgentFault, scope: AgentFaultScope = {}): Undo {
    const rule: Rule = {
      fault,
      scope,
      passing: scope.after ?? 0,
      left: scope.times ?? Number.POSITIVE_INFINITY,
    };
    this.#rules.push(rule);
    return () => {
      rule.left = 0;
    };
  }

  /** An agent that does not know GETBULK: says nothing, or genErr. */
  withoutBulk(by: 'silence' | 'genErr'): Undo {
    const types = ['getBulk'] as const;
    return this.inject(
      by === 'silence' ? { kind: 'silent' } : { kind: 'refuse', status: 'genErr', index: 0 },
      { types },
    );
  }

  /** Other values at or below a name, such as of another type, in the answers to reads. */
  replaceValues(under: Oid, value: VarBind['value'], scope: AgentFaultScope = {}): Undo {
    const rewrite = (varbind: VarBind): VarBind =>
      varbind.oid === under || isUnder(varbind.oid, under) ? { oid: varbind.oid, value } : varbind;
    return this.inject({ kind: 'rewrite', rewrite }, { types: ['get', 'getNext', 'getBulk'], ...scope });
  }

  /** The faults that hit a request; uses them up. */
  take(asked: AskedRequest): readonly AgentFault[] {
    const hit: AgentFault[] = [];
    for (const rule of this.#rules) {
      if (rule.left <= 0 || !isInScope(asked, rule.scope)) continue;
      if (rule.passing > 0) rule.passing -= 1;
      else {
        rule.left -= 1;
        hit.push(rule.fault);
      }
    }
    return hit;
  }
}

/** The first fault of a kind among those that hit a request. */
export function faultOf<Kind extends AgentFault['kind']>(
  faults: readonly AgentFault[],
  kind: Kind,
): Extract<AgentFault, { readonly kind: Kind }> | null {
  const found = faults.find(
    (fault): fault is Extract<AgentFault, { readonly kind: Kind }> => fault.kind === kind,
  );
  return found ?? null;
}
