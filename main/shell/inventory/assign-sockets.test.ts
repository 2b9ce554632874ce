import { describe, expect, test } from 'vitest';
import { pduId } from '../../../shared/model/ids.ts';
import type { KnownSocket } from '../../../shared/shell/auto-load.ts';
import { labelledPdu } from '../../../shared/shell/testing/labelled-pdu.ts';
import { assignSockets, type AssignedSockets } from './assign-sockets.ts';
import { knownSocketsProblem } from './known-sockets.ts';

const known = (name: string, relativeAddress: string, uniqueIdentifier = `cs-${name}`): KnownSocket => ({
  name,
  relativeAddress,
  uniqueIdentifier,
});
const assign = (
  labels: readonly string[],
  { known = [], earlier = {} }: { known?: readonly KnownSocket[]; earlier?: AssignedSockets } = {},
) => {
  const options = { pdu: pduId('PEG7B00412'), shellName: 'Raritan PDU', known, earlier };
  const { sockets, handedOut } = assignSockets(labelledPdu(labels), options);
  return { told: sockets.map((each) => [each.name, each.relativeAddress, each.uniqueIdentifier]), handedOut };
};

describe('what CloudShell has already', () => {
  test('keeps its address and its identifier by its name', () => {
    expect(assign(['1', '2'], { known: [known('Power Socket 2', 'PS2-7', '-8812')] }).told).toEqual([
      ['Power Socket 1', 'PS1', 'PEG7B00412/1'],
      ['Power Socket 2', 'PS2-7', '-8812'],
    ]);
  });

  test('gets an identifier where it has none', () => {
    expect(assign(['1'], { known: [known('Power Socket 1', 'PS1', '')] }).told).toEqual([
      ['Power Socket 1', 'PS1', 'PEG7B00412/1'],
    ]);
  });

  test('keeps the identifier that it had where it does not tell one any more', () => {
    const { handedOut } = assign(['1'], { known: [known('Power Socket 1', 'PS1', '-8812')] });
    const later = assign(['1'], { earlier: handedOut, known: [known('Power Socket 1', 'PS1', '')] });
    expect(later.told).toEqual([['Power Socket 1', 'PS1', '-8812']]);
    expect(assign(['1'], { earlier: later.handedOut }).told).toEqual(later.told);
  });

  test('makes a new socket of the same address take another one', () => {
    const { told } = assign(['1', '2'], {
      known: [known('db-02 PSU A', 'PS1'), known('db-02 PSU B', 'ps1-0')],
    });
    expect(told.map(([, address]) => address)).toEqual(['PS1-1', 'PS2']);
  });

  test('is found by its identifier when a person renamed it there', () => {
    expect(assign(['1', '2'], { known: [known('db-02 PSU A', 'PS1', 'PEG7B00412/1')] }).told).toEqual([
      ['Power Socket 1', 'PS1', 'PEG7B00412/1'],
      ['Power Socket 2', 'PS2', 'PEG7B00412/2'],
    ]);
  });

  test('counts by its name first, whatever its identifier says', () => {
    const swapped = [
      known('Power Socket 1', 'PS1', 'PEG7B00412/2'),
      known('Power Socket 2', 'PS2', 'PEG7B00412/1'),
    ];
    expect(assign(['1', '2'], { known: swapped }).told).toEqual([
      ['Power Socket 1', 'PS1', 'PEG7B00412/2'],
      ['Power Socket 2', 'PS2', 'PEG7B00412/1'],
    ]);
  });

  test('has the address of an outlet that had it before from here', () => {
    const earlier = { 'outlet:1': { relativeAddress: 'PS1', uniqueIdentifier: 'PEG7B00412/1' } };
    expect(assign(['1'], { earlier, known: [known('other', 'PS1')] }).told).toEqual([
      ['Power Socket 1', 'PS1-0', 'PEG7B00412/1'],
    ]);
  });
});

describe('what was handed out before', () => {
  const earlier = {
    'outlet:1': { relativeAddress: 'PS1-0', uniqueIdentifier: 'OLD/1' },
    'outlet:2/1': { relativeAddress: 'PS2-1', uniqueIdentifier: 'OLD/2/1' },
  };

  test('stays, also when CloudShell says nothing of it', () => {
    expect(assign(['1', '2/1'], { earlier, known: [known('Power Socket 9', 'PS9')] }).told).toEqual([
      ['Power Socket 1', 'PS1-0', 'OLD/1'],
      ['Power Socket 2-1', 'PS2-1', 'OLD/2/1'],
    ]);
  });

  test('is not given to another outlet while its own is gone, and is there on its return', () => {
    const without = assign(['1', '2-1'], { earlier });
    expect(without.told).toEqual([
      ['Power Socket 1', 'PS1-0', 'OLD/1'],
      ['Power Socket 2-1', 'PS2-1-0', 'PEG7B00412/2-1'],
    ]);
    const back = assign(['1', '2-1', '2/1'], { earlier: without.handedOut });
    expect(back.told.map(([, address]) => address)).toEqual(['PS1-0', 'PS2-1-0', 'PS2-1']);
  });

  test('is the same after every further run', () => {
    const first = assign(['1', '2/1', '2-1', '3'], { earlier, known: [known('x', 'PS3')] });
    const second = assign(['1', '2/1', '2-1', '3'], { earlier: first.handedOut });
    expect(second).toEqual(first);
  });
});

describe('what cannot be known of one PDU', () => {
  test.each([
    [[known('Power Socket 1', '192.0.2.17/PS1')], 'which no power socket can have'],
    [[known('Power Socket 1', ' ')], 'which no power socket can have'],
    [[known('Power Socket 1', 'PS1'), known('Power Socket 1', 'PS2')], 'is there twice'],
    [[known('Power Socket 1', 'PS1'), known('Power Socket 2', 'ps1')], 'have the same address'],
  ])('%j is refused in one sentence', (sockets, why) => {
    expect(knownSocketsProblem(sockets)).toContain(why);
  });

  test('is not what CloudShell usually has', () => {
    expect(knownSocketsProblem([known('Power Socket 1', 'PS1'), known('feed', 'PS1-0', '')])).toBeNull();
  });
});

test('an address of an outlet that is gone is not given to another one, whatever name CloudShell has for it', () => {
  const earlier = { 'outlet:2/1': { relativeAddress: 'PS2-1', uniqueIdentifier: 'PEG7B00412/2/1' } };
  const { told, handedOut } = assign(['1', '2-1'], {
    earlier,
    known: [known('Power Socket 2-1', 'PS2-1', 'PEG7B00412/2/1')],
  });
  expect(told).toEqual([
    ['Power Socket 1', 'PS1', 'PEG7B00412/1'],
    ['Power Socket 2-1', 'PS2-1-0', 'PEG7B00412/2-1'],
  ]);
  const addresses = Object.values(handedOut).map(({ relativeAddress }) => relativeAddress);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(handedOut).toMatchObject(earlier);
});

test('an address that CloudShell has for a present outlet is not kept for one that is gone', () => {
  const earlier = { 'outlet:9': { relativeAddress: 'PS1', uniqueIdentifier: 'PEG7B00412/9' } };
  const { told, handedOut } = assign(['1', '2'], { earlier, known: [known('Power Socket 1', 'PS1', '-77')] });
  expect(told[0]).toEqual(['Power Socket 1', 'PS1', '-77']);
  expect(Object.keys(handedOut)).toEqual(['outlet:1', 'outlet:2']);
});
