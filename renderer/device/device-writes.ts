import type { DeviceError } from '../../shared/model/device-error.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { OutletSequence } from '../../shared/model/sequence.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { formatDelay } from '../../shared/words/durations.ts';
import { engine } from '../ipc/engine.ts';
import { settled } from '../ipc/settled.ts';

type Written = Result<null, Pick<DeviceError, 'message'>>;

const refused = (message: string): Written => err({ message });

interface SequenceDelayChange {
  readonly pdu: PduId;
  readonly outlet: OutletId;
  /** What was on the screen when it was changed, milliseconds. */
  readonly seenMs: number;
  readonly delayMs: number;
}

/** The last write to the sequence of each PDU in this window: going down a column, one types faster than a PDU writes. */
const lastWrites = new Map<PduId, Promise<unknown>>();

/** Writes one delay after the other: each would find the sequence changed by the one before it, and be refused. */
export async function writeSequenceDelay(change: SequenceDelayChange): Promise<Written> {
  const before = lastWrites.get(change.pdu) ?? Promise.resolve();
  const write = before.then(() => writeOneDelay(change));
  lastWrites.set(change.pdu, write);
  const written = await write;
  if (lastWrites.get(change.pdu) === write) lastWrites.delete(change.pdu);
  return written;
}

/**
 * One delay of the sequence. The order and all delays are one piece with a revision: it is read, must have the delay that
 * was on the screen, and is written with that one delay changed.
 */
async function writeOneDelay(change: SequenceDelayChange): Promise<Written> {
  const { pdu, outlet, seenMs, delayMs } = change;
  const read = await settled(engine().sequences.read({ pdu }));
  if (!read.ok) return read;
  const sequence = read.value;
  const nowMs = sequence.delaysMs[outlet];
  if (nowMs === undefined)
    return refused('The sequence of this PDU leaves this outlet out. Nothing was written.');
  if (nowMs !== seenMs)
    return refused(
      `Somebody changed it meanwhile: the PDU has ${formatDelay(nowMs)} now. Nothing was written.`,
    );
  return applyOneDelay(pdu, sequence, { [outlet]: delayMs });
}

async function applyOneDelay(
  pdu: PduId,
  { revision, order, delaysMs, inRushGuardDelayMs }: OutletSequence,
  changed: Readonly<Record<OutletId, number>>,
): Promise<Written> {
  const draft = { order: [...order], delaysMs: { ...delaysMs, ...changed }, inRushGuardDelayMs };
  const applied = await settled(engine().sequences.apply({ pdu, baseRevision: revision, draft }));
  if (!applied.ok) return applied;
  switch (applied.value.kind) {
    case 'applied':
      return ok(null);
    case 'conflict':
      return refused('The sequence changed at the same moment. Nothing was written.');
    case 'partlyWritten':
      return refused(applied.value.message);
  }
}
