import { expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { outletId } from '../../../../shared/model/ids.ts';
import { integer } from '../../../snmp/value.ts';
import type { Fixture } from './testing/fixtures/cells.ts';
import { PDU2_FIXTURE } from './testing/fixtures/raritan-pdu2.ts';
import { runFamily } from './testing/run-family.ts';

const SWITCH_OPERATION = '1.3.6.1.4.1.13742.6.4.1.2.1.2';

it('names units, inlets, protectors and outlets as they are printed, of linked units behind their number', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  expect(model.identity).toEqual({
    vendor: 'Raritan',
    model: 'PX3-9999',
    serial: 'MADEUP0001',
    firmware: '4.3.0.5-51240',
    mac: '02:00:00:00:00:01',
  });
  expect(model.settings).toMatchObject({ name: 'Bench PDU', location: 'Lab 2' });
  expect(model.inlets).toMatchObject([
    { label: 'I1', name: 'Feed A', ratingAmperes: 24, plug: 'IEC 60309 3P+N+E 6h 32A' },
    { label: '2/I1', name: '', ratingAmperes: 16 },
  ]);
  expect(model.ocps).toMatchObject([
    { label: 'C1', type: 'breaker1Pole', ratingAmperes: 16, inlet: 'inlet:I1' },
    { label: 'C2' },
    { label: 'C3' },
  ]);
  expect(model.outlets.map(({ label, name }) => [label, name])).toEqual([
    ['1', 'web-01'],
    ['2', ''],
    ['3', ''],
    ['4', ''],
    ['5', ''],
    ['6', ''],
    ['2/1', ''],
    ['2/2', 'nas'],
  ]);
});

it('takes the wiring from the power source of each element', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  expect(model.outlets.map(({ label, ocp, inlet, lines }) => [label, ocp, inlet, lines])).toEqual([
    ['1', 'ocp:C1', 'inlet:I1', ['L1', 'N']],
    ['2', 'ocp:C2', 'inlet:I1', ['L2', 'N']],
    ['3', 'ocp:C3', 'inlet:I1', ['L3', 'N']],
    ['4', 'ocp:C1', 'inlet:I1', ['L1', 'N']],
    ['5', 'ocp:C2', 'inlet:I1', ['L2', 'N']],
    ['6', null, 'inlet:I1', []],
    ['2/1', null, 'inlet:2/I1', expect.anything()],
    ['2/2', null, 'inlet:2/I1', expect.anything()],
  ]);
  expect(model.inlets[0]?.poles.map(({ line }) => line)).toEqual(['L1', 'L2', 'L3', 'N']);
});

it('reads the switching state, not the last switching operation', async () => {
  const { states, device } = await runFamily(PDU2_FIXTURE);
  const operations = [1, 3].map((outlet) => device.mib.get(`${SWITCH_OPERATION}.1.${outlet}`));
  expect(operations).toEqual([
    { type: 'integer', value: 0 },
    { type: 'integer', value: 2 },
  ]);
  expect(states).toEqual({
    '1': 'on',
    '2': 'off',
    '3': 'on',
    '4': 'unknown',
    '5': 'suspended',
    '6': 'on',
    '2/1': 'on',
    '2/2': 'off',
  });
});

it('tells outlets that were turned off to shed load from those that are off', async () => {
  const loadShedding: Fixture[number] = ['1.3.6.1.4.1.13742.6.3.2.2.1.55.1', integer(1)];
  const nonCritical = (outlet: string, value: number): Fixture[number] => [
    `1.3.6.1.4.1.13742.6.3.5.3.1.30.${outlet}`,
    integer(value),
  ];
  const outlets = [
    nonCritical('1.1', 1),
    nonCritical('1.2', 1),
    nonCritical('1.5', 2),
    nonCritical('2.2', 1),
  ];
  const { states } = await runFamily([...PDU2_FIXTURE, loadShedding, ...outlets]);
  expect(states).toMatchObject({ '1': 'on', '2': 'shed', '5': 'suspended', '2/2': 'off' });
});

it('shows the worse of two power supplies', async () => {
  const supply = (type: number, state: number): Fixture => [
    [`1.3.6.1.4.1.13742.6.3.2.5.1.6.1.${type}`, integer(-1)],
    [`1.3.6.1.4.1.13742.6.3.2.5.1.7.1.${type}`, integer(0)],
    [`1.3.6.1.4.1.13742.6.5.1.3.1.2.1.${type}`, integer(1)],
    [`1.3.6.1.4.1.13742.6.5.1.3.1.3.1.${type}`, integer(state)],
  ];
  for (const [first, second] of [
    [12, 26],
    [26, 12],
  ] as const) {
    const { statuses } = await runFamily([...PDU2_FIXTURE, ...supply(46, first), ...supply(47, second)]);
    expect(statuses['pdu powerSupplyStatus']).toBe('critical');
  }
  const { statuses } = await runFamily([...PDU2_FIXTURE, ...supply(46, -1), ...supply(47, 12)]);
  expect(statuses['pdu powerSupplyStatus']).toBe('normal');
});

it('takes the signed value where a sensor can be negative, and the unsigned one where the signed one cannot hold it', async () => {
  const { readings } = await runFamily(PDU2_FIXTURE);
  expect(readings).toMatchObject({
    'inlet:I1 reactivePower': -512,
    'inlet:I1 phaseAngle': -12.5,
    'inlet:I1 activeEnergy': 3_000_000_123,
  });
});

it('scales every reading by the digits of its own sensor', async () => {
  const { readings } = await runFamily(PDU2_FIXTURE);
  expect(readings).toMatchObject({
    'outlet:1 current': 1.25,
    'outlet:2 current': 1.25,
    'outlet:1 powerFactor': 0.97,
    'inlet:I1 lineFrequency': 49.9,
    'inlet:I1 activePower': 2310,
    'inlet:I1 residualCurrent': 0.004,
  });
});

