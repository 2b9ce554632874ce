import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AuditAction } from '../../shared/model/audit.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { elementLabel } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { ApplySequenceOutcome, OutletSequence, SequenceDraft } from '../../shared/model/sequence.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { delaysInSteps, withoutLastDelay } from '../../shared/sequence/delay-steps.ts';
import { sequenceProblem } from '../../shared/sequence/validate.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { AuditLog, AuditRecord } from '../storage/audit-log.ts';
import { Limiter } from '../polling/limiter.ts';
import type { Logger } from '../support/logger.ts';
import { sequenceChanges } from './changes.ts';
import { judgeApply } from './judge-apply.ts';
import { readSequence } from './raw-sequence.ts';

type Outcome = Result<ApplySequenceOutcome, DeviceError>;

function orderText(sequence: SequenceDraft): string {
  const steps = sequence.order.map((outlet) => `${elementLabel(outlet)}:${sequence.delaysMs[outlet] ?? 0}`);
  return `${steps.join(' ')}; in-rush guard ${sequence.inRushGuardDelayMs} ms`;
}

/** What is asked for as the device can keep it, with the delays that are not mentioned as they are. */
function asKept(draft: SequenceDraft, current: SequenceDraft, model: PduModel | null): SequenceDraft {
  const inSteps = delaysInSteps(draft.delaysMs, model?.sequenceDelayStepMs ?? 1);
  const delaysMs = { ...current.delaysMs, ...inSteps };
  const kept = model?.dropsLastDelay === true ? withoutLastDelay(draft.order, delaysMs) : delaysMs;
  return { ...draft, delaysMs: kept };
}

const NOT_RECORDED: DeviceError = {
  kind: 'cancelled',
  message: 'The audit log could not be written, so nothing was sent. Check the disk of this computer.',
};

/** Reads and writes the power-on sequence of a PDU: read, compare, write what changed, read again. */
export class SequenceService {
  readonly #audit: AuditLog;
  readonly #logger: Logger;
  /** One place a PDU: between compare and write no other window of ours may write. */
  readonly #turns = new WeakMap<DeviceSession, Limiter>();

  constructor(audit: AuditLog, logger: Logger) {
    this.#audit = audit;
    this.#logger = logger;
  }

  async read(session: DeviceSession, signal: AbortSignal): Promise<Result<OutletSequence, DeviceError>> {
    const ready = await session.ready(signal);
    if (!ready.ok) return ready;
    const raw = await session.withDriver((driver) => driver.readSequence({ signal }));
    if (!raw.ok) return raw;
    const { model } = session.record;
    if (model === null)
      return err({ kind: 'protocol', field: null, message: 'The PDU has not been read yet.' });
    return ok(readSequence(raw.value, model));
  }

  async apply(
    session: DeviceSession,
    request: { readonly baseRevision: string; readonly draft: SequenceDraft },
    context: CallContext,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const turn = this.#turns.get(session) ?? new Limiter(1);
    this.#turns.set(session, turn);
    const outcome = await turn.run(signal, () => this.#apply(session, request, context, signal));
    return outcome ?? err({ kind: 'cancelled', message: 'Stopped. Nothing was written.' });
  }

  async #apply(
    session: DeviceSession,
    request: { readonly baseRevision: string; readonly draft: SequenceDraft },
    context: CallContext,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { baseRevision } = request;
    const current = await this.read(session, signal);
    if (!current.ok) return current;
    if (session.record.model?.capabilities.includes('sequenceWrite') !== true)
      return err({ kind: 'unsupported', message: LACKING.sequenceWrite });
    const problem = this.#problem(session, request.draft, current.value);
    if (problem !== null) return err({ kind: 'invalidArgument', message: problem });
    if (current.value.revision !== baseRevision) return ok({ kind: 'conflict', current: current.value });
    const draft = asKept(request.draft, current.value, session.record.model);
    const changes = sequenceChanges(current.value, draft);
    if (changes === null) return ok({ kind: 'applied', sequence: current.value, written: [] });
    const record = this.#record(session, context, 'setSequence');
    const change = { before: orderText(current.value), after: orderText(draft) };
    if (!this.#isRecorded({ ...record, ...change, result: 'asked' })) return err(NOT_RECORDED);
    session.record.noteOwnWrite();
    const outcome = await session.withDriver((driver) => driver.writeSequence({ changes, signal }));
    const again = await this.read(session, signal);
    await session.rereadSettings(signal);
    const judged = judgeApply({ draft, changes, outcome, again });
    this.#isRecorded({ ...record, ...change, ...this.#resultWords(judged, again) });
    return judged;
  }

  async cancel(
    session: DeviceSession,
    context: CallContext,
    signal: AbortSignal,
  ): Promise<Result<null, DeviceError>> {
    const record = this.#record(session, context, 'cancelSequence');
    const ready = await session.ready(signal);
    if (!ready.ok) return ready;
    if (!this.#isRecorded({ ...record, result: 'asked' })) return err(NOT_RECORDED);
    const outcome = await session.withDriver((driver) => driver.cancelSequence({ signal }));
    const message = outcome.ok ? null : outcome.error.message;
    this.#isRecorded({ ...record, result: outcome.ok ? 'done' : 'failed', message });
    return outcome;
  }

  #isRecorded(record: AuditRecord): boolean {
    try {
      this.#audit.write([record]);
      return true;
    } catch (error) {
      this.#logger.error({ err: error }, 'The audit log could not be written');
      return false;
    }
  }

  #problem(session: DeviceSession, draft: SequenceDraft, current: OutletSequence): string | null {
    const outlets = session.record.model?.outlets.map((outlet) => outlet.id) ?? [];
    const problem = sequenceProblem(draft.order, outlets);
    if (problem !== null) return problem;
    const strange = Object.keys(draft.delaysMs).find((outlet) => !(outlet in current.delaysMs));
    return strange === undefined
      ? null
      : `Outlet ${strange.slice('outlet:'.length)} has no delay on this PDU.`;
  }

  #resultWords(
    judged: Outcome,
    again: Result<OutletSequence, DeviceError>,
  ): Pick<AuditRecord, 'result' | 'message' | 'after'> {
    const after = again.ok ? orderText(again.value) : null;
    if (!judged.ok) return { result: 'failed', message: judged.error.message, after };
    if (judged.value.kind !== 'partlyWritten') return { result: 'done', message: null, after };
    const { written, notWritten, message } = judged.value;
    const halves = `Written: ${written.join(', ') || 'nothing known'}. Not written: ${notWritten.join(', ') || 'nothing known'}.`;
    return { result: 'failed', message: `${message} ${halves}`, after };
  }

  #record(session: DeviceSession, context: CallContext, action: AuditAction): Omit<AuditRecord, 'result'> {
    const { record } = session;
    const { id, name } = record;
    return {
      door: context.door,
      pdu: id,
      pduName: name,
      pduUser: record.view.user,
      element: 'pdu',
      elementName: name,
      action,
      commandId: randomUUID(),
    };
  }
}
