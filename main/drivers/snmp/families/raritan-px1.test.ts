import { expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { PX1_FIXTURE } from './testing/fixtures/raritan-px1.ts';
import { runFamily } from './testing/run-family.ts';

const STATE = '1.3.6.1.4.1.13742.4.1.2.2.1.3';

it('reads who it is from the board and the model from the system description', async () => {
  const { model } = await runFamily(PX1_FIXTURE);
  expect(model.identity).toEqual({
    vendor: 'Raritan',
    model: 'Dominion PX',
    serial: 'MADEUP0003',
    firmware: '01.05.11',
    mac: '02:00:00:00:01:01',
  });
});

it('reads state and command from one column; -1 is an error, not off', async () => {
  const { states } = await runFamily(PX1_FIXTURE);
  expect(states).toEqual({ '1': 'on', '2': 'off', '3': 'cycling', '4': 'unknown' });
});

it('takes currents and voltages from the lines where there are three, since the inlet itself reads 0', async () => {
  const { readings } = await runFamily(PX1_FIXTURE);
  expect(readings).toMatchObject({
    'inlet:I1 activePower': 2100,
    'inlet:I1 powerFactor': 0.95,
    'inlet:I1 L1 current': 4.1,
    'inlet:I1 L2 current': 3.2,
    'inlet:I1 L3 current': 2.3,
    'inlet:I1 L1 voltage': 399.5,
  });
  expect(readings).not.toHaveProperty(['inlet:I1 current']);
});

it('has limits in the unit of the reading, and none where the limit is 0', async () => {
  const { model } = await runFamily(PX1_FIXTURE);
  const sensor = model.sensors.find(({ element }) => element === 'outlet:1');
  expect(sensor?.thresholds).toMatchObject({
    lowerCritical: null,
    lowerWarning: null,
    upperWarning: 6.5,
    upperCritical: 8,
  });
});

it('switches with 1, 0 and 2', async () => {
  const { switched } = await runFamily(PX1_FIXTURE);
  expect(await switched('on', '2')).toEqual({ [`${STATE}.2`]: 1 });
  expect(await switched('off', '1')).toEqual({ [`${STATE}.1`]: 0 });
  expect(await switched('cycle', '1')).toEqual({ [`${STATE}.1`]: 2 });
});

describeWithWalks('a recording of a Dominion PX', () => {
  it('has one inlet and 12 outlets, measured but of unknown state', async () => {
    const { model, states, readings } = await runFamily(readWalk('raritan-pdu'));
    expect(model.identity).toMatchObject({ model: 'Dominion PX', firmware: '010507-11172' });
    expect([model.inlets.length, model.outlets.length]).toEqual([1, 12]);
    expect(new Set(Object.values(states))).toEqual(new Set(['unknown']));
    expect(readings).toMatchObject({
      'inlet:I1 current': 2.971,
      'inlet:I1 voltage': 230,
      'inlet:I1 powerFactor': 0.83,
      'outlet:3 current': 2.192,
      'outlet:3 apparentPower': 507,
    });
  });
});
