import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { AuditEntry } from '../../shared/model/audit.ts';
import { outletId, pduId } from '../../shared/model/ids.ts';
import type { JournalEntry, JournalFilter, JournalKind } from '../../shared/model/journal.ts';

type Line = Omit<JournalEntry, 'id' | 'atMs' | 'endedAtMs'> & {
  readonly agoMs: number;
  readonly lastedMs: number | null;
};

const A07 = { pdu: pduId('PX3-A07'), pduName: 'A07-L' };
const B05 = { pdu: pduId('PX3-B05'), pduName: 'B05-L' };
const C02 = { pdu: pduId('EP2-C02'), pduName: 'C02-R' };
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const operator = (agoMs: number, text: string, rest: Partial<Line>): Line => ({
  ...A07,
  agoMs,
  text,
  kind: 'operator',
  element: null,
  elementName: '',
  by: 'm.okafor',
  state: 'done',
  lastedMs: 0,
  ...rest,
});

const LINES: readonly Line[] = [
  operator(SECOND, 'Cycle requested, undo window open', {
    element: outletId('14'),
    elementName: '14 db-02 PSU A',
    state: 'pending',
    lastedMs: null,
  }),
  operator(7 * SECOND, 'Cycling, off confirmed', {
    element: outletId('28'),
    elementName: '28 k8s-04',
    state: 'inProgress',
    lastedMs: null,
  }),
  operator(21 * SECOND, 'Breaker tripped', {
    ...C02,
    kind: 'critical',
    element: 'ocp:C5',
    elementName: 'C5',
    by: 'PDU',
    state: 'open',
    lastedMs: null,
  }),
  operator(27 * SECOND, 'Current above upper critical, 15.6 A, limit 15.2 A', {
    ...C02,
    kind: 'critical',
    element: 'ocp:C5',
    elementName: 'C5',
    by: 'PDU',
    state: 'ended',
    lastedMs: 6 * SECOND,
  }),
  operator(56 * SECOND, 'Sequence changed', {
    elementName: 'Sequence',
    by: 'admin, 192.0.2.40',
    state: null,
  }),
  operator(245 * SECOND, 'No answer to polls', {
    ...B05,
    kind: 'connection',
    by: 'Busbar',
    state: 'open',
    lastedMs: null,
  }),
  operator(330 * SECOND, 'Current above upper warning, 13.2 A, limit 12.8 A', {
    kind: 'warning',
    element: 'ocp:C3',
    elementName: 'C3',
    by: 'PDU',
    state: 'open',
    lastedMs: null,
  }),
  operator(13 * MINUTE, 'Cycle 7, 8, 9 in sequence', {
    ...C02,
    elementName: '3 outlets',
    by: 'j.lindqvist',
    lastedMs: 18_200,
  }),
  operator(27 * MINUTE, 'Cycle undone', {
    element: outletId('5'),
    elementName: '5 hv-03 PSU A',
    state: 'notSent',
    lastedMs: 1800,
  }),
  operator(51 * MINUTE, 'Current below upper warning', {
    kind: 'cleared',
    element: 'ocp:C3',
    elementName: 'C3',
    by: 'PDU',
    state: null,
  }),
  operator(70 * MINUTE, 'Turned off', { element: outletId('11'), elementName: '11 kvm-02' }),
  operator(142 * MINUTE, 'Live again', { ...B05, kind: 'cleared', by: 'Busbar', state: null }),
  operator(143 * MINUTE, 'No answer to polls', {
    ...B05,
    kind: 'connection',
    by: 'Busbar',
    state: 'ended',
    lastedMs: 43 * SECOND,
  }),
  operator(3 * HOUR, 'Certificate trusted, SHA-256 41 D2 … 7F 0A', { ...C02, by: 'j.lindqvist' }),
  operator(4 * HOUR, 'Not cycled: the PDU refused', {
    element: outletId('22'),
    elementName: '22 k8s-12',
    by: 'j.lindqvist',
    state: 'failed',
    lastedMs: 300,
  }),
  operator(19 * HOUR, 'Name changed from build-2', {
    element: outletId('19'),
    elementName: '19 a name of sixty-four characters that does not fit into a cell',
  }),
];

const KINDS: readonly JournalKind[] = ['operator', 'operator', 'warning', 'cleared', 'info', 'operator'];

