import { describe, expect, test } from 'vitest';
import { integer, octets, type SnmpValue } from '../../../snmp/value.ts';
import { setInletPowered } from '../../pdu/supply.ts';
import type { Json } from '../../testing/rpc-client.ts';
import { runSimulator } from '../../testing/run-simulator.ts';
import { runBoth } from './testing/run-both.ts';

const SYS_DESCR = '1.3.6.1.2.1.1.1.0';
const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0';
const unsigned = (value: number): SnmpValue => ({ type: 'gauge32', value });
const INCONSISTENT_VALUE = 12;

interface Reading {
  readonly value: number;
}

/** Sensors on both sides: the path of the JSON-RPC one, and value and digits of the SNMP one. */
const SAME_SENSORS: readonly (readonly [path: string, value: string, digits: string])[] = [
  ['inlet/0/voltage', '5.2.3.1.4.1.1.4', '3.3.4.1.7.1.1.4'],
  ['inlet/0/current', '5.2.3.1.4.1.1.1', '3.3.4.1.7.1.1.1'],
  ['inlet/0/reactivePower', '5.2.3.1.6.1.1.29', '3.3.4.1.7.1.1.29'],
  ['inlet/0/residualCurrent', '5.2.3.1.4.1.1.26', '3.3.4.1.7.1.1.26'],
  ['inlet/0/unbalancedCurrent', '5.2.3.1.4.1.1.3', '3.3.4.1.7.1.1.3'],
  ['inlet/0/pole/1/voltageLN', '5.2.4.1.4.1.1.2.25', '3.3.6.1.7.1.1.2.25'],
  ['inlet/0/pole/3/current', '5.2.4.1.4.1.1.4.1', '3.3.6.1.7.1.1.4.1'],
  ['ocp/3/peakCurrent', '5.3.3.1.4.1.4.2', '3.4.4.1.7.1.4.2'],
  ['outlet/1/activePower', '5.4.3.1.4.1.2.5', '3.5.4.1.7.1.2.5'],
  ['outlet/1/powerFactor', '5.4.3.1.4.1.2.7', '3.5.4.1.7.1.2.7'],
  ['outlet/1/activeEnergy', '5.4.3.1.4.1.2.8', '3.5.4.1.7.1.2.8'],
  ['outlet/1/lineFrequency', '5.4.3.1.4.1.2.23', '3.5.4.1.7.1.2.23'],
];

describe('what both protocols read', () => {
  test('are the same readings', async () => {
    const { client, getBelow } = await runBoth();
    for (const [path, value, digits] of SAME_SENSORS) {
      const { value: read } = await client.call<Reading>(`/model/pdu/0/${path}`, 'getReading');
      const [raw, decimalDigits] = await getBelow(value, digits);
      expect([path, raw]).toEqual([path, Math.round(read * 10 ** Number(decimalDigits))]);
    }
  });

  test('is the same serial number, MAC address and name', async () => {
    const { client, getBelow } = await runBoth();
    const { nameplate, macAddress } = await client.call<{
      nameplate: { serialNumber: string; model: string };
      macAddress: string;
    }>('/model/pdu/0', 'getMetaData');
    expect(await getBelow('3.2.1.1.4.1', '3.2.1.1.3.1', '3.2.2.1.11.1')).toEqual([
      nameplate.serialNumber,
      nameplate.model,
      macAddress.replaceAll(':', ''),
    ]);
  });

  test('is as unreadable on the one as on the other', async () => {
    const { simulator, client, getBelow } = await runBoth();
    simulator.faults.failSensors({ element: 'outlet', index: 4 }, 'unavailable');
    const reading = await client.call<Json>('/model/pdu/0/outlet/4/activePower', 'getReading');
    expect([reading['available'], ...(await getBelow('5.4.3.1.2.1.5.5'))]).toEqual([false, 2]);
  });
});

