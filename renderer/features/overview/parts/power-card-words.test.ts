import { expect, test } from 'vitest';
import type { Outlet } from '../../../../shared/model/pdu.ts';
import { demoModel } from '../../../testing/demo-model.ts';
import { restTitle } from './power-card-words.ts';

const [outlet] = demoModel('A07-L', 'PX3-1').outlets as [Outlet];

test('says what Cycle does to which outlet and for how long', () => {
  expect(restTitle(outlet, { kind: 'on', isLate: false }, 15_000)).toBe(
    'Cycle turns off 1, core-sw-01 PSU A, for 15 s',
  );
  expect(restTitle({ ...outlet, name: '' }, { kind: 'on', isLate: false }, null)).toBe('Cycle turns off 1');
});

test('says the state of an outlet that cannot be cycled', () => {
  expect(restTitle(outlet, { kind: 'off', why: 'shed', isLate: false }, 15_000)).toBe(
    '1, core-sw-01 PSU A is off, load shed',
  );
  expect(restTitle(outlet, { kind: 'unknown' }, 15_000)).toBe('1, core-sw-01 PSU A: State unknown');
});
