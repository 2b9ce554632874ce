import type { DeviceError } from '../../shared/model/device-error.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import type { ApplySequenceOutcome, OutletSequence, SequenceDraft } from '../../shared/model/sequence.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DeviceResult, SequenceWrite, SequenceWriteOutcome } from '../drivers/driver.ts';
import { partWords } from './changes.ts';
import { sequenceRevision } from './raw-sequence.ts';

type Part = SequenceWriteOutcome['written'][number];

export interface ApplyFacts {
  readonly draft: SequenceDraft;
  /** What was to be written. */
  readonly changes: SequenceWrite;
  /** What the driver says came of it. */
  readonly outcome: DeviceResult<SequenceWriteOutcome>;
  /** What was read afterwards. */
  readonly again: Result<OutletSequence, DeviceError>;
}

const CHANGED_BY_OTHERS =
  'The sequence read back differs from what was written: somebody else changed it, or the PDU rounded a delay.';
const NOTHING_THERE =
  'It was read back: nothing of the change is there. Apply it again when the PDU answers.';
const NOT_READ_BACK =
  'The sequence could not be read back, so it is not known whether all of it holds. Read it again before you change it.';

function partsOf(changes: SequenceWrite): readonly Part[] {
  return [
    ...(changes.order === undefined ? [] : (['order'] as const)),
    ...(changes.inRushGuardDelayMs === undefined ? [] : (['inRushGuard'] as const)),
    ...(Object.keys(changes.delaysMs ?? {}) as OutletId[]),
  ];
}

function isThere(part: Part, draft: SequenceDraft, current: SequenceDraft): boolean {
  if (part === 'order') return draft.order.every((outlet, at) => current.order[at] === outlet);
  if (part === 'inRushGuard') return draft.inRushGuardDelayMs === current.inRushGuardDelayMs;
  return draft.delaysMs[part] === current.delaysMs[part];
}

/** Without a read back only the replies tell, and a reply that was lost tells nothing. */
function judgeUnread({ outcome, changes }: ApplyFacts): Result<ApplySequenceOutcome, DeviceError> {
  const told = outcome.ok ? outcome.value : { written: [], notWritten: [], error: outcome.error };
  const isRefused = told.error !== null && REFUSALS.has(told.error.kind);
  if (isRefused && told.written.length === 0 && told.error !== null) return err(told.error);
  const message = told.error === null ? NOT_READ_BACK : `${told.error.message} ${NOT_READ_BACK}`;
  const notWritten = isRefused ? partsOf(changes).filter((part) => !told.written.includes(part)) : [];
  return ok({
    kind: 'partlyWritten',
    written: told.written.map(partWords),
    notWritten: notWritten.map(partWords),
    current: null,
    message,
  });
}

/** With these the device did nothing. */
const REFUSALS: ReadonlySet<DeviceError['kind']> = new Set<DeviceError['kind']>([
  'rejectedByDevice',
  'notPermitted',
  'unsupported',
  'invalidArgument',
  'notFound',
  'authRejected',
  'certificateChanged',
  'certificateUntrusted',
]);

/**
 * What came of writing a sequence. What was read afterwards decides, whatever the replies said: a reply may be lost
 * after everything was written, and an accepted value may be rounded.
 */
export function judgeApply(facts: ApplyFacts): Result<ApplySequenceOutcome, DeviceError> {
  const { draft, changes, outcome, again } = facts;
  if (!again.ok) return judgeUnread(facts);
  const current = again.value;
  const parts = partsOf(changes);
  const written = parts.filter((part) => isThere(part, draft, current)).map(partWords);
  const notWritten = parts.filter((part) => !isThere(part, draft, current)).map(partWords);
  if (current.revision === sequenceRevision(draft))
    return ok({ kind: 'applied', sequence: current, written });
  const error = outcome.ok ? outcome.value.error : outcome.error;
  if (error !== null && written.length === 0 && REFUSALS.has(error.kind)) return err(error);
  const isNothingThere = error !== null && written.length === 0;
  const message = isNothingThere
    ? `${error.message} ${NOTHING_THERE}`
    : (error?.message ?? CHANGED_BY_OTHERS);
  return ok({ kind: 'partlyWritten', written, notWritten, current, message });
}
