import { beforeEach, describe, expect, test } from 'vitest';
import { inletId, outletId, pduId, type PduId } from '../../../shared/model/ids.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { testInlet, testModel, testOcp, testOutlet, testSwitch } from '../../testing/test-model.ts';
import { testPdu } from '../../testing/test-power.ts';
import { keyOfPlace } from './entries.ts';
import { FindIndexer } from './find-index.ts';
import { fold, piecesOf, wordsOf } from './fold.ts';
import { findEntries } from './rank.ts';
import { LISTED_AT_MOST, search } from './search.ts';

const A = pduId('PX-A');
const B = pduId('PX-B');

const MODEL_A = testModel({
  identity: { vendor: 'Raritan', model: 'PX3-5660V', serial: 'QX7', firmware: '', mac: '' },
  inlets: [testInlet('I1', { name: 'Busway A tap 7' })],
  ocps: [testOcp('C3')],
  transferSwitches: [testSwitch('TS1', ['I1'])],
  outlets: [
    testOutlet('1', { name: 'core-sw-01 PSU A' }),
    testOutlet('4', { name: 'hv-14' }),
    testOutlet('13', { name: 'db-01 PSU A' }),
    testOutlet('14', { name: 'db-02 PSU A' }),
    testOutlet('15'),
  ],
});
const MODEL_B = testModel({
  outlets: [
    testOutlet('14', { name: 'db-02 PSU B' }),
    testOutlet('2/12', { name: 'Müller Röntgen' }),
    testOutlet('AA24', { name: '\u05E9\u05E8\u05EA 7' }),
  ],
});

const pduA = testPdu(MODEL_A, { id: A, name: 'A07-L', address: '192.0.2.17' });
const pduB = testPdu(MODEL_B, { id: B, name: 'A07-R', address: '192.0.2.18' });

let indexer: FindIndexer;
beforeEach(() => {
  indexer = new FindIndexer();
});

/** What is found, best first, as `A07-L 14 db-02 PSU A`. */
function found(query: string, at: PduId | null = null, pdus: readonly PduView[] = [pduA, pduB]) {
  return findEntries(indexer.read(pdus).entries, query, at).map(({ where, label, name }) =>
    [where, label, name].filter(Boolean).join(' '),
  );
}

describe('finding', () => {
  test('an outlet by the number printed on it comes before names that only contain it', () => {
    expect(found('14')).toEqual(['A07-L 14 db-02 PSU A', 'A07-R 14 db-02 PSU B', 'A07-L 4 hv-14']);
  });

  test('of equals, that of the PDU one is at comes first', () => {
    expect(found('14', B)[0]).toBe('A07-R 14 db-02 PSU B');
  });

  test('knows numbers of linked units and of other makers', () => {
    expect(found('2/12')).toEqual(['A07-R 2/12 Müller Röntgen']);
    expect(found('aa24')).toEqual(['A07-R AA24 \u05E9\u05E8\u05EA 7']);
  });

  test('beginnings of names come before beginnings of words, and those before the rest', () => {
    const pdu = testPdu(
      testModel({
        outlets: ['xdb-1', 'lab db', 'db-9'].map((name, at) => testOutlet(String(at + 1), { name })),
      }),
      { id: A, name: 'R1' },
    );
    expect(found('db', null, [pdu])).toEqual(['R1 3 db-9', 'R1 2 lab db', 'R1 1 xdb-1']);
  });

  test('takes no notice of case and diacritics, in either direction', () => {
    expect(found('muller rontgen')).toEqual(['A07-R 2/12 Müller Röntgen']);
    expect(found('MÜLLER')).toEqual(['A07-R 2/12 Müller Röntgen']);
    expect(found('\u05E9\u05E8\u05EA')).toEqual(['A07-R AA24 \u05E9\u05E8\u05EA 7']);
  });

  test('several words narrow it down, by PDU or by what it is', () => {
    expect(found('a07-r 14')[0]).toBe('A07-R 14 db-02 PSU B');
    expect(found('outlet 14 07-l')).toEqual(['A07-L 14 db-02 PSU A', 'A07-L 4 hv-14']);
    expect(found('breaker c3')).toEqual(['A07-L C3 Breaker C3']);
    expect(found('14 nonsense')).toEqual([]);
  });

  test('a PDU by name, address, model or serial number, without each of its outlets', () => {
    expect(found('a07-l')).toEqual([
      'PX3-5660V A07-L',
      'A07-L Outlets',
      'A07-L Sequence',
      'A07-L Events',
      'A07-L Device settings',
    ]);
    for (const query of ['192.0.2.17', 'px3-5660', 'qx7']) expect(found(query)).toEqual(['PX3-5660V A07-L']);
  });

  test('inlets, transfer switches, screens and tabs', () => {
    expect(found('busway')).toEqual(['A07-L I1 Busway A tap 7']);
    expect(found('transfer switch ts1')).toEqual(['A07-L TS1 Transfer switch']);
    expect(found('fleet')).toEqual(['Fleet']);
    expect(found('device settings a07-r')).toEqual(['A07-R Device settings']);
  });

  test('nothing for what is not there', () => {
    expect(found('db-9')).toEqual([]);
    expect(found('   ')).toEqual([]);
  });

  test('lists a part of very many and says how many more there are', () => {
    const outlets = Array.from({ length: 60 }, (_each, at) => testOutlet(String(at + 1), { name: 'srv' }));
    const { keys, more } = search(indexer.read([testPdu(testModel({ outlets }), { id: A })]), 'srv');
    expect([keys.length, more]).toEqual([LISTED_AT_MOST, 60 - LISTED_AT_MOST]);
  });
});

