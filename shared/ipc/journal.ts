import * as z from 'zod/mini';
import type { AuditEntry } from '../model/audit.ts';
import type { JournalCounts, JournalEntry, JournalPage } from '../model/journal.ts';
import { event, request } from './builders.ts';
import { elementIdSchema, pduIdSchema } from './schemas.ts';

const filter = {
  source: z.enum(['all', 'events', 'audit']),
  kinds: z
    .array(z.enum(['operator', 'critical', 'warning', 'cleared', 'connection', 'info']))
    .check(z.maxLength(6)),
  pdu: z.nullable(pduIdSchema),
  element: z.nullable(elementIdSchema),
  search: z.string().check(z.maxLength(200)),
  fromMs: z.nullable(z.number()),
  toMs: z.nullable(z.number()),
};

/** Calls about what happened: events of PDUs and what people did, in one list. */
export const journalCalls = {
  /** Newest first. */
  list: request(
    z.object({
      ...filter,
      limit: z.int().check(z.minimum(1), z.maximum(500)),
      /** `next` of the page before; null for the first. */
      after: z.nullable(z.string().check(z.maxLength(100))),
    }),
  ).returns<JournalPage>(),
  counts: request(
    z.object({ ...filter, columnMs: z.int().check(z.minimum(60_000), z.maximum(86_400_000)) }),
  ).returns<JournalCounts>(),
  /**
   * One line: by its id, or `command:` and the id of a power command. Null when there is none, or it is not kept any more.
   */
  entry: request(z.object({ id: z.string().check(z.maxLength(100)) })).returns<JournalEntry | null>(),
  /** Every audit entry behind a line of an operator, oldest first; empty for lines of PDUs. */
  steps: request(z.object({ id: z.string().check(z.maxLength(100)) })).returns<readonly AuditEntry[]>(),
  /** Something was added or went on; at most a few times a second. */
  changed: event<null>(),
};