describe('what one protocol does', () => {
  test('switching by SNMP shows over JSON-RPC, and the other way round', async () => {
    const { client, getBelow, set } = await runBoth();
    expect(await set('4.1.2.1.2.1.2', integer(0))).toBe(0);
    expect(await client.call('/model/outlet/1', 'getState')).toMatchObject({ powerState: 0 });
    await client.call('/model/outlet/1', 'setPowerState', { pstate: 1 });
    expect(await getBelow('4.1.2.1.3.1.2', '4.1.2.1.2.1.2', '5.4.3.1.3.1.2.14')).toEqual([7, 1, 7]);
  });

  test('an outlet that JSON-RPC refuses to switch is refused by SNMP too', async () => {
    const { simulator, client, getBelow, set } = await runBoth();
    simulator.faults.switching.disabledOutlets.add(1);
    expect(await client.call('/model/outlet/1', 'setPowerState', { pstate: 0 })).toBe(3);
    expect(await set('4.1.2.1.2.1.2', integer(0))).toBe(INCONSISTENT_VALUE);
    expect(await getBelow('4.1.2.1.3.1.2')).toEqual([7]);
  });

  test('a switch that has no effect has none over SNMP either', async () => {
    const { simulator, getBelow, set } = await runBoth();
    simulator.faults.switching.ineffectiveSwitching = true;
    expect(await set('4.1.2.1.2.1.2', integer(0))).toBe(0);
    expect(await getBelow('4.1.2.1.3.1.2', '4.1.2.1.2.1.2')).toEqual([7, 0]);
  });

  test('names, order and thresholds written by SNMP are read over JSON-RPC', async () => {
    const { client, set } = await runBoth({ model: 'px3-1ph-8' });
    expect(await set('3.5.3.1.3.1.4', octets('spare'))).toBe(0);
    expect(await set('3.2.2.1.39.1', octets('2,1,3,4,5,6,7,8'))).toBe(0);
    expect(await set('3.3.4.1.24.1.1.1', unsigned(7000))).toBe(0);
    expect(await client.call('/model/outlet/3', 'getSettings')).toMatchObject({ name: 'spare' });
    expect(await client.call('/model/pdu/0', 'getSettings')).toMatchObject({
      outletPowerStateSequence: [1, 0, 2, 3, 4, 5, 6, 7],
    });
    expect(await client.call('/model/pdu/0/inlet/0/current', 'getThresholds')).toMatchObject({
      upperWarning: 7,
    });
  });

  test('start-up states are one setting, in the numbers of each protocol', async () => {
    const { client, getBelow, set } = await runBoth({ model: 'px3-1ph-8' });
    const cells = ['3.2.2.1.38.1', '3.5.3.1.13.1.1', '3.5.3.1.13.1.2'];
    expect(await set('3.2.2.1.38.1', integer(0))).toBe(0);
    expect(await set('3.5.3.1.13.1.1', integer(1))).toBe(0);
    expect(await client.call('/model/pdu/0', 'getSettings')).toMatchObject({ startupState: 1 });
    expect(await client.call('/model/outlet/0', 'getSettings')).toMatchObject({ startupState: 0 });
    const settings = await client.call<Json>('/model/outlet/1', 'getSettings');
    await client.call('/model/outlet/1', 'setSettings', { settings: { ...settings, startupState: 3 } });
    expect(await getBelow(...cells)).toEqual([0, 1, 3]);
  });

  test('a power loss ends both sides, and outlets come back as was set by either', async () => {
    const { simulator, client, clock, getBelow, set } = await runBoth({ model: 'px3-1ph-8' });
    expect(await set('3.2.2.1.38.1', integer(0))).toBe(0);
    expect(await set('3.5.3.1.13.1.1', integer(1))).toBe(0);
    const lost = simulator.powerCycleInput({ downMs: 5000 });
    await clock.advance(5000);
    await lost;
    await clock.advance(60_000);
    expect(await getBelow('4.1.2.1.3.1.1', '4.1.2.1.3.1.2')).toEqual([7, 8]);
    expect(await client.call('/model/outlet/0', 'getState')).toMatchObject({ powerState: 1 });
    expect(await client.call('/model/outlet/1', 'getState')).toMatchObject({ powerState: 0 });
  });

  test('a trip and a transfer by themselves show on both', async () => {
    const { simulator, client, getBelow } = await runBoth({ model: 'px3ts-12' });
    simulator.pdu.tripOcp(1);
    setInletPowered(simulator.pdu, 0, false);
    expect(await client.call('/model/pdu/0/ocp/1/trip', 'getState')).toMatchObject({ value: 0 });
    expect(await getBelow('5.3.3.1.3.1.2.15', '4.3.1.1.1.1.1', '4.3.1.1.4.1.1')).toEqual([0, 2, 4]);
  });
});

describe('delays of a PDU that answers SNMP', () => {
  test('are whole seconds over JSON-RPC too, rounded up', async () => {
    const { client, getBelow } = await runBoth();
    const settings = await client.call<Json>('/model/outlet/1', 'getSettings');
    expect(settings['sequenceDelay']).toBe(1000);
    const written = { ...settings, sequenceDelay: 2001 };
    expect(await client.call('/model/outlet/1', 'setSettings', { settings: written })).toBe(0);
    expect(await client.call('/model/outlet/1', 'getSettings')).toMatchObject({ sequenceDelay: 3000 });
    expect(await getBelow('3.5.3.1.32.1.2')).toEqual([3]);
  });

  test('hold the in-rush guard to the limits of the MIB', async () => {
    const { client, getBelow } = await runBoth();
    const write = (inRushGuardDelay: number) =>
      client.call('/model/pdu/0', 'setSettings', { settings: { inRushGuardDelay } });
    expect([await write(99), await write(10_001), await write(350)]).toEqual([1, 1, 0]);
    expect(await getBelow('3.2.2.1.57.1', '3.2.2.1.36.1')).toEqual([350, 350]);
  });

  test('stay milliseconds where there is no SNMP', async () => {
    const { simulator, client } = await runSimulator();
    expect(simulator.snmp).toBeNull();
    expect(await client.call('/model/outlet/1', 'getSettings')).toMatchObject({ sequenceDelay: 500 });
  });
});

describe('a reboot', () => {
  test('is a reboot of both sides: SNMP counts its uptime anew and tells the firmware that runs now', async () => {
    const { simulator, clock, get, getBelow, set, snmp } = await runBoth();
    await clock.advance(90_000);
    expect(await get(SYS_UP_TIME)).toEqual([9000]);
    expect(await set('4.1.2.1.2.1.2', integer(0))).toBe(0);
    await simulator.faults.reboot({ downMs: 0, firmware: '3.6.0' });
    await clock.advance(1000);
    expect(await get(SYS_UP_TIME, SYS_DESCR)).toEqual([100, expect.stringContaining('FW:3.6.0.5')]);
    expect(await getBelow('4.1.2.1.3.1.2')).toEqual([8]);
    expect(simulator.snmp?.port).toBe(snmp.port);
  });
});
