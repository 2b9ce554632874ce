import type { DatabaseSync } from 'node:sqlite';
import { keptDraftSchema } from '../../shared/ipc/sequences.ts';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import type { KeptSequenceDraft } from '../../shared/model/sequence.ts';
import { integer, json, text, type Row } from './columns.ts';

/** A draft as it is on disk. */
export type StoredDraft = Omit<KeptSequenceDraft, 'isMine'>;

/** One row; null where it makes no sense any more. */
function fromRow(row: Row): StoredDraft | null {
  const kept = keptDraftSchema.safeParse({ base: json(row, 'base'), draft: json(row, 'draft') });
  if (!kept.success) return null;
  return { ...kept.data, pdu: pduId(text(row, 'pdu')), keptAtMs: integer(row, 'kept_at_ms') };
}

/** Drafts of power-on sequences that are not on their PDU yet, one a PDU; each goes with its PDU. */
export class DraftStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  list(): readonly StoredDraft[] {
    return this.#database
      .prepare('SELECT * FROM sequence_draft ORDER BY kept_at_ms')
      .all()
      .flatMap((row) => fromRow(row) ?? []);
  }

  get(pdu: PduId): StoredDraft | null {
    const row = this.#database.prepare('SELECT * FROM sequence_draft WHERE pdu = ?').get(pdu);
    return row === undefined ? null : fromRow(row);
  }

  /** Replaces what is kept of this PDU; of a PDU that is not stored nothing is kept. */
  put({ pdu, base, draft, keptAtMs }: StoredDraft): void {
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO sequence_draft (pdu, base, draft, kept_at_ms)
         SELECT id, ?, ?, ? FROM pdu WHERE id = ?`,
      )
      .run(JSON.stringify(base), JSON.stringify(draft), keptAtMs, pdu);
  }

  forget(pdu: PduId): void {
    this.#database.prepare('DELETE FROM sequence_draft WHERE pdu = ?').run(pdu);
  }
}
