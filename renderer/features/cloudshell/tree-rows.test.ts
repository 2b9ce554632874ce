import { describe, expect, test } from 'vitest';
import { pduId } from '../../../shared/model/ids.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { PDU, testPdu } from '../../testing/test-power.ts';
import { testConnection, testLiveStatus, testPduOf } from '../../testing/test-shell.ts';
import { pduResource } from './describe-pdu.ts';
import { linksOf } from './resources.ts';
import { chipCounts, resourceTree, type ResourceFilter, type ResourceRow } from './tree-rows.ts';

const ALL: ResourceFilter = { text: '', chip: 'all' };
const NOTHING_WHOLE = new Set<typeof PDU>();
const words = (row: ResourceRow): string => {
  if (row.kind === 'domain') return 'Global';
  return row.kind === 'more' ? `${row.count} more` : row.resource.name;
};
const below = (row: ResourceRow | undefined): readonly ResourceRow[] =>
  row === undefined || row.kind === 'socket' || row.kind === 'more' ? [] : row.children;
const links = linksOf({
  connections: [
    testConnection('2', 'db-02/PSU A'),
    testConnection('20', 'db-02/PSU B'),
    testConnection('28', 'gpu-01/PSU A'),
    testConnection('30', 'nas-01/PSU A'),
  ],
  liveStatuses: [testLiveStatus('db-02', 'Online'), testLiveStatus('gpu-01', 'Offline')],
});
const rack = pduResource(testPduOf(36), '2g', {});

function socketsListed(filter: ResourceFilter, whole: ReadonlySet<typeof PDU> = NOTHING_WHOLE) {
  const root = resourceTree([rack], { filter, links, whole });
  return root === null ? null : below(below(root)[0]).map(words);
}

describe('sockets of a PDU', () => {
  test('after the 16th are listed only when offline or in error; how many are left out stands between', () => {
    const listed = socketsListed(ALL);
    expect(listed?.slice(15)).toEqual(['Power Socket 16', '11 more', 'Power Socket 28', '8 more']);
  });
  test('are listed all once asked for', () => {
    expect(socketsListed(ALL, new Set([PDU]))).toHaveLength(36);
  });
  test('are listed all where only one would be left out', () => {
    const small = pduResource(testPduOf(17), '2g', {});
    const root = resourceTree([small], { filter: ALL, links: new Map(), whole: NOTHING_WHOLE });
    expect(below(below(root ?? undefined)[0])).toHaveLength(17);
  });
});

describe('a filter', () => {
  test('by status finds every socket of a resource, also after the 16th', () => {
    expect(socketsListed({ text: '', chip: 'online' })).toEqual(['Power Socket 2', 'Power Socket 20']);
    expect(socketsListed({ text: '', chip: 'error' })).toBeNull();
  });
  test('finds a socket by its resource, its address, and its PDU together with its number', () => {
    expect(socketsListed({ text: 'DB-02', chip: 'all' })).toEqual(['Power Socket 2', 'Power Socket 20']);
    expect(socketsListed({ text: '192.0.2.17/ps36', chip: 'all' })).toEqual(['Power Socket 36']);
    expect(socketsListed({ text: 'a07-l ps28', chip: 'all' })).toEqual(['Power Socket 28']);
  });
  test('that fits nothing says so', () => {
    expect(socketsListed({ text: 'nothing like it', chip: 'all' })).toBeNull();
  });
  test('for PDUs shows them without sockets', () => {
    expect(socketsListed({ text: '', chip: 'pdus' })).toEqual([]);
  });
});

test('counts tell PDUs and sockets, and a socket that is linked without a status counts as none of the three', () => {
  expect(chipCounts([rack], links)).toEqual({
    all: 37,
    pdus: 1,
    online: 2,
    offline: 1,
    error: 0,
    notLinked: 32,
  });
});

test('a PDU that was not read yet has no sockets, and one without outlets neither', () => {
  const unread = pduResource(testPdu(null, { id: pduId('X'), name: 'New' }), '2g', {});
  expect(unread).toMatchObject({ sockets: [], inventory: null, name: 'New' });
  const root = resourceTree([unread], { filter: ALL, links, whole: NOTHING_WHOLE });
  expect(below(below(root ?? undefined)[0])).toEqual([]);
});

test('names, addresses, families and models are those of the profile', () => {
  const outlets = [testOutlet('2/1', { name: '<b>x</b>' })];
  const pdu = testPdu(testModel({ outlets }), { address: 'https://192.0.2.17:443' });
  const [second] = pduResource(pdu, '2g', {}).sockets;
  expect(second).toMatchObject({
    name: 'Power Socket 2-1',
    address: '192.0.2.17/PS2-1',
    model: 'Raritan PDU.PowerSocket',
    family: 'CS_PowerSocket',
    modelName: 'IEC 60320 C13',
    uniqueIdentifier: 'S1/2/1',
  });
  const [first] = pduResource(pdu, '1g', {}).sockets;
  expect(first).toMatchObject({
    name: 'Socket 1',
    address: '192.0.2.17/1',
    model: 'Generic Power Socket',
    family: 'Power Socket',
    modelName: '',
    uniqueIdentifier: null,
  });
});

test('an address that was handed out before stays', () => {
  const assigned = { 'outlet:1': { relativeAddress: 'PS1-0', uniqueIdentifier: 'kept' } } as const;
  const [socket] = pduResource(testPduOf(1), '2g', assigned).sockets;
  expect(socket).toMatchObject({ address: '192.0.2.17/PS1-0', uniqueIdentifier: 'kept' });
});
