import { describe, expect, test } from 'vitest';
import { comparePdu, lasting } from './compare-pdu.ts';
import { outlet, readPair, sensor, type Changes } from './testing/read-pdus.ts';

const differences = (snmp: Changes, xerus: Changes = {}) => comparePdu(readPair(snmp, xerus)).differences;
const none = { pole: null, quantity: null, note: null };

test('two protocols that say the same have no difference, and it is told how much was compared', () => {
  const { compared, differences: found } = comparePdu(readPair());
  expect(found).toEqual([]);
  // PDU: name, cycle delay, start-up, in-rush guard, order. Inlet: 4 facts, breaker: 5, outlets: 9 each. Readings: 4.
  expect(compared).toBe(5 + 4 + 5 + 18 + 4);
});

describe('elements', () => {
  test('an outlet that only one of them has is named', () => {
    const outlets = [outlet('1'), outlet('2'), outlet('3')];
    expect(differences({}, { model: { outlets } })).toEqual([
      { ...none, element: 'outlet:3', what: 'presence', values: { xerus: '3', snmp: null } },
    ]);
  });

  test('a kind of element that one of them has none of is told once', () => {
    expect(differences({ model: { ocps: [], edges: [] } })).toContainEqual({
      ...none,
      element: 'pdu',
      what: 'presence',
      values: { xerus: '1 breaker', snmp: null },
    });
    expect(differences({ model: { ocps: [], edges: [], sensors: [] } })).toHaveLength(1);
  });

  test.each<[string, Changes, object]>([
    ['name', { outlet1: { name: 'other' } }, { what: 'name', values: { xerus: 'Host 1', snmp: 'other' } }],
    ['label', { outlet1: { label: 'A1' } }, { what: 'label', values: { xerus: '1', snmp: 'A1' } }],
    [
      'rating',
      { outlet1: { ratingAmperes: 16 } },
      { what: 'rating', values: { xerus: '10 A', snmp: '16 A' } },
    ],
    ['power state', { state1: 'off' }, { what: 'powerState', values: { xerus: 'On', snmp: 'Off' } }],
    [
      'cycle delay',
      { outlet1: { cycleDelayMs: 7000 } },
      { what: 'cycleDelay', values: { xerus: '5 s', snmp: '7 s' } },
    ],
    [
      'sequence delay',
      { outlet1: { sequenceDelayMs: 3000 } },
      { what: 'sequence', values: { xerus: '2 s', snmp: '3 s' } },
    ],
    [
      'start-up state',
      { outlet1: { startupState: 'off' } },
      { what: 'startupState', values: { xerus: 'As the PDU', snmp: 'Off' } },
    ],
  ])('another %s of an outlet is a difference', (_fact, changes, expected) => {
    expect(differences(changes)).toEqual([expect.objectContaining({ element: 'outlet:1', ...expected })]);
  });

  test('what feeds an outlet is compared where both say it', () => {
    const edges = [
      ['inlet:I1', 'ocp:C1'],
      ['inlet:I1', 'outlet:1'],
      ['ocp:C1', 'outlet:2'],
    ] as const;
    expect(differences({ model: { edges } })).toEqual([
      { ...none, element: 'outlet:1', what: 'parent', values: { xerus: 'C1', snmp: 'I1' } },
    ]);
    expect(differences({ model: { edges: [] } })).toEqual([]);
  });

  test('what one of them cannot tell is not compared', () => {
    const unsaid = { ratingAmperes: null, cycleDelayMs: null, sequenceDelayMs: null, startupState: null };
    expect(differences({ outlet1: unsaid })).toEqual([]);
    const settings = {
      name: 'A07-L',
      location: 'Lab',
      cycleDelayMs: null,
      inRushGuardDelayMs: null,
      powerOnDelayMs: null,
      startupState: null,
      outletPowerStateSequence: ['outlet:2', 'outlet:1'],
    } as const;
    expect(differences({ model: { settings, capabilities: [] } })).toEqual([]);
  });

  test('a delay in milliseconds is the same as the whole seconds it is rounded up to', () => {
    expect(
      differences({ outlet1: { sequenceDelayMs: 2000 } }, { outlet1: { sequenceDelayMs: 1200 } }),
    ).toEqual([]);
    expect(
      differences({ outlet1: { sequenceDelayMs: 1000 } }, { outlet1: { sequenceDelayMs: 1200 } }),
    ).toEqual([expect.objectContaining({ what: 'sequence', values: { xerus: '1.2 s', snmp: '1 s' } })]);
  });

  test('of an outlet that is being switched it is said so', () => {
    expect(differences({ state1: 'on' }, { state1: 'cycling' })).toEqual([
      expect.objectContaining({ what: 'powerState', note: 'It was being switched while it was read.' }),
    ]);
  });

  test.each(['cycling', 'pendingOn'] as const)(
    'an outlet that one protocol calls %s is off by the other',
    (state) => {
      expect(differences({ state1: 'off' }, { state1: state })).toEqual([]);
      expect(differences({ state1: state }, { state1: 'off' })).toEqual([]);
    },
  );
});

