import { describe, expect, test } from 'vitest';
import { inletId } from '../../shared/model/ids.ts';
import { testInlet, testModel, testSensor } from '../testing/test-model.ts';
import { placeAt } from './use-tile-drag.ts';
import { worstReading } from './worst-reading.ts';

describe('a tile of the rail', () => {
  test('is dropped where the pointer is, and at the ends beyond them', () => {
    const tiles = [{ top: 100 }, { top: 144 }, { top: 188 }];
    expect([0, 100, 143, 150, 188, 999].map((y) => placeAt(y, tiles))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(placeAt(50, [{ top: 100 }])).toBe(0);
  });

  test('tells the line nearest to what it may carry', () => {
    const inlet = inletId('I1');
    const model = testModel({
      inlets: [testInlet('I1')],
      sensors: (['L1', 'L2', 'L3'] as const).map((line) => testSensor(inlet, 'current', line)),
    });
    const amperes = [16.2, 25.8, 10.7];
    const reading = (value: number | undefined) =>
      value === undefined ? undefined : { value, status: 'normal' as const, atMs: 0 };
    expect(worstReading(model, (index) => reading(amperes[index]))).toBe('L2 25.8\u00A0A, 81\u00A0%');
    expect(worstReading(model, () => undefined)).toBeNull();
  });
});
