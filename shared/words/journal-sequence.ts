import { outletId, type OutletId } from '../model/ids.ts';
import type { SequenceDraft } from '../model/sequence.ts';
import { sequenceDiff } from '../sequence/diff.ts';
import { formatDelay } from './durations.ts';

/** `1:0 2:1500; in-rush guard 200 ms`, as the audit log keeps a sequence; null when it is something else. */
function parse(text: string | null): SequenceDraft | null {
  const match = /^(?<steps>.*); in-rush guard (?<guard>\d+) ms$/su.exec(text ?? '');
  const steps = match?.groups?.['steps'];
  if (steps === undefined) return null;
  const order: OutletId[] = [];
  const delaysMs: Record<OutletId, number> = {};
  for (const [, label, delay] of steps.matchAll(/(\S.*?):(\d+)(?=\s|$)/gsu)) {
    const id = outletId(label ?? '');
    order.push(id);
    delaysMs[id] = Number(delay);
  }
  return { order, delaysMs, inRushGuardDelayMs: Number(match?.groups?.['guard']) };
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** `3 outlets moved, 2 delays changed`; empty when it cannot be told. */
export function sequenceText(before: string | null, after: string | null): string {
  const [was, is] = [parse(before), parse(after)];
  if (was === null || is === null) return '';
  const { moved, delays, inRushGuard } = sequenceDiff(was, is);
  return [
    ...(moved.length === 0 ? [] : [`${counted(moved.length, 'outlet', 'outlets')} moved`]),
    ...(delays.length === 0 ? [] : [`${counted(delays.length, 'delay', 'delays')} changed`]),
    ...(inRushGuard ? [`in-rush guard ${formatDelay(is.inRushGuardDelayMs)}`] : []),
  ].join(', ');
}
