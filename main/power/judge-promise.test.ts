import { describe, expect, test } from 'vitest';
import { commandId, outletId, pduId } from '../../shared/model/ids.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import type { PromisedOn } from '../storage/promise-store.ts';
import { judgePromise, type Judgement, type PromiseFacts } from './judge-promise.ts';

const ASKED_MS = Date.UTC(2026, 2, 4, 12);
const DUE_MS = ASKED_MS + 30_000;
const OUTLET = outletId('4');

const PROMISE: PromisedOn = {
  commandId: commandId('c1'),
  outlet: OUTLET,
  pdu: pduId('PX1'),
  serial: 'PX1',
  mac: '00:0d:5d:00:00:01',
  outletName: 'db-02',
  door: 'shell',
  includeProtected: false,
  respectSequence: false,
  delayMs: 30_000,
  askedAtMs: ASKED_MS,
  offSentAtMs: ASKED_MS,
  offChangeMs: 1_000_000,
  onDueAtMs: DUE_MS,
  onGivenAtMs: null,
};

interface Seen {
  readonly powerState?: PowerState;
  readonly changeMs?: number | null;
  readonly lastChangeMs?: number | null;
  readonly nowMs?: number;
  readonly name?: string;
  readonly label?: string;
  readonly wasOnAgain?: boolean;
  readonly mac?: string;
}

function judge(promise: Partial<PromisedOn>, seen: Seen = {}): Judgement {
  const { powerState = 'off', changeMs = 1_000_000, lastChangeMs = null, nowMs = DUE_MS } = seen;
  const { name = 'db-02', label = '4', mac = PROMISE.mac, wasOnAgain = false } = seen;
  const observation = { powerState, lastPowerStateChangeMs: changeMs, readAtMs: nowMs };
  const facts: PromiseFacts = {
    check: { serial: 'PX1', mac, outlets: [{ outlet: OUTLET, label, name, observation }] },
    protectedOutlets: [],
    lastChangeMs,
    wasOnAgain,
    nowMs,
  };
  return judgePromise({ ...PROMISE, ...promise }, facts);
}

const reported = (reason: string) => ({
  kind: 'over',
  severity: 'critical',
  text: expect.stringContaining(`: ${reason}. Turn it on when you are ready.`),
});

describe('the on of a cycle that was left', () => {
  test('is sent when the outlet is as Busbar left it', () => {
    expect(judge({})).toEqual({ kind: 'send' });
  });

  test('is sent up to an hour after it was due, and not later', () => {
    expect(judge({}, { nowMs: DUE_MS + 60 * 60_000 })).toEqual({ kind: 'send' });
    expect(judge({}, { nowMs: DUE_MS + 60 * 60_000 + 1 })).toMatchObject(
      reported('that was due more than 60 minutes ago'),
    );
  });

  test('is not sent when the clock of the computer was set back, since nobody knows how late it is', () => {
    expect(judge({}, { nowMs: ASKED_MS - 3_600_000 })).toMatchObject(
      reported('the clock of this computer was set back since'),
    );
    expect(judge({}, { nowMs: ASKED_MS - 1000 })).toEqual({ kind: 'send' });
  });

  test('takes a time of the change that a PDU rounds for the same one', () => {
    expect(judge({}, { changeMs: 1_001_000 })).toEqual({ kind: 'send' });
    expect(judge({}, { changeMs: 1_002_000 })).toMatchObject(reported('somebody else switched it since'));
    expect(judge({}, { changeMs: 500_000 })).toMatchObject(reported('somebody else switched it since'));
  });

  test('goes by the change that was read last where the check does not bring it', () => {
    expect(judge({}, { changeMs: null, lastChangeMs: 2_000_000 })).toMatchObject(
      reported('somebody else switched it since'),
    );
  });

  test('goes by the state alone on a PDU that does not tell when it changed', () => {
    expect(judge({ offChangeMs: null }, { changeMs: null })).toEqual({ kind: 'send' });
  });

  test.each([
    ['suspended', 'the PDU has suspended it'],
    ['shed', 'the PDU sheds load'],
  ] as const)('is not sent to an outlet that is %s', (powerState, reason) => {
    expect(judge({}, { powerState })).toMatchObject(reported(reason));
  });

  test.each(['unknown', 'cycling', 'pendingOn'] as const)(
    'waits for another look at an outlet whose state is %s',
    (powerState) => {
      expect(judge({}, { powerState })).toEqual({ kind: 'readAgain' });
    },
  );

  test('is not sent to another outlet in the same place', () => {
    expect(judge({}, { label: '5' })).toMatchObject(
      reported('the PDU has no outlet with that number any more'),
    );
  });

  test('is not sent to a PDU with the same serial number and another MAC address', () => {
    expect(judge({}, { mac: '00:0d:5d:00:00:02' })).toMatchObject(
      reported('another PDU answers at its address'),
    );
  });

  test('is never sent twice: what was given once is only read', () => {
    const given = { onGivenAtMs: DUE_MS };
    expect(judge(given)).toMatchObject({
      severity: 'critical',
      text: expect.stringContaining('never sends that twice'),
    });
    expect(judge(given, { powerState: 'on' })).toMatchObject({ kind: 'over', severity: 'info' });
  });

  test('does not follow an off that was never sent', () => {
    const never = { offSentAtMs: null, offChangeMs: null, onDueAtMs: null };
    expect(judge(never, { powerState: 'on' })).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('was not begun'),
    });
    expect(judge(never, { powerState: 'unknown' })).toEqual({ kind: 'readAgain' });
    for (const facts of [{}, { name: 'other' }, { nowMs: DUE_MS + 2 * 3_600_000 }])
      expect(judge(never, facts)).toMatchObject({
        severity: 'critical',
        text: expect.stringContaining('does not know whether it did'),
      });
  });

  test('looks again at an outlet that is on while an off without an answer may still arrive', () => {
    const unanswered = { onDueAtMs: null, offChangeMs: null };
    const on = { powerState: 'on', changeMs: 1 } as const;
    expect(judge(unanswered, { ...on, nowMs: ASKED_MS + 40_000 })).toEqual({ kind: 'readAgain' });
    expect(judge(unanswered, { ...on, nowMs: ASKED_MS + 60_000 })).toMatchObject({ severity: 'info' });
  });
});
