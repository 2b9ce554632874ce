import { expect, test } from 'vitest';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { testInlet, testModel, testOcp, testOutlet } from '../../../testing/test-model.ts';
import { ONLINE, T, testPdu } from '../../../testing/test-power.ts';
import { nameChange } from './name-change.ts';

const model = testModel({
  capabilities: ['rename'],
  inlets: [testInlet('I1')],
  ocps: [testOcp('C3')],
  outlets: [testOutlet('1')],
  fixedNames: ['pdu', 'inlet:I1', 'ocp:C3'],
});
const lost = {
  kind: 'offline',
  sinceMs: T,
  lastReadAtMs: T,
  attempt: 1,
  nextRetryAtMs: T + 1000,
  error: { kind: 'timeout', message: 'A07-L did not answer.' },
} as const;

test('a name can be changed where the PDU lets it be', () => {
  expect(nameChange(testPdu(model), model, 'outlet:1', true)).toEqual({ kind: 'possible' });
});

test.each([
  ['pdu', 'This PDU does not let Busbar change its own name.'],
  ['inlet:I1', 'This PDU does not let Busbar change the name of inlet 1.'],
  ['ocp:C3', 'This PDU does not let Busbar change the name of breaker C3.'],
] as const)('the name of %s is fixed while others can be changed', (element, reason) => {
  expect(nameChange(testPdu(model), model, element, true)).toEqual({ kind: 'never', reason });
});

test('a PDU without names that can be changed, and one without a write community, say so', () => {
  const none = testModel({ ...model, capabilities: [] });
  expect(nameChange(testPdu(none), none, 'outlet:1', true)).toEqual({
    kind: 'never',
    reason: LACKING.rename,
  });
  const readOnly = testPdu(model, { protocol: 'snmp', snmp: { version: 'v2c', canWrite: false } });
  expect(nameChange(readOnly, model, 'outlet:1', true)).toMatchObject({
    kind: 'never',
    reason: expect.stringContaining('no write community'),
  });
});

test('names wait for a PDU that is away and for an engine that is lost', () => {
  const away = { kind: 'notNow', reason: 'A07-L does not answer. Names can be changed when it does.' };
  expect(nameChange(testPdu(model, { connection: lost }), model, 'outlet:1', true)).toEqual(away);
  expect(nameChange(testPdu(model, { connection: { kind: 'stopped' } }), model, 'outlet:1', true)).toEqual(
    away,
  );
  expect(nameChange(testPdu(model, { connection: ONLINE }), model, 'outlet:1', false)).toMatchObject({
    kind: 'notNow',
    reason: expect.stringContaining('lost its engine'),
  });
});
