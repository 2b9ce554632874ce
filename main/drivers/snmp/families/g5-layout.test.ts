import { expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { outletId } from '../../../../shared/model/ids.ts';
import { g5Fixture, HPE_PRODUCT_FIXTURE } from './testing/fixtures/g5-layout.ts';
import { runFamily } from './testing/run-family.ts';

const PANDUIT = '1.3.6.1.4.1.19536.10.1';
const HPE = '1.3.6.1.4.1.232.165.11';

it('takes padding rows for no outlets, and sections without a breaker for no protectors', async () => {
  const { model } = await runFamily(g5Fixture(PANDUIT));
  expect(model.outlets.map(({ label, name, ocp }) => [label, name, ocp])).toEqual([
    ['1', 'OUTLET 1', 'ocp:L1 bank'],
    ['2', 'OUTLET 2', 'ocp:L1 bank'],
    ['3', 'OUTLET 3', 'ocp:L2 bank'],
    ['4', 'OUTLET 4', 'ocp:L2 bank'],
  ]);
  expect(model.ocps).toMatchObject([
    { label: 'L1 bank', type: 'breaker1Pole', ratingAmperes: 16 },
    { label: 'L2 bank', type: 'breaker2Pole' },
  ]);
});

it('reads 1 as off and 2 as on, and what is about to go off as on', async () => {
  const { states } = await runFamily(g5Fixture(PANDUIT));
  expect(states).toEqual({ '1': 'on', '2': 'off', '3': 'on', '4': 'pendingOn' });
});

it('scales readings, and judges them as the device does', async () => {
  const { readings, statuses } = await runFamily(g5Fixture(PANDUIT));
  expect(readings).toMatchObject({
    'inlet:I1 lineFrequency': 50,
    'inlet:I1 activePower': 956,
    'inlet:I1 activeEnergy': 7_405_000,
    'inlet:I1 L2 voltageLN': 230.2,
    'inlet:I1 L3 current': 1.53,
    'ocp:L1 bank trip': 1,
    'ocp:L2 bank trip': 0,
    'ocp:L1 bank current': 1.93,
    'outlet:1 current': 1.25,
    'outlet:1 powerFactor': 0.96,
  });
  expect(statuses).toMatchObject({
    'inlet:I1 L3 current': 'critical',
    'outlet:1 activePower': 'warning',
    'ocp:L2 bank trip': 'critical',
  });
});

it('orders outlets by the time after which each comes on', async () => {
  const { model } = await runFamily(g5Fixture(PANDUIT));
  expect(model.settings.outletPowerStateSequence).toEqual(['1', '2', '3', '4'].map(outletId));
  expect(model.outlets[0]).toMatchObject({ cycleDelayMs: 10_000, receptacle: 'IEC 60320 C13' });
});

it('switches a Panduit PDU by one command column: 2 on, 1 off, 5 reboot', async () => {
  const { switched, model } = await runFamily(g5Fixture(PANDUIT));
  expect(await switched('on', '2')).toEqual({ [`${PANDUIT}.5.2.1.10.1.2`]: 2 });
  expect(await switched('off', '1')).toEqual({ [`${PANDUIT}.5.2.1.10.1.1`]: 1 });
  expect(await switched('cycle', '1')).toEqual({ [`${PANDUIT}.5.2.1.10.1.1`]: 5 });
  expect(model.outlets.filter(({ switchable }) => !switchable).map(({ label }) => label)).toEqual(['4']);
});

it('switches an HPE PDU by writing a delay of 0 to a column for each command', async () => {
  const { switched, model } = await runFamily([...g5Fixture(HPE), ...HPE_PRODUCT_FIXTURE]);
  expect(model.identity).toMatchObject({ vendor: 'HPE', serial: 'MADEUP0011' });
  expect(await switched('on', '2')).toEqual({ [`${HPE}.5.2.1.3.1.2`]: 0 });
  expect(await switched('off', '1')).toEqual({ [`${HPE}.5.2.1.2.1.1`]: 0 });
  expect(await switched('cycle', '1')).toEqual({ [`${HPE}.5.2.1.4.1.1`]: 0 });
});

describeWithWalks('recordings of HPE and Panduit PDUs', () => {
  it('has 24 outlets of the 48 rows of an HPE P9S18A, and one phase of three', async () => {
    const { model, states, readings } = await runFamily(readWalk('hpe-mapdu_pdu3'));
    expect(model.identity).toMatchObject({ vendor: 'HPE', model: 'P9S18A', firmware: '2.0.0.J' });
    expect(model.outlets).toHaveLength(24);
    expect(new Set(Object.values(states))).toEqual(new Set(['on']));
    expect(model.inlets).toMatchObject([{ label: 'I1', poles: [] }]);
    expect(readings).toMatchObject({
      'inlet:I1 voltage': 229.8,
      'inlet:I1 current': 0.65,
      'inlet:I1 activePower': 154,
      'inlet:I1 powerFactor': 0.98,
    });
  });

  it('has the breakers of a metered Panduit PDU', async () => {
    const { model, readings } = await runFamily(readWalk('panduit'));
    expect(model.identity).toMatchObject({ model: 'P42D04M', serial: 'CN187D6053', firmware: '2.3.21' });
    expect([model.inlets.length, model.ocps.length, model.outlets.length]).toEqual([1, 6, 0]);
    expect(readings).toMatchObject({
      'ocp:B3 current': 1.93,
      'ocp:B5 voltage': 228.2,
      'inlet:I1 powerFactor': 0.93,
    });
  });

  it('leaves out the empty second row of a small Panduit PDU', async () => {
    const { model, states } = await runFamily(readWalk('panduit_g5-p32g13m'));
    expect(model.outlets).toMatchObject([
      { label: '1', name: 'OUTLET 1', ratingAmperes: 16, switchable: false },
    ]);
    expect(states).toEqual({ '1': 'unknown' });
  });
});
