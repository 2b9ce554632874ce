import { DatabaseSync } from 'node:sqlite';
import type { AuditAction, AuditResult } from '../../../shared/model/audit.ts';
import type { JournalFilter } from '../../../shared/model/journal.ts';
import { outletId, pduId, type ElementId, type PduId } from '../../../shared/model/ids.ts';
import { FleetStore, type News } from '../../devices/fleet-store.ts';
import { AuditLog, type AuditRecord } from '../../storage/audit-log.ts';
import { AuditStore } from '../../storage/audit-store.ts';
import { migrate } from '../../storage/database.ts';
import { EventStore } from '../../storage/event-store.ts';
import { silentLogger } from '../../support/logger.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { EventKeeper } from '../event-keeper.ts';
import { Journal } from '../journal.ts';

export const START_MS = new Date(2026, 10, 20, 14, 0, 0).getTime();
export const PDU: PduId = pduId('SN1');

/** Everything. */
export const ALL: JournalFilter = {
  source: 'all',
  kinds: [],
  pdu: null,
  element: null,
  search: '',
  fromMs: null,
  toMs: null,
};

/** A journal over a database in memory, on a clock that the test moves. */
export function journalBench(
  options: { readonly database?: DatabaseSync; readonly clock?: ManualClock } = {},
) {
  const database = options.database ?? new DatabaseSync(':memory:');
  migrate(database);
  const clock = options.clock ?? new ManualClock(START_MS);
  const lifetime = new AbortController();
  let keepDays = 400;
  let changes = 0;
  const onChanged = () => {
    changes += 1;
  };
  const auditStore = new AuditStore(database);
  const audit = new AuditLog({
    store: auditStore,
    clock,
    operator: 'm.okafor',
    workstation: 'ws-lab-12',
    onWritten: onChanged,
  });
  const keeper = new EventKeeper({
    store: new EventStore(database),
    clock,
    logger: silentLogger,
    keepDays: () => keepDays,
    onChanged,
  });
  const fleet = new FleetStore({ clock, onChange: () => undefined, keep: (news) => keeper.keep(news) });
  const journal = new Journal(database, lifetime.signal);
  return {
    database,
    clock,
    lifetime,
    audit,
    keeper,
    fleet,
    journal,
    changes: () => changes,
    keepFor: (days: number) => {
      keepDays = days;
    },
    report: (news: Partial<News>, pdu: PduId = PDU) =>
      fleet.report(pdu, { element: 'pdu', severity: 'warning', text: 'Something.', ...news }),
    /** One entry of a command for an outlet. */
    command: (
      commandId: string,
      label: string,
      result: AuditResult,
      rest: Partial<AuditRecord> & { readonly action?: AuditAction } = {},
    ) => audit.write([{ ...entryOf(outletId(label)), elementName: label, commandId, result, ...rest }]),
    /** A change of something, done. */
    change: (rest: Partial<AuditRecord>) => audit.write([{ ...entryOf('pdu'), ...rest }]),
    lines: async (filter: Partial<JournalFilter> = {}) =>
      (await journal.list({ ...ALL, ...filter }, 500, null)).entries,
    counts: (filter: Partial<JournalFilter>, columnMs: number) =>
      journal.counts({ ...ALL, ...filter }, columnMs),
  };
}

function entryOf(element: ElementId): AuditRecord {
  return {
    door: 'app',
    pdu: PDU,
    pduName: 'A07-L',
    pduUser: 'admin',
    element,
    elementName: element === 'pdu' ? 'A07-L' : element,
    action: 'cycle',
    result: 'done',
  };
}
