import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { ocpId, outletId } from '../../shared/model/ids.ts';
import { statusCode } from '../../shared/model/sensor.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { connectEngine } from '../ipc/engine.ts';
import { sampleStore } from '../state/samples.ts';
import { testModel, testOcp, testOutlet, testSensor } from '../testing/test-model.ts';
import { PDU, T } from '../testing/test-power.ts';
import { armOrWarn, loadAfterTurningOn, loadAfterWords } from './load-after.ts';

const C2 = ocpId('C2');
const OUTLET = testOutlet('11', { ocp: C2 });
const LIMITS = {
  lowerCritical: null,
  lowerWarning: null,
  upperWarning: 12.8,
  upperCritical: 15.2,
  deassertionHysteresis: 0,
  assertionTimeout: 0,
};
const MODEL = testModel({
  ocps: [testOcp('C2')],
  outlets: [OUTLET],
  sensors: [testSensor(C2, 'current', null, LIMITS), testSensor(outletId('11'), 'current')],
});

/** The breaker carries this now, and the outlet drew this before it was turned off. */
function given(breakerAmperes: number, drew: readonly (number | null)[] | 'no answer') {
  const engine = createTestEngine(contract, {
    fleet: {
      sampleHistory: async ({ sensorIndexes }) => {
        if (drew === 'no answer') throw new Error('The engine is gone.');
        return { discovery: 1, sensorIndexes, timesMs: drew.map((_each, row) => T + row), values: [drew] };
      },
    },
  });
  connectEngine(engine.client);
  sampleStore.receive({
    pdu: PDU,
    discovery: 1,
    sensorIndexes: [0, 1],
    values: [breakerAmperes, 0],
    statusCodes: [statusCode('normal'), statusCode('normal')],
    readAtMs: T,
  });
  return engine;
}

beforeEach(() => vi.stubGlobal('document', { visibilityState: 'hidden' }));

afterEach(() => {
  sampleStore.forget(PDU);
  vi.unstubAllGlobals();
});

test('what an outlet drew when it was last on is added to what its breaker carries', async () => {
  given(11.3, [1.2, 2.1, null, 0.01, 0]);
  const after = await loadAfterTurningOn(PDU, MODEL, OUTLET);
  expect(after && loadAfterWords(OUTLET, after)).toEqual({
    title: 'Turning on 11 would load C2 to 13.4 A',
    text: 'Above its warning of 12.8 A.',
  });
});

test('nothing is said below the warning, of an outlet that drew nothing, and without an answer', async () => {
  given(11.3, [1.4, 0]);
  expect(await loadAfterTurningOn(PDU, MODEL, OUTLET)).toBeNull();
  given(12.9, [0, null]);
  expect(await loadAfterTurningOn(PDU, MODEL, OUTLET)).toBeNull();
  given(12.9, 'no answer');
  expect(await loadAfterTurningOn(PDU, MODEL, OUTLET)).toBeNull();
});

test('the engine is not asked where not even the rating of the outlet would bring the breaker to its warning', () => {
  const engine = given(2.7, [10]);
  expect(loadAfterTurningOn(PDU, MODEL, OUTLET)).toBeNull();
  expect(engine.calls).toEqual([]);
});

test('a second click while the engine is asked what the outlet drew arms nothing more', async () => {
  const engine = given(11.3, [1.4, 0]);
  const arm = vi.fn<() => void>();
  const warn = vi.fn<() => void>();
  const click = () => armOrWarn(PDU, MODEL, OUTLET, { arm, warn });
  click();
  click();
  await vi.waitFor(() => expect(arm).toHaveBeenCalledOnce());
  expect(engine.calls).toHaveLength(1);
  given(11.3, [2.1]);
  click();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  expect(arm).toHaveBeenCalledOnce();
});
