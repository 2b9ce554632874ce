import type { VarBind } from '../../../snmp/value.ts';
import { faultOf, type AgentFault } from './faults.ts';
import { faultyMib } from './faulty-mib.ts';
import type { AcceptedRequest } from './incoming.ts';
import type { MibView } from './mib-view.ts';
import type { AnswerPdu, RequestPdu } from './pdu.ts';
import { failed, respond, tooBig } from './respond.ts';

/** What does not depend on the request. */
export interface AnswerContext {
  readonly mib: MibView;
  readonly maxMessageBytes: number;
  readonly readOnlyStatusV1: 'noSuchName' | 'readOnly';
  /** Of who asks. */
  readonly address: string;
}

/** By how much the length fields of a message can grow when varbinds come into it, with the padding of DES. */
const GROWTH_BYTES = 24;

/** As many varbinds as the answer could have. */
function largestAnswer({ type, first, second, varbinds }: RequestPdu): number {
  if (type !== 'getBulk') return varbinds.length;
  const single = Math.min(Math.max(0, first), varbinds.length);
  return single + (varbinds.length - single) * Math.max(0, second);
}

function rewritten(varbinds: readonly VarBind[], faults: readonly AgentFault[]): readonly VarBind[] {
  return faults.reduce(
    (changed, fault) =>
      fault.kind === 'rewrite' ? changed.flatMap((varbind) => fault.rewrite(varbind) ?? []) : changed,
    varbinds,
  );
}

function answerPdu(
  request: AcceptedRequest,
  faults: readonly AgentFault[],
  context: AnswerContext,
): AnswerPdu {
  const { pdu, version, user, mayWrite } = request;
  const refusal = faultOf(faults, 'refuse');
  const limit = faultOf(faults, 'tooBigAbove');
  if (refusal !== null) return failed(pdu, refusal.status, refusal.index ?? 1);
  if (limit !== null && largestAnswer(pdu) > limit.varbinds) return tooBig(pdu, version);
  // RFC 3413, section 3.2: what the access control forbids to everybody at this level.
  if (!request.mayRead) return failed(pdu, 'authorizationError', 0);
  const bare = request.seal({ ...failed(pdu, 'noError', 0), varbinds: [] });
  const answer: AnswerPdu =
    pdu.type === 'set' && faultOf(faults, 'ignoreSet') !== null
      ? failed(pdu, 'noError', 0)
      : respond(pdu, {
          mib: faultyMib(context.mib, faults),
          version,
          mayWrite,
          actor: { user, address: context.address },
          readOnlyStatusV1: context.readOnlyStatusV1,
          varBindBytes: Math.min(context.maxMessageBytes, request.maxBytes) - bare.length - GROWTH_BYTES,
        });
  return { ...answer, varbinds: rewritten(answer.varbinds, faults) };
}

/** Carries out a request, with what goes wrong with it, and makes the datagram that answers it. */
export function answerRequest(
  request: AcceptedRequest,
  faults: readonly AgentFault[],
  context: AnswerContext,
): Uint8Array {
  const answer = answerPdu(request, faults, context);
  const isOther = faultOf(faults, 'otherRequestId') !== null;
  return request.seal(isOther ? { ...answer, requestId: answer.requestId ^ 1 } : answer);
}

/** What arrives of an answer. */
export function distorted(answer: Uint8Array, faults: readonly AgentFault[]): Uint8Array {
  if (faultOf(faults, 'garbage') !== null) return Uint8Array.from([0xde, 0xad, 0xbe, 0xef]);
  return faultOf(faults, 'truncated') === null ? answer : answer.subarray(0, Math.floor(answer.length / 2));
}
