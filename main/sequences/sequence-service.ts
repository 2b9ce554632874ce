import type { CallContext } from '../../shared/ipc/builders.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { elementLabel } from '../../shared/model/ids.ts';
import type { ApplySequenceOutcome, OutletSequence, SequenceDraft } from '../../shared/model/sequence.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { sequenceProblem } from '../../shared/sequence/validate.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { SequenceWriteOutcome } from '../drivers/driver.ts';
import type { AuditLog, AuditRecord } from '../storage/audit-log.ts';
import { partWords, sequenceChanges } from './changes.ts';
import { readSequence, sequenceRevision } from './raw-sequence.ts';

type Outcome = Result<ApplySequenceOutcome, DeviceError>;

function orderText(sequence: SequenceDraft): string {
  const steps = sequence.order.map((outlet) => `${elementLabel(outlet)}:${sequence.delaysMs[outlet] ?? 0}`);
  return `${steps.join(' ')}; in-rush guard ${sequence.inRushGuardDelayMs} ms`;
}

/** Reads and writes the power-on sequence of a PDU: read, compare, write what changed, read again. */
export class SequenceService {
  readonly #audit: AuditLog;

  constructor(audit: AuditLog) {
    this.#audit = audit;
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
    const { baseRevision } = request;
    const current = await this.read(session, signal);
    if (!current.ok) return current;
    const problem = this.#problem(session, request.draft, current.value);
    if (problem !== null) return err({ kind: 'invalidArgument', message: problem });
    if (current.value.revision !== baseRevision) return ok({ kind: 'conflict', current: current.value });
    const draft = { ...request.draft, delaysMs: { ...current.value.delaysMs, ...request.draft.delaysMs } };
    const changes = sequenceChanges(current.value, draft);
    if (changes === null) return ok({ kind: 'applied', sequence: current.value, written: [] });
    const record = this.#record(session, context, 'setSequence');
    const change = { before: orderText(current.value), after: orderText(draft) };
    this.#audit.write([{ ...record, ...change, result: 'asked' }]);
    session.record.noteOwnWrite();
    const outcome = await session.withDriver((driver) => driver.writeSequence({ changes, signal }));
    const again = await this.read(session, signal);
    await session.rereadSettings(signal);
    const judged = this.#judge(draft, outcome, again);
    this.#audit.write([{ ...record, ...change, ...this.#resultWords(judged, again) }]);
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
    this.#audit.write([{ ...record, result: 'asked' }]);
    const outcome = await session.withDriver((driver) => driver.cancelSequence({ signal }));
    const message = outcome.ok ? null : outcome.error.message;
    this.#audit.write([{ ...record, result: outcome.ok ? 'done' : 'failed', message }]);
    return outcome;
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

  #judge(
    draft: SequenceDraft,
    outcome: Result<SequenceWriteOutcome, DeviceError>,
    again: Result<OutletSequence, DeviceError>,
  ): Outcome {
    const current = again.ok ? again.value : null;
    if (!outcome.ok) {
      if (outcome.error.kind !== 'outcomeUnknown' && outcome.error.kind !== 'timeout') return outcome;
      const message = `${outcome.error.message} It is not known whether the sequence was written.`;
      return ok({ kind: 'partlyWritten', written: [], notWritten: [], current, message });
    }
    const written = outcome.value.written.map(partWords);
    const notWritten = outcome.value.notWritten.map(partWords);
    const { error } = outcome.value;
    if (error !== null && written.length === 0 && current !== null) return err(error);
    if (error !== null)
      return ok({ kind: 'partlyWritten', written, notWritten, current, message: error.message });
    if (current === null) {
      const message = 'Everything was sent, but the sequence could not be read back.';
      return ok({ kind: 'partlyWritten', written, notWritten, current, message });
    }
    if (current.revision !== sequenceRevision(draft)) {
      const message =
        'The sequence read back differs from what was written: somebody else changed it, or the PDU rounded a delay.';
      return ok({ kind: 'partlyWritten', written, notWritten, current, message });
    }
    return ok({ kind: 'applied', sequence: current, written });
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

  #record(session: DeviceSession, context: CallContext, action: string): Omit<AuditRecord, 'result'> {
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
    };
  }
}
