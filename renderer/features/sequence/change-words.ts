import { elementLabel, type OutletId } from '../../../shared/model/ids.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { changeCount, type SequenceDiff } from '../../../shared/sequence/diff.ts';
import { totalTimeMs } from '../../../shared/sequence/timeline.ts';
import { upperFirst } from '../../../shared/words/capitals.ts';
import { formatClock, formatTenths } from '../../../shared/words/durations.ts';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** `4 unsaved changes` */
export function unsavedText(diff: SequenceDiff): string {
  return counted(changeCount(diff), 'unsaved change', 'unsaved changes');
}

/** `4 changes` */
export function changesText(diff: SequenceDiff): string {
  return counted(changeCount(diff), 'change', 'changes');
}

/** `2 outlets moved, 2 delays changed` */
function partsText(diff: SequenceDiff): string {
  return [
    diff.moved.length > 0 ? `${counted(diff.moved.length, 'outlet', 'outlets')} moved` : '',
    diff.delays.length > 0 ? `${counted(diff.delays.length, 'delay', 'delays')} changed` : '',
    diff.inRushGuard ? 'in-rush guard changed' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `2 outlets moved, 2 delays changed. Total 68.5 s, was 67.5 s.` */
export function unsavedDetail(diff: SequenceDiff, before: SequenceDraft, after: SequenceDraft): string {
  const [was, total] = [formatTenths(totalTimeMs(before)), formatTenths(totalTimeMs(after))];
  const time = was === total ? `Total ${total}, as before.` : `Total ${total}, was ${was}.`;
  return `${partsText(diff)}. ${time}`;
}

const named = (outlets: readonly OutletId[]) =>
  outlets.length === 1 ? `Outlet ${elementLabel(outlets[0] ?? 'outlet:?')}` : `${outlets.length} outlets`;

/** `Outlet 24 moved and 2 delays changed, seen at 14:31:12.` */
export function conflictDetail(diff: SequenceDiff, seenAtMs: number): string {
  const parts = [
    diff.moved.length > 0 ? `${named(diff.moved)} moved` : '',
    diff.delays.length > 0 ? `${counted(diff.delays.length, 'delay', 'delays')} changed` : '',
    diff.inRushGuard ? 'the in-rush guard changed' : '',
  ].filter((part) => part !== '');
  const text = parts.length === 0 ? 'it' : parts.join(' and ');
  return `${upperFirst(text)}, seen at ${formatClock(seenAtMs)}.`;
}
