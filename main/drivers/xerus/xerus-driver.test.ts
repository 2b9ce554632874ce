import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PduDriver } from '../driver.ts';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';

let pdu: ScriptedPdu;
let driver: PduDriver;

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
  driver = driverOn(pdu);
});

afterEach(async () => {
  await driver[Symbol.asyncDispose]();
  await pdu[Symbol.asyncDispose]();
});

describe('a Xerus driver', () => {
  it('says who the PDU is in one request', async () => {
    const identity = await driver.identify({ signal: never() });
    expect(identity).toEqual({
      ok: true,
      value: {
        identity: {
          vendor: 'Raritan',
          model: 'PX3-1',
          serial: 'SER0001',
          firmware: '4.0.20.5-50000',
          mac: '00:0d:5d:00:00:01',
        },
        name: 'rack-7',
      },
    });
    expect(pdu.requests).toHaveLength(1);
  });

  it('discovers parts, edges, lines, sensors and capabilities', async () => {
    const discovered = await driver.discover({ signal: never() });
    if (!discovered.ok) throw new Error(discovered.error.message);
    const model = discovered.value;
    expect(model.inlets.map((inlet) => inlet.id)).toEqual(['inlet:I1']);
    expect(model.ocps[0]).toMatchObject({
      id: 'ocp:C1',
      type: 'breaker1Pole',
      inlet: 'inlet:I1',
      ratingAmperes: 16,
    });
    expect(model.outlets[0]).toMatchObject({
      id: 'outlet:1',
      name: 'db-01',
      ocp: 'ocp:C1',
      inlet: 'inlet:I1',
      lines: ['L1', 'N'],
      switchable: true,
      metered: true,
      cycleDelayMs: 10_000,
      usePduCycleDelay: true,
    });
    expect(model.edges).toContainEqual(['inlet:I1', 'ocp:C1']);
    expect(model.edges).toContainEqual(['ocp:C1', 'outlet:3']);
    expect(model.capabilities).toContain('switchSeveral');
    expect(
      model.sensors.find((sensor) => sensor.element === 'inlet:I1' && sensor.quantity === 'current'),
    ).toEqual({
      element: 'inlet:I1',
      pole: null,
      quantity: 'current',
      kind: 'numeric',
      unit: 'A',
      decimalDigits: 3,
      range: { lower: 0, upper: 840 },
      thresholds: {
        lowerCritical: null,
        lowerWarning: null,
        upperWarning: 12.8,
        upperCritical: 16,
        deassertionHysteresis: 0.5,
        assertionTimeout: 0,
      },
    });
    expect(pdu.requests).toHaveLength(3);
  });

  it('reads every sensor, outlet and the sequence in one request', async () => {
    const discovered = await driver.discover({ signal: never() });
    if (!discovered.ok) throw new Error(discovered.error.message);
    const before = pdu.requests.length;
    const sample = await driver.read({ signal: never(), sensors: 'all' });
    if (!sample.ok) throw new Error(sample.error.message);
    expect(pdu.requests.length - before).toBe(1);
    expect(sample.value.sensorIndexes).toHaveLength(discovered.value.sensors.length);
    expect(sample.value.values).not.toContain(null);
    expect(sample.value.outletStates['outlet:2']).toMatchObject({ powerState: 'on' });
    expect(sample.value.sequenceState).toMatchObject({ running: false, nextOutlet: null });
  });

  it('switches one outlet with exactly one request', async () => {
    await driver.discover({ signal: never() });
    const before = pdu.requests.length;
    const outcome = await driver.switchOutlet({ signal: never(), outlet: 'outlet:2', action: 'off' });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(pdu.requests.length - before).toBe(1);
    expect(pdu.callsOf('setPowerState')).toMatchObject([{ params: { pstate: 0 } }]);
    const check = await driver.checkOutlets({ signal: never(), outlets: ['outlet:2'] });
    expect(check).toMatchObject({
      ok: true,
      value: { serial: 'SER0001', outlets: [{ label: '2', observation: { powerState: 'off' } }] },
    });
  });
});
