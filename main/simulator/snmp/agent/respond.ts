import type { ErrorStatus } from '../../../snmp/error-status.ts';
import { isUnder, type Oid } from '../../../snmp/oid.ts';
import { isPresent, type SetVarBind, type VarBind } from '../../../snmp/value.ts';
import type { MibView, SetActor } from './mib-view.ts';
import type { AnswerPdu, RequestPdu } from './pdu.ts';
import { varBindElement } from './varbind.ts';

/** Under what circumstances a request is answered. */
export interface ResponseContext {
  readonly mib: MibView;
  /** The PDU's error statuses are those of v1 or of its successors. */
  readonly version: 'v1' | 'v2c' | 'v3';
  readonly mayWrite: boolean;
  readonly actor: SetActor;
  /** What v1 says of a SET by somebody who may only read: agents differ. */
  readonly readOnlyStatusV1: 'noSuchName' | 'readOnly';
  /** How large the varbinds of an answer may be, together. */
  readonly varBindBytes: number;
}

/** The request with a status. */
export function failed(request: RequestPdu, status: ErrorStatus, index: number): AnswerPdu {
  return { type: 'response', requestId: request.requestId, status, index, varbinds: request.varbinds };
}

function succeeded(request: RequestPdu, varbinds: readonly VarBind[]): AnswerPdu {
  return { type: 'response', requestId: request.requestId, status: 'noError', index: 0, varbinds };
}

function sizeOf(varbinds: readonly VarBind[]): number {
  return varbinds.reduce((sum, varbind) => sum + varBindElement(varbind).length, 0);
}

/** RFC 3416, section 4.2.1: nothing but the status is said; RFC 1157, section 4.1.2: the request comes back. */
export function tooBig(request: RequestPdu, version: ResponseContext['version']): AnswerPdu {
  return version === 'v1' ? failed(request, 'tooBig', 0) : { ...failed(request, 'tooBig', 0), varbinds: [] };
}

function valueAt(mib: MibView, oid: Oid): VarBind {
  const value = mib.get(oid);
  if (value !== null) return { oid, value };
  const table = oid.slice(0, oid.lastIndexOf('.'));
  const neighbour = mib.next(table);
  const isKnown = neighbour !== null && isUnder(neighbour, table);
  return { oid, value: { type: isKnown ? 'noSuchInstance' : 'noSuchObject' } };
}

/** RFC 3584, section 4.2.2.1: v1 has no Counter64, so it does not see those objects. */
function isVisible(varbind: VarBind, version: ResponseContext['version']): boolean {
  return version !== 'v1' || (varbind.value.type !== 'counter64' && varbind.value.type !== 'endOfMibView');
}

function valueAfter(mib: MibView, oid: Oid, version: ResponseContext['version']): VarBind {
  for (let at = mib.next(oid); at !== null; at = mib.next(at)) {
    const value = mib.get(at);
    if (value !== null && isVisible({ oid: at, value }, version)) return { oid: at, value };
  }
  return { oid, value: { type: 'endOfMibView' } };
}

function read(request: RequestPdu, context: ResponseContext): AnswerPdu {
  const { mib, version } = context;
  const varbinds = request.varbinds.map(({ oid }) =>
    request.type === 'get' ? valueAt(mib, oid) : valueAfter(mib, oid, version),
  );
  if (version === 'v1') {
    const missing = varbinds.findIndex(
      (varbind) =>
        !isVisible(varbind, version) || (!isPresent(varbind.value) && varbind.value.type !== 'null'),
    );
    if (missing !== -1) return failed(request, 'noSuchName', missing + 1);
  }
  return sizeOf(varbinds) > context.varBindBytes ? tooBig(request, version) : succeeded(request, varbinds);
}

/** RFC 3416, section 4.2.3; ends where the answer would get too large, and at a row in which every column has ended. */
function readBulk(request: RequestPdu, context: ResponseContext): AnswerPdu {
  const single = request.varbinds.slice(0, Math.max(0, request.first));
  let row: readonly VarBind[] = request.varbinds.slice(single.length);
  const found: VarBind[] = [];
  let bytes = 0;
  const add = (varbinds: readonly VarBind[]): boolean => {
    for (const varbind of varbinds) {
      bytes += varBindElement(varbind).length;
      if (bytes > context.varBindBytes) return false;
      found.push(varbind);
    }
    return true;
  };
  const step = (varbinds: readonly VarBind[]) =>
    varbinds.map(({ oid }) => valueAfter(context.mib, oid, context.version));

  let mayGoOn = add(step(single));
  for (let repetition = 0; mayGoOn && row.length > 0 && repetition < request.second; repetition += 1) {
    row = step(row);
    mayGoOn = add(row) && row.some(({ value }) => value.type !== 'endOfMibView');
  }
  const isEmptyByForce = found.length === 0 && bytes > 0;
  return isEmptyByForce ? tooBig(request, context.version) : succeeded(request, found);
}

/** RFC 3584, section 4.4: what v1 says in place of the statuses it does not have. */
function statusForV1(status: ErrorStatus): ErrorStatus {
  switch (status) {
    case 'wrongValue':
    case 'wrongEncoding':
    case 'wrongType':
    case 'wrongLength':
    case 'inconsistentValue':
      return 'badValue';
    case 'noAccess':
    case 'notWritable':
    case 'noCreation':
    case 'inconsistentName':
    case 'authorizationError':
      return 'noSuchName';
    case 'resourceUnavailable':
    case 'commitFailed':
    case 'undoFailed':
      return 'genErr';
    case 'noError':
    case 'tooBig':
    case 'noSuchName':
    case 'badValue':
    case 'readOnly':
    case 'genErr':
      return status;
  }
}

function refused(
  request: RequestPdu,
  status: ErrorStatus,
  index: number,
  context: ResponseContext,
): AnswerPdu {
  return failed(request, context.version === 'v1' ? statusForV1(status) : status, index);
}

function write(request: RequestPdu, context: ResponseContext): AnswerPdu {
  if (!context.mayWrite) {
    return context.version === 'v1'
      ? failed(request, context.readOnlyStatusV1, 1)
      : failed(request, 'noAccess', 1);
  }
  const wanted: SetVarBind[] = [];
  for (const { oid, value } of request.varbinds) {
    if (!isPresent(value)) return refused(request, 'wrongType', wanted.length + 1, context);
    wanted.push({ oid, value });
  }
  const refusal = context.mib.set(wanted, context.actor);
  return refusal === null
    ? succeeded(request, request.varbinds)
    : refused(request, refusal.status, refusal.index, context);
}

/** True for what an agent answers: requests, and not GETBULK in v1 (RFC 3416, section 4.2). */
export function isRequest(pdu: RequestPdu, version: ResponseContext['version']): boolean {
  return ['get', 'getNext', 'set'].includes(pdu.type) || (pdu.type === 'getBulk' && version !== 'v1');
}

/** The answer to a request, which `isRequest`. A SET is carried out. */
export function respond(request: RequestPdu, context: ResponseContext): AnswerPdu {
  switch (request.type) {
    case 'set':
      return write(request, context);
    case 'getBulk':
      return readBulk(request, context);
    default:
      return read(request, context);
  }
}
