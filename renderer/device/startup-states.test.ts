import { expect, test } from 'vitest';
import { testModel, testOutlet } from '../testing/test-model.ts';
import { startupStates } from './device-fields.ts';

const { settings } = testModel({});
const withState = testModel({ settings: { ...settings, startupState: 'on' } });
const without = testModel({ settings: { ...settings, startupState: null } });

test('an outlet can go by the PDU where that tells a start-up state, or where it does so already', () => {
  const own = testOutlet('1', { startupState: 'off' });
  const byPdu = testOutlet('1', { startupState: 'pduDefault' });
  expect(startupStates(withState, own)).toContain('pduDefault');
  expect(startupStates(without, own)).toEqual(['on', 'off', 'lastState']);
  expect(startupStates(without, byPdu)).toContain('pduDefault');
  expect(startupStates(withState, null)).not.toContain('pduDefault');
});
