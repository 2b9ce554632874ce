import { expect, test } from 'vitest';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { inletId, transferSwitchId } from '../../shared/model/ids.ts';
import { testInlet, testModel, testSensor, testSwitch } from '../testing/test-model.ts';
import { PDU, T, testPdu } from '../testing/test-power.ts';
import { transferToast } from './transfer-toasts.ts';

const LIMITS = {
  lowerCritical: 207,
  lowerWarning: 212,
  upperWarning: 248,
  upperCritical: 253,
  deassertionHysteresis: 0,
  assertionTimeout: 0,
};
const model = testModel({
  inlets: [testInlet('I1'), testInlet('I2')],
  transferSwitches: [testSwitch('TS1', ['I1', 'I2'])],
  sensors: [
    testSensor(inletId('I1'), 'voltage', null, LIMITS),
    testSensor(inletId('I2'), 'voltage', null, LIMITS),
  ],
});
const pdu = testPdu(model, { name: 'LAB-ATS' });
const event: PduEvent = {
  id: 3,
  pdu: PDU,
  atMs: T,
  element: transferSwitchId('TS1'),
  severity: 'warning',
  kind: 'alarm',
  topic: null,
  by: 'PDU',
  text: 'Transfer switch moved to inlet 2.',
};

test('a transfer is told with the inlet it left, as far as its voltage tells why', () => {
  const text = (volts: number | null) =>
    transferToast(pdu, event, (index) => (index === 0 ? volts : 230))?.text;
  expect(transferToast(pdu, event, () => 230)?.title).toBe('LAB-ATS moved to inlet 2');
  expect(text(203)).toBe('Voltage on inlet 1 fell below 207 V.');
  expect(text(0)).toBe('Inlet 1 has no voltage.');
  expect(text(229)).toBe('');
  expect(text(null)).toBe('');
});

test('other events of a transfer switch are no transfers', () => {
  expect(
    transferToast(pdu, { ...event, text: 'Transfer switch: operation is now standby.' }, () => 0),
  ).toBeNull();
});