function older(index: number): Line {
  const label = String((index * 7) % 36 || 1);
  const kind = KINDS[index % KINDS.length] ?? 'info';
  const isOperator = kind === 'operator';
  return operator(5 * HOUR + index * 17 * MINUTE, isOperator ? 'Cycled' : 'Voltage L1 seen at 229 V', {
    kind,
    element: outletId(label),
    elementName: `${label} host-${label}`,
    by: isOperator ? 'm.okafor' : 'PDU',
    state: isOperator ? 'done' : null,
    lastedMs: isOperator ? 10_300 : null,
  });
}

const fits = (entry: JournalEntry, filter: JournalFilter) => {
  const isAudit = entry.kind === 'operator';
  const words = `${entry.pduName} ${entry.elementName} ${entry.text} ${entry.by}`.toLowerCase();
  return (
    (filter.source === 'all' || (filter.source === 'audit') === isAudit) &&
    (filter.kinds.length === 0 || filter.kinds.includes(entry.kind)) &&
    (filter.pdu === null || filter.pdu === entry.pdu) &&
    (filter.element === null || filter.element === entry.element) &&
    words.includes(filter.search.trim().toLowerCase()) &&
    (filter.fromMs === null || entry.atMs >= filter.fromMs) &&
    (filter.toMs === null || entry.atMs < filter.toMs)
  );
};

const STEPS = [
  ['armed', -2800, 'on', null],
  ['asked', 0, 'on', null],
  ['sent', 2, 'on', null],
  ['accepted', 182, 'on', null],
] as const satisfies readonly (readonly [AuditEntry['result'], number, string | null, string | null])[];

function stepsOf(entry: JournalEntry): readonly AuditEntry[] {
  const subject = {
    operator: entry.by,
    workstation: 'ws-lab-12',
    door: 'app' as const,
    pdu: entry.pdu,
    pduName: entry.pduName,
    pduUser: 'lab-ops',
    element: entry.element,
    elementName: entry.elementName,
  };
  const number = Number(entry.id.slice('audit:'.length));
  return STEPS.map(([result, afterMs, before, after], index) => ({
    ...subject,
    number: number + index,
    atMs: entry.atMs + afterMs,
    action: 'cycle' as const,
    result,
    before,
    after,
    message: null,
    commandId: 'demo',
  }));
}

interface DemoJournalOptions {
  readonly count: number;
  /** One more line each second. */
  readonly isLive: boolean;
  readonly changed: () => void;
}

/** Lines of a busy day and of those before it, made up. */
export function createDemoJournal({
  count,
  isLive,
  changed,
}: DemoJournalOptions): Partial<EngineHandlers['journal']> {
  const nowMs = Date.now();
  let number = 318;
  const put = ({ agoMs, lastedMs, ...line }: Line, baseMs: number): JournalEntry => ({
    ...line,
    id: `${line.kind === 'operator' && line.state !== null ? 'audit' : 'event'}:${(number += 4)}`,
    atMs: baseMs - agoMs,
    endedAtMs: lastedMs === null ? null : baseMs - agoMs + lastedMs,
  });
  const lines = [...LINES, ...Array.from({ length: count }, (_each, index) => older(index))];
  let entries = lines.map((line) => put(line, nowMs)).sort((one, other) => other.atMs - one.atMs);
  if (isLive) {
    setInterval(() => {
      entries = [put({ ...older(number), agoMs: 0 }, Date.now()), ...entries];
      changed();
    }, 1000);
  }
  return {
    list: async ({ limit, after, ...filter }) => {
      const all = entries.filter((entry) => fits(entry, filter));
      const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
      const page = all.slice(from, from + limit);
      return { entries: page, next: from + limit < all.length ? (page.at(-1)?.id ?? null) : null };
    },
    counts: async ({ columnMs, ...filter }) => {
      const totals = { operator: 0, critical: 0, warning: 0, cleared: 0, connection: 0, info: 0 };
      const columns = new Map<number, Partial<Record<JournalKind, number>>>();
      for (const entry of entries) {
        if (!fits(entry, filter)) continue;
        totals[entry.kind] += 1;
        const fromMs = Math.floor(entry.atMs / columnMs) * columnMs;
        const counts = columns.get(fromMs) ?? {};
        counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
        columns.set(fromMs, counts);
      }
      return {
        totals,
        openAlarms: 0,
        columns: [...columns]
          .map(([fromMs, counts]) => ({ fromMs, counts }))
          .sort((one, other) => one.fromMs - other.fromMs),
      };
    },
    entry: async ({ id }) => entries.find((each) => each.id === id) ?? null,
    steps: async ({ id }) => {
      const entry = entries.find((each) => each.id === id);
      return entry === undefined || entry.kind !== 'operator' ? [] : stepsOf(entry);
    },
  };
}
