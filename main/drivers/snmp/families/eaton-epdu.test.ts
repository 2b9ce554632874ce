import { describe, expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { EATON_EPDU_FIXTURE } from './testing/fixtures/eaton-epdu.ts';
import { runFamily } from './testing/run-family.ts';

const E = '1.3.6.1.4.1.534.6.6.7';

describe('Eaton ePDUs', () => {
  it('counts strapped units from 0 and names outlets as they are printed', async () => {
    const { model, map } = await runFamily(EATON_EPDU_FIXTURE);
    expect(map.units).toEqual(['0', '3']);
    expect(model.inlets.map(({ label, name, plug }) => [label, name, plug])).toEqual([
      ['I1', 'Feed 0', 'IEC 60309 5P 32A 6h'],
      ['3/I1', 'Feed 3', 'IEC 60309 5P 32A 6h'],
    ]);
    expect(model.outlets.map(({ label, receptacle, lines }) => [label, receptacle, lines])).toEqual([
      ['A1', 'IEC 60320 C13', ['L1', 'N']],
      ['A2', 'IEC 60320 C13', ['L1', 'N']],
      ['A3', 'IEC 60320 C13', ['L1', 'N']],
      ['A4', 'IEC 60320 C19', ['L1', 'L2']],
      ['3/A1', 'IEC 60320 C13', ['L1', 'N']],
    ]);
  });

  it('takes breakers for protectors, sections not', async () => {
    const { model, readings, statuses } = await runFamily(EATON_EPDU_FIXTURE);
    expect(model.ocps.map(({ label, type, ratingAmperes }) => [label, type, ratingAmperes])).toEqual([
      ['G1', 'breaker1Pole', 16],
      ['G2', 'breaker2Pole', 16],
      ['3/G1', 'breaker1Pole', 16],
      ['3/G2', 'breaker2Pole', 16],
    ]);
    expect(model.outlets.map(({ ocp, inlet }) => [ocp, inlet])).toEqual([
      ['ocp:G1', 'inlet:I1'],
      ['ocp:G2', 'inlet:I1'],
      [null, 'inlet:I1'],
      [null, 'inlet:I1'],
      ['ocp:3/G1', 'inlet:3/I1'],
    ]);
    expect([readings['ocp:G1 trip'], statuses['ocp:G1 trip']]).toEqual([1, 'normal']);
    expect([readings['ocp:G2 trip'], statuses['ocp:G2 trip']]).toEqual([0, 'critical']);
  });

  it('tells voltages between lines from those to neutral by the kind of the row, not by its number', async () => {
    const { readings, statuses } = await runFamily(EATON_EPDU_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 L1 voltageLN': 230.002,
      'inlet:I1 L3 voltageLN': 230.004,
      'inlet:I1 L1 voltage': 401,
      'inlet:I1 L1 current': 4.103,
      'inlet:I1 N current': 4.102,
      'inlet:I1 lineFrequency': 50.1,
      'inlet:I1 activePower': 2706,
    });
    expect(statuses['inlet:I1 L2 current']).toBe('critical');
  });

  it('shows the power factor without the sign of its direction, keeps that of VAR, and takes other negatives for absent', async () => {
    const { readings } = await runFamily(EATON_EPDU_FIXTURE);
    expect(readings).toMatchObject({
      'inlet:I1 L1 powerFactor': 0.947,
      'inlet:I1 L1 reactivePower': -303,
      'outlet:A1 powerFactor': 0.842,
      'outlet:A1 reactivePower': -49,
      'outlet:A1 crestFactor': null,
      'inlet:I1 L3 current': null,
    });
  });

  it('writes 0, that is now, to the column of the command: commands are delays', async () => {
    const run = await runFamily(EATON_EPDU_FIXTURE);
    expect(await run.switched('on', 'A2')).toEqual({ [`${E}.6.6.1.4.0.2`]: 0 });
    expect(await run.switched('off', 'A1')).toEqual({ [`${E}.6.6.1.3.0.1`]: 0 });
    expect(await run.switched('cycle', '3/A1')).toEqual({ [`${E}.6.6.1.5.3.1`]: 0 });
  });

  it('does not take an outlet that is about to go off for off', async () => {
    const { states } = await runFamily(EATON_EPDU_FIXTURE);
    expect(states).toEqual({ A1: 'on', A2: 'off', A3: 'on', A4: 'pendingOn', '3/A1': 'on' });
  });

  it('switches outlets of second-generation units, which do not say that they are switchable', async () => {
    const { model } = await runFamily(EATON_EPDU_FIXTURE);
    expect(model.outlets.map(({ switchable }) => switchable)).toEqual([true, true, false, true, true]);
  });

  it('orders outlets by their start times; the one that stays off comes last', async () => {
    const { model } = await runFamily(EATON_EPDU_FIXTURE);
    expect(model.settings.outletPowerStateSequence.at(-1)).toBe('outlet:A3');
    expect(model.outlets.find(({ label }) => label === 'A2')?.sequenceDelayMs).toBe(4000);
  });

  it('does not offer to come on in sequence: the command for that switches the whole unit', async () => {
    const { model } = await runFamily(EATON_EPDU_FIXTURE);
    expect(model.capabilities).not.toContain('switchInSequence');
  });
});

describeWithWalks('recording of an Eaton ePDU', () => {
  it('has 24 outlets, all on, and one input whose current is above its warning', async () => {
    const run = await runFamily(readWalk('eatonpdu_2'));
    expect(run.model.identity).toMatchObject({
      model: 'EMA114-10',
      serial: 'H619P44058',
      firmware: '05.01.0002',
    });
    expect(run.model.outlets.map(({ label }) => label)).toEqual(
      Array.from({ length: 24 }, (_, at) => `A${at + 1}`),
    );
    expect(new Set(Object.values(run.states))).toEqual(new Set(['on']));
    expect(run.readings).toMatchObject({
      'inlet:I1 voltage': 118.45,
      'inlet:I1 current': 14.108,
      'inlet:I1 activePower': 1584,
      'inlet:I1 powerFactor': 0.946,
      'inlet:I1 lineFrequency': 60,
      'outlet:A2 current': 2.202,
      'outlet:A2 activeEnergy': 385_352,
      'outlet:A2 powerFactor': 0.552,
    });
    expect(run.statuses['inlet:I1 current']).toBe('warning');
    expect(await run.switched('off', 'A24')).toEqual({ [`${E}.6.6.1.3.0.24`]: 0 });
  });
});
