import type { CommandId, PduId } from '../../shared/model/ids.ts';
import type { JournalFilter } from '../../shared/model/journal.ts';

/** The line of events and audit log that is behind a message. */
export type EntryLink =
  | { readonly kind: 'command'; readonly pdu: PduId; readonly command: CommandId }
  /** The newest of these that began until `atMs`. */
  | ({ readonly kind: 'latest'; readonly atMs: number } & Pick<
      JournalFilter,
      'source' | 'kinds' | 'pdu' | 'element'
    >);
