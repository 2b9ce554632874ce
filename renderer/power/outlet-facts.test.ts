import { describe, expect, test } from 'vitest';
import { LACKING } from '../../shared/words/capabilities.ts';
import { testModel, testOutlet } from '../testing/test-model.ts';
import { ONLINE, PDU, T, testCommand, testPart, testPdu } from '../testing/test-power.ts';
import { blockedReason, latestCommands, stateFreshness, whyNot } from './outlet-facts.ts';

const ONE = testOutlet('1');
const MODEL = testModel({ outlets: [ONE] });
const read = { powerState: 'on', lastPowerStateChangeMs: null, readAtMs: T } as const;

describe('how far a state can be trusted', () => {
  test('until 5 s it is live, then late, then no data', () => {
    const view = testPdu(MODEL);
    expect(stateFreshness(view, read, T + 5000)).toBe('live');
    expect(stateFreshness(view, read, T + 5001)).toBe('late');
    expect(stateFreshness(view, read, T + 30_001)).toBe('noData');
  });

  test('a slow poll interval makes the limit longer', () => {
    expect(stateFreshness(testPdu(MODEL, { pollIntervalMs: 10_000 }), read, T + 25_000)).toBe('live');
  });

  test('a live event channel counts as fresh', () => {
    const view = testPdu(MODEL, { connection: { ...ONLINE, events: true } as typeof ONLINE });
    expect(stateFreshness(view, read, T + 60_000)).toBe('live');
  });

  test('a PDU that does not answer has no data however new the state is', () => {
    const view = testPdu(MODEL, {
      connection: {
        kind: 'offline',
        sinceMs: T,
        lastReadAtMs: T,
        attempt: 1,
        nextRetryAtMs: T + 1000,
        error: { kind: 'timeout', message: '' },
      },
    });
    expect(stateFreshness(view, read, T + 1)).toBe('noData');
  });

  test('never read is not the same as off or lost', () => {
    expect(stateFreshness(testPdu(MODEL), undefined, T)).toBe('first');
  });
});

describe('why an outlet cannot be switched', () => {
  const reason = (options: Parameters<typeof blockedReason>[2] = 'live', view = testPdu(MODEL), of = ONE) =>
    blockedReason(view, of, options, true);

  test('nothing stands against a fresh one', () => {
    expect(reason()).toBeNull();
  });

  test('stale, read only, without a switch and without an engine each have their sentence', () => {
    const readOnly = testPdu(testModel({ outlets: [ONE], capabilities: [] }));
    const sentences = [
      reason('late'),
      reason('first'),
      reason('live', readOnly),
      reason('live', testPdu(MODEL), testOutlet('1', { switchable: false })),
      blockedReason(testPdu(MODEL), ONE, 'live', false),
    ];
    expect(sentences.every((sentence) => sentence !== null)).toBe(true);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences[2]).toBe('Read only. The user lab-ops may not switch outlets on A07-L.');
  });

  test('over SNMP a missing write community is told from a PDU that cannot switch', () => {
    const snmp = (canWrite: boolean, view = MODEL) =>
      reason('live', testPdu(view, { protocol: 'snmp', user: '', snmp: { version: 'v2c', canWrite } }));
    expect(snmp(true)).toBeNull();
    expect(snmp(false)).toMatch(/^Read only\. A07-L has no write community/u);
    expect(snmp(true, testModel({ outlets: [ONE], capabilities: [] }))).toBe(LACKING.switchOutlet);
  });

  test('over SNMP an outlet without a switch is not said to be on', () => {
    const plain = testOutlet('1', { switchable: false });
    const snmp = { protocol: 'snmp', user: '', snmp: { version: 'v2c', canWrite: true } } as const;
    expect(reason('live', testPdu(MODEL, snmp), plain)).toBe('Outlet 1 cannot be switched over SNMP.');
  });

  test('a PDU that switches but does not cycle says so of the cycle only', () => {
    const facts = { blockedReason: null, noCycleReason: LACKING.cycleOutlet };
    expect(whyNot(facts, 'cycle')).toBe(LACKING.cycleOutlet);
    expect(whyNot(facts, 'off')).toBeNull();
    expect(whyNot({ ...facts, blockedReason: 'Out of date.' }, 'cycle')).toBe('Out of date.');
  });
});

describe('which command an outlet shows', () => {
  const failed = testCommand([testPart('1', { phase: 'failed' })]);

  test('the newest one', () => {
    const retried = testCommand([testPart('1')]);
    expect(latestCommands([failed, retried], PDU).get(ONE.id)?.command).toBe(retried);
  });

  test('the one given last, also when an earlier one that was dismissed is told again with its late outcome', () => {
    const earlier = testCommand([testPart('1', { phase: 'unknown' }), testPart('2', { phase: 'confirmed' })]);
    const armed = testCommand([testPart('1', { phaseAtMs: { armed: T + 20_000 } })]);
    expect(latestCommands([armed, earlier], PDU).get(ONE.id)?.command).toBe(armed);
  });

  test('one that was undone gives way to what was there before', () => {
    const undone = testCommand([
      testPart('1', { phase: 'notSent', phaseAtMs: { armed: T, notSent: T + 1000 } }),
    ]);
    expect(latestCommands([failed, undone], PDU).get(ONE.id)?.command).toBe(failed);
  });

  test('one that was stopped when the window had ended is shown', () => {
    const stopped = testCommand([
      testPart('1', { phase: 'notSent', phaseAtMs: { armed: T, notSent: T + 3020 } }),
    ]);
    expect(latestCommands([failed, stopped], PDU).get(ONE.id)?.command).toBe(stopped);
  });

  test('commands of other PDUs are not its own', () => {
    const elsewhere = { ...failed, pdu: 'other' as typeof PDU };
    expect(latestCommands([elsewhere], PDU).size).toBe(0);
  });
});
