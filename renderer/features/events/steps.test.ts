import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import { testLine } from '../../journal/testing/test-line.ts';
import { auditNumber, entryText, entryTitle } from './entry-words.ts';
import { stepsOf } from './steps.ts';

const AT = new Date('2026-11-20T14:31:58.200').getTime();

function entry(patch: Partial<AuditEntry>): AuditEntry {
  return {
    number: 318,
    atMs: AT,
    operator: 'm.okafor',
    workstation: 'ws-lab-12',
    door: 'app',
    pdu: pduId('PX3-A07'),
    pduName: 'A07-L',
    pduUser: 'lab-ops',
    element: outletId('28'),
    elementName: '28 k8s-04',
    action: 'cycle',
    result: 'armed',
    before: 'on',
    after: null,
    message: null,
    commandId: 'c',
    ...patch,
  };
}
const after = (ms: number, patch: Partial<AuditEntry>) =>
  entry({ atMs: AT + ms, number: 318 + ms, ...patch });
const brief = (entries: readonly AuditEntry[]) => stepsOf(entries).map(({ title, note }) => [title, note]);

test('a cycle is told from the click to what was read back', () => {
  const entries = [
    entry({}),
    after(3000, { result: 'asked' }),
    after(3001, { result: 'sent' }),
    after(3181, { result: 'accepted' }),
    after(18_000, { result: 'confirmed', after: 'on' }),
  ];
  expect(brief(entries)).toEqual([
    ['Clicked Cycle', 'Was on'],
    ['Undo window passed, sent', 'As lab-ops'],
    ['PDU accepted', 'After 180 ms'],
    ['Read back: on', ''],
  ]);
  expect(stepsOf(entries)[1]?.atMs).toBe(AT + 3001);
});

test('what was undone was not sent, and why is said', () => {
  const undone = after(1800, { result: 'notSent', message: 'Not sent.' });
  expect(brief([entry({}), undone])).toEqual([
    ['Clicked Cycle', 'Was on'],
    ['Not sent', 'Not sent.'],
  ]);
});

test('a command of another door has no undo window', () => {
  const entries = [
    entry({ door: 'commandLine', result: 'asked' }),
    after(1, { door: 'commandLine', result: 'sent' }),
    after(200, { result: 'failed', message: 'The PDU refused.' }),
  ];
  expect(brief(entries)).toEqual([
    ['Sent', 'As lab-ops'],
    ['Failed', 'The PDU refused.'],
  ]);
});

test('several outlets at once are one step', () => {
  const entries = ['7', '8', '9'].map((label, index) =>
    after(index, { element: outletId(label), elementName: `${label} db-0${index}` }),
  );
  expect(brief(entries)).toEqual([['Clicked Cycle', '7 db-00, 8 db-01 and 9 db-02 · Was on']]);
  const many = Array.from({ length: 36 }, (_each, index) => after(index, { elementName: String(index) }));
  expect(brief(many)).toEqual([['Clicked Cycle', '36 outlets · Was on']]);
});

test('a change says when it was asked for and when it was done', () => {
  const change = { action: 'setCycleDelay', before: '10 s', after: '15 s' } as const;
  expect(brief([entry({ ...change, result: 'asked' }), after(80, { ...change, result: 'done' })])).toEqual([
    ['Asked for', ''],
    ['Done', ''],
  ]);
});

test('an entry is named by its command, and by what happened otherwise', () => {
  const line = testLine({ element: outletId('28'), elementName: '28 k8s-04', text: 'Cycled' });
  expect(entryTitle(line, entry({}))).toBe('Cycle, outlet 28');
  expect(entryTitle({ ...line, element: null, elementName: '3 outlets' }, entry({}))).toBe(
    'Cycle, 3 outlets',
  );
  expect(entryTitle(testLine({ text: 'Breaker tripped' }), undefined)).toBe('Breaker tripped');
  expect(auditNumber(entry({}))).toBe('2026-11-20-000318');
});

test('a copied entry holds what a ticket needs', () => {
  const line = testLine({ atMs: AT, endedAtMs: AT + 18_000, elementName: '28 k8s-04' });
  expect(entryText(line, entry({}), AT).split('\n')).toEqual([
    '2026-11-20 14:31:58: Operator',
    'PDU: A07-L',
    'Outlet: 28 k8s-04',
    'What happened: Cycled',
    'By: m.okafor on ws-lab-12',
    'State: Done',
    'Lasted: 18.0 s',
    'Audit no.: 2026-11-20-000318',
  ]);
});

test('of a time in which the clock was set back no length is told', () => {
  const entries = [entry({}), after(3001, { result: 'sent' }), after(-3_600_000, { result: 'accepted' })];
  expect(brief(entries).at(-1)).toEqual(['PDU accepted', '']);
});
