import { expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import type { PowerState } from '../../shared/model/power-state.ts';
import type { Observed } from './pdu-record.ts';
import { sessionBench, START_MS } from './testing/session-bench.ts';

const ONE = outletId('1');

interface Read {
  readonly source: Observed['source'];
  readonly beganAtMs: number;
  readonly changedAtMs?: number;
}

const read = (powerState: PowerState, { source, beganAtMs, changedAtMs }: Read): Observed => ({
  outlet: ONE,
  observation: { powerState, readAtMs: beganAtMs, lastPowerStateChangeMs: changedAtMs ?? null },
  startedAtMs: beganAtMs,
  source,
});

async function outlet() {
  const { session, clock, view } = await sessionBench();
  await clock.advance(500);
  return {
    clock,
    observe: (each: Observed) => session.record.applyObserved([each]),
    state: () => view().outletStates[ONE]?.powerState,
    nowMs: () => clock.nowMs(),
  };
}

test('a poll that a check overtook does not undo what the check read', async () => {
  const { observe, state, nowMs } = await outlet();
  observe(read('off', { source: 'check', beganAtMs: nowMs() }));
  observe(read('on', { source: 'poll', beganAtMs: nowMs() - 20 }));
  expect(state()).toBe('off');
});

test('of two reads that began at once, one from before a change that the other one knows is left out', async () => {
  const { observe, state, nowMs } = await outlet();
  const beganAtMs = nowMs();
  observe(read('off', { source: 'check', beganAtMs, changedAtMs: START_MS }));
  observe(read('on', { source: 'poll', beganAtMs, changedAtMs: START_MS - 60_000 }));
  expect(state()).toBe('off');
  observe(read('on', { source: 'check', beganAtMs, changedAtMs: START_MS + 1000 }));
  expect(state()).toBe('on');
});

test('reads are taken in as they begin, and again after the clock of the machine was set back', async () => {
  const { clock, observe, state, nowMs } = await outlet();
  observe(read('off', { source: 'poll', beganAtMs: nowMs() }));
  observe(read('on', { source: 'poll', beganAtMs: nowMs() + 1 }));
  expect(state()).toBe('on');
  clock.step(-3_600_000);
  observe(read('off', { source: 'check', beganAtMs: nowMs() }));
  expect(state()).toBe('off');
});