describe('PDUs of one name', () => {
  const twin: PduView = { ...pduB, name: 'a07-L ', model: MODEL_A };

  test('are told apart by their addresses, in every line', () => {
    const pdus = [pduA, twin];
    expect(found('db-02', null, pdus)).toEqual([
      'A07-L, 192.0.2.17 14 db-02 PSU A',
      'a07-L , 192.0.2.18 14 db-02 PSU A',
    ]);
    expect(found('192.0.2.18', null, pdus)).toEqual(['PX3-5660V, 192.0.2.18 a07-L ']);
  });

  test('need no address any more once one of them has another name', () => {
    indexer.read([pduA, twin]);
    expect(found('db-02', null, [pduA, pduB])).toEqual(['A07-L 14 db-02 PSU A', 'A07-R 14 db-02 PSU B']);
  });
});

describe('the index', () => {
  test('stays the same while only states and readings change', () => {
    const before = indexer.read([pduA, pduB]);
    const later: readonly PduView[] = [
      { ...pduA, outletStates: {} },
      { ...pduB, protectedOutlets: [outletId('14')] },
    ];
    expect(indexer.read(later)).toBe(before);
  });

  test('follows a new name, and makes nothing anew of other PDUs', () => {
    const before = indexer.read([pduA, pduB]);
    const after = indexer.read([pduA, { ...pduB, name: 'B01' }]);
    expect(found('b01', null, [pduA, { ...pduB, name: 'B01' }])).toContain('PX3 B01');
    const key = keyOfPlace({ screen: 'pdu', pdu: A, tab: 'overview', element: outletId('14') });
    expect(after.byKey.get(key)).toBe(before.byKey.get(key));
  });

  test('forgets a PDU that was removed', () => {
    indexer.read([pduA, pduB]);
    expect(found('14', null, [pduA])).not.toContain('A07-R 14 db-02 PSU B');
  });

  test('leads from a place to its entry, whatever is selected in a tab', () => {
    const at = (tab: 'overview' | 'outlets', element: 'inlet:I1' | null) =>
      indexer.read([pduA]).byKey.get(keyOfPlace({ screen: 'pdu', pdu: A, tab, element }))?.name;
    expect(at('overview', inletId('I1') as 'inlet:I1')).toBe('Busway A tap 7');
    expect(at('outlets', 'inlet:I1')).toBe('Outlets');
    expect(at('overview', null)).toBe('A07-L');
  });
});

describe('what was typed', () => {
  const marked = (text: string, query: string) =>
    piecesOf(text, wordsOf(query))
      .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
      .join('');

  test('is underlined where it stands, with its diacritics', () => {
    expect(marked('db-02 PSU A', 'db-0')).toBe('[db-0]2 PSU A');
    expect(marked('Müller Röntgen', 'ull ron')).toBe('M[üll]er [Rön]tgen');
    expect(marked('Mu\u0308ller', 'mu')).toBe('[Mu\u0308]ller');
    expect(marked('\u{1F50C} plug', 'plug')).toBe('\u{1F50C} [plug]');
  });

  test('is folded without losing letters', () => {
    expect(fold('ÅNGSTRÖM')).toBe('angstrom');
    expect(wordsOf('  Two  Words ')).toEqual(['two', 'words']);
  });
});
