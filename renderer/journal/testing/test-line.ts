import { outletId, pduId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';

/** A cycle of outlet 14 that went well; `patch` says what is different. */
export function testLine(patch: Partial<JournalEntry> = {}): JournalEntry {
  const atMs = patch.atMs ?? 1_700_000_000_000;
  return {
    id: 'audit:318',
    kind: 'operator',
    atMs,
    endedAtMs: atMs,
    pdu: pduId('PX3-A07'),
    pduName: 'A07-L',
    element: outletId('14'),
    elementName: '14 db-02 PSU A',
    text: 'Cycled',
    by: 'm.okafor',
    state: 'done',
    ...patch,
  };
}

/** Lines one second apart, newest first, numbered from `first` down. */
export function testLines(count: number, first = count): readonly JournalEntry[] {
  return Array.from({ length: count }, (_each, index) =>
    testLine({ id: `event:${first - index}`, atMs: 1_700_000_000_000 + (first - index) * 1000 }),
  );
}
