import { expect, test } from 'vitest';
import { LACKING } from '../../shared/words/capabilities.ts';
import { testInlet, testModel, testOcp, testOutlet } from '../testing/test-model.ts';
import { ONLINE, T, testPdu } from '../testing/test-power.ts';
import { readOnlyReason } from './setting-access.ts';

const outlet = testOutlet('1');
const model = testModel({
  capabilities: ['rename', 'cycleDelay', 'sequenceDelay', 'sequenceWrite', 'startupState'],
  inlets: [testInlet('I1')],
  ocps: [testOcp('C3')],
  outlets: [outlet],
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
const ofOutlet = { kind: 'name', element: 'outlet:1' } as const;

test('a name can be changed where the PDU lets it be', () => {
  expect(readOnlyReason(testPdu(model), model, ofOutlet, true)).toBeNull();
});

test.each([
  ['pdu', 'This PDU does not let Busbar change its own name.'],
  ['inlet:I1', 'This PDU does not let Busbar change the name of inlet 1.'],
  ['ocp:C3', 'This PDU does not let Busbar change the name of breaker C3.'],
] as const)('the name of %s is fixed while others can be changed', (element, reason) => {
  expect(readOnlyReason(testPdu(model), model, { kind: 'name', element }, true)).toBe(reason);
});

test('a PDU without names that can be changed, and one without a write community, say so', () => {
  const none = testModel({ ...model, capabilities: [] });
  expect(readOnlyReason(testPdu(none), none, ofOutlet, true)).toBe(LACKING.rename);
  const readOnly = testPdu(model, { protocol: 'snmp', snmp: { version: 'v2c', canWrite: false } });
  expect(readOnlyReason(readOnly, model, ofOutlet, true)).toContain('no write community');
});

test('settings wait for a PDU that is away and for an engine that is lost', () => {
  const away = 'A07-L does not answer. Settings can be changed when it does.';
  expect(readOnlyReason(testPdu(model, { connection: lost }), model, ofOutlet, true)).toBe(away);
  const stopped = testPdu(model, { connection: { kind: 'stopped' } });
  expect(readOnlyReason(stopped, model, ofOutlet, true)).toBe(away);
  const online = testPdu(model, { connection: ONLINE });
  expect(readOnlyReason(online, model, ofOutlet, false)).toContain('lost its engine');
});

test('an outlet that goes by the only cycle delay of its PDU has none to set', () => {
  const shared = { ...outlet, cycleDelayMs: null, usePduCycleDelay: true };
  const one = testModel({
    ...model,
    settings: { ...model.settings, cycleDelayMs: 10_000 },
    outlets: [shared],
  });
  const reason = readOnlyReason(testPdu(one), one, { kind: 'cycleDelay', outlet: shared }, true);
  expect(reason).toBe('This PDU has one cycle delay for all its outlets.');
});

test('relays that keep their position have no state after a power loss to set', () => {
  const latching = testModel({ ...model, settings: { ...model.settings, latchingRelays: true } });
  const reason = readOnlyReason(testPdu(latching), latching, { kind: 'startupState', outlet: null }, true);
  expect(reason).toContain('keep their position');
});
