import { describe, expect, test } from 'vitest';
import { inletId, ocpId } from '../../shared/model/ids.ts';
import { testInlet, testModel, testOcp, testOutlet, testSensor, testSwitch } from '../testing/test-model.ts';
import { deadElements, noPowerReason } from './no-power.ts';

const CLOSED = 1;
const TRIPPED = 0;

const upper = testOcp('C1');
const lower = testOcp('C2', { upstreamOcp: upper.id });
const fed = testOutlet('29', { ocp: lower.id });
const of = testModel({
  inlets: [testInlet('I1')],
  outlets: [fed],
  ocps: [upper, lower],
  sensors: [testSensor(upper.id, 'trip'), testSensor(lower.id, 'trip'), testSensor(inletId('I1'), 'voltage')],
});

const reason = (values: readonly (number | null)[]) =>
  noPowerReason(
    of,
    fed,
    deadElements(of, (index) => values[index] ?? null),
  );

describe('why an outlet has no power', () => {
  test('nothing failed, nothing said', () => {
    expect(reason([CLOSED, CLOSED, 230])).toBeNull();
  });

  test('its breaker tripped', () => {
    expect(reason([CLOSED, TRIPPED, 230])).toBe('C2 tripped');
  });

  test('the breaker above its breaker tripped', () => {
    expect(reason([TRIPPED, CLOSED, 230])).toBe('C1 tripped');
  });

  test('its inlet has no voltage', () => {
    expect(reason([CLOSED, CLOSED, 0.4])).toBe('inlet I1 has no voltage');
  });

  test('what was not read is not called failed', () => {
    expect(reason([null, null, null])).toBeNull();
  });

  test('behind a transfer switch a dead inlet says nothing, since the other one may feed it', () => {
    const withSwitch = testModel({
      ...of,
      transferSwitches: [testSwitch('TS1', ['I1', 'I2'])],
    });
    expect(deadElements(withSwitch, (index) => (index === 2 ? 0 : CLOSED))).toEqual([]);
  });

  test('a breaker that names itself as its own upstream does not hang', () => {
    const loop = testOcp('C9', { upstreamOcp: ocpId('C9') });
    const one = testOutlet('1', { ocp: loop.id });
    expect(noPowerReason(testModel({ outlets: [one], ocps: [loop] }), one, [])).toBeNull();
  });
});