describe('the sequence', () => {
  test('another order is a difference; an empty one goes by number', () => {
    const settings = readPair().snmp.model.settings;
    const inOrder = {
      settings: { ...settings, outletPowerStateSequence: ['outlet:1', 'outlet:2'] },
    } as const;
    const reversed = {
      settings: { ...settings, outletPowerStateSequence: ['outlet:2', 'outlet:1'] },
    } as const;
    expect(differences({ model: inOrder })).toEqual([]);
    expect(differences({ model: reversed })).toEqual([
      expect.objectContaining({ element: 'pdu', what: 'sequence', values: { xerus: '1, 2', snmp: '2, 1' } }),
    ]);
  });
});

describe('readings', () => {
  test('drift and rounding are no difference, a factor of ten is', () => {
    expect(differences({ values: [231, 1, 2.4, 0.5] })).toEqual([]);
    expect(differences({ values: [230.1, 1, 23.1, 0.5] })).toEqual([
      {
        element: 'outlet:1',
        what: 'reading',
        pole: null,
        quantity: 'current',
        values: { xerus: '2.31 A', snmp: '23.10 A' },
        note: null,
      },
    ]);
  });

  test('a value and none are a difference, none twice are not', () => {
    expect(differences({ values: [null, 1, 2.31, 0.5] })).toEqual([
      expect.objectContaining({
        what: 'reading',
        pole: 'L1',
        values: { xerus: '230.10 V', snmp: 'no value' },
      }),
    ]);
    expect(differences({ values: [null, 1, 2.31, 0.5] }, { values: [null, 1, 2.31, 0.5] })).toEqual([]);
  });

  test('states are compared in words', () => {
    expect(differences({ values: [230.1, 0, 2.31, 0.5] })).toEqual([
      expect.objectContaining({ quantity: 'trip', values: { xerus: 'Closed', snmp: 'Tripped' } }),
    ]);
  });

  test('a reading that a protocol has of other outlets and not of this one is a difference', () => {
    const sensors = readPair().snmp.model.sensors.slice(0, 3);
    expect(differences({ model: { sensors } })).toEqual([
      expect.objectContaining({
        element: 'outlet:2',
        what: 'presence',
        quantity: 'current',
        values: { xerus: '0.50 A', snmp: null },
      }),
    ]);
  });

  test('a reading that a protocol has of no element is not compared', () => {
    const sensors = [
      ...readPair().xerus.model.sensors,
      sensor({ element: 'outlet:1', quantity: 'crestFactor' }),
    ];
    expect(differences({}, { model: { sensors }, values: [230.1, 1, 2.31, 0.5, 1.4] })).toEqual([]);
  });
});

test('a difference that is gone when both are read again is none', () => {
  const before = differences({ values: [230.1, 1, 9, 0.5], outlet1: { name: 'other' } });
  const now = differences({ values: [230.1, 1, 2.31, 9], outlet1: { name: 'other' } });
  expect(lasting(before, now)).toEqual([expect.objectContaining({ element: 'outlet:1', what: 'name' })]);
});
