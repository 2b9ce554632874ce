import { expect, test } from 'vitest';
import { ocpId } from '../../shared/model/ids.ts';
import { testModel, testOcp, testOutlet } from '../testing/test-model.ts';
import { outletsBelow } from './outlets-below.ts';

test('a breaker takes with it the outlets of the breakers under it, not those beside it', () => {
  const [C1, C2, C3, C4] = ['C1', 'C2', 'C3', 'C4'].map(ocpId);
  const model = testModel({
    ocps: [
      testOcp('C3', { upstreamOcp: C2 ?? null }),
      testOcp('C2', { upstreamOcp: C1 ?? null }),
      testOcp('C1'),
      testOcp('C4'),
    ],
    outlets: [
      testOutlet('1', { ocp: C1 ?? null }),
      testOutlet('2', { ocp: C3 ?? null }),
      testOutlet('3', { ocp: C4 ?? null }),
      testOutlet('4'),
    ],
  });
  const below = (breaker: string) => outletsBelow(model, ocpId(breaker)).map(({ label }) => label);
  expect(below('C1')).toEqual(['1', '2']);
  expect(below('C2')).toEqual(['2']);
  expect(below('C4')).toEqual(['3']);
});