it('gives lines their own readings, and to each line the voltage of the pair that begins with it', async () => {
  const { readings } = await runFamily(PDU2_FIXTURE);
  const ofPoles = Object.entries(readings).filter(([key]) => /^inlet:I1 (?:L\d|N) /u.test(key));
  expect(Object.fromEntries(ofPoles)).toEqual({
    'inlet:I1 L1 current': 3.001,
    'inlet:I1 L2 current': 3.002,
    'inlet:I1 L3 current': 3.003,
    'inlet:I1 N current': 0.25,
    'inlet:I1 L1 voltageLN': 229,
    'inlet:I1 L2 voltageLN': 230,
    'inlet:I1 L3 voltageLN': 231,
    'inlet:I1 L1 voltage': 399,
    'inlet:I1 L2 voltage': 400,
    'inlet:I1 L3 voltage': 401,
  });
});

it('shows no value of a sensor that is not available, whichever way it says so', async () => {
  const { readings, statuses } = await runFamily(PDU2_FIXTURE);
  for (const outlet of ['outlet:3', 'outlet:4']) {
    expect(readings[`${outlet} current`]).toBeNull();
    expect(statuses[`${outlet} current`]).toBe('unavailable');
  }
});

it('passes on how the device judges readings and states', async () => {
  const { readings, statuses } = await runFamily(PDU2_FIXTURE);
  expect(statuses).toMatchObject({
    'inlet:I1 residualCurrent': 'warning',
    'inlet:I1 residualCurrentStatus': 'warning',
    'ocp:C1 trip': 'normal',
    'ocp:C3 trip': 'critical',
  });
  expect(readings).toMatchObject({ 'ocp:C1 trip': 1, 'ocp:C3 trip': 0, 'inlet:I1 residualCurrentStatus': 1 });
});

it('has only the limits that are enabled', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  const current = model.sensors.find(({ pole, quantity }) => pole === 'L1' && quantity === 'current');
  expect(current?.thresholds).toEqual({
    lowerCritical: null,
    lowerWarning: null,
    upperWarning: 20.8,
    upperCritical: 25.6,
    deassertionHysteresis: 0.01,
    assertionTimeout: 2,
  });
});

it('leaves out sensors of a kind or in a unit that the model does not have', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  const ofInlet = model.sensors.filter(({ element, pole }) => element === 'inlet:I1' && pole === null);
  expect(ofInlet.map(({ quantity }) => quantity).toSorted()).toEqual([
    'activeEnergy',
    'activePower',
    'lineFrequency',
    'phaseAngle',
    'reactivePower',
    'residualCurrent',
    'residualCurrentStatus',
  ]);
});

it('reads the order as a text, waits in seconds and the in-rush guard in milliseconds', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  const { outletPowerStateSequence, inRushGuardDelayMs } = model.settings;
  expect(outletPowerStateSequence.slice(0, 6)).toEqual(['3', '1', '2', '5', '4', '6'].map(outletId));
  expect(inRushGuardDelayMs).toBe(200);
  expect(model.outlets.map(({ sequenceDelayMs }) => sequenceDelayMs)).toEqual([
    1000, 2000, 3000, 4000, 5000, 6000, 1000, 2000,
  ]);
});

it('reads an outlet with a startup state that no published list has, and its own cycle delay', async () => {
  const { model } = await runFamily(PDU2_FIXTURE);
  expect(model.settings.cycleDelayMs).toBe(10_000);
  expect(model.outlets.slice(0, 2)).toMatchObject([
    { usePduCycleDelay: true, cycleDelayMs: 15_000 },
    { usePduCycleDelay: false, cycleDelayMs: 15_000 },
  ]);
});

it('switches with 1, 0 and 2, and not an outlet without a relay', async () => {
  const { switched, model } = await runFamily(PDU2_FIXTURE);
  expect(await switched('on', '2')).toEqual({ [`${SWITCH_OPERATION}.1.2`]: 1 });
  expect(await switched('off', '1')).toEqual({ [`${SWITCH_OPERATION}.1.1`]: 0 });
  expect(await switched('cycle', '2/1')).toEqual({ [`${SWITCH_OPERATION}.2.1`]: 2 });
  expect(model.outlets.filter(({ switchable }) => !switchable).map(({ label }) => label)).toEqual(['6']);
});

describeWithWalks('recordings of PX2 and PX3', () => {
  it('has 24 outlets behind two breakers on a PX3, all on and switchable', async () => {
    const { model, states, readings } = await runFamily(readWalk('raritan-pdu_px3'));
    expect([model.inlets.length, model.ocps.length, model.outlets.length]).toEqual([1, 2, 24]);
    expect(Object.values(states)).toEqual(Array.from({ length: 24 }, () => 'on'));
    expect(model.outlets.every(({ switchable }) => switchable)).toBe(true);
    expect(readings).toMatchObject({
      'inlet:I1 current': 7.467,
      'inlet:I1 powerFactor': 0.98,
      'outlet:1 current': 0.633,
      'ocp:C2 current': 1.46,
    });
  });

  it('reads a PX2 whose configuration tables are bare, without claiming states or control', async () => {
    const { model, states, readings } = await runFamily(readWalk('raritan-pdu_px2'));
    expect(model.identity).toMatchObject({ vendor: 'Raritan', model: 'PX2', firmware: '030004' });
    expect(model.outlets.some(({ switchable }) => switchable)).toBe(false);
    expect(new Set(Object.values(states))).toEqual(new Set(['unknown']));
    expect(readings).toMatchObject({ 'inlet:I1 voltage': 233, 'outlet:3 current': 0.311 });
  });
});
