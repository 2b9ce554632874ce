import { describe, expect, test } from 'vitest';
import { ocpId, outletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { bulkSteps, planBulk, type BulkOutlet } from './bulk-plan.ts';
import {
  allQuestion,
  allWords,
  bulkConfirmWords,
  bulkQuestion,
  leftOutWords,
  orderWords,
  stepWords,
  togetherWords,
  whereWords,
  whyNotAll,
  whyNotTogether,
} from './bulk-words.ts';

function bulk(label: string, extra: Partial<BulkOutlet> & { readonly name?: string } = {}): BulkOutlet {
  const { name = '', ...rest } = extra;
  return {
    outlet: testOutlet(label, { name }),
    powerState: 'on',
    isProtected: false,
    isSwitchable: true,
    amperes: 1.5,
    watts: 350,
    ...rest,
  };
}

const labels = (outlets: readonly BulkOutlet[]) => outlets.map((each) => each.outlet.label);

describe('what an action on several would do', () => {
  const several = [
    bulk('1', { isProtected: true }),
    bulk('2'),
    bulk('3', { powerState: 'off' }),
    bulk('4', { powerState: 'unknown' }),
    bulk('5', { isSwitchable: false }),
  ];

  test('a cycle takes what is on and leaves off, unknown, protected and stale ones alone', () => {
    const plan = planBulk(several, 'cycle');
    expect(labels(plan.affected)).toEqual(['2']);
    expect(labels(plan.protectedOnes)).toEqual(['1']);
    expect(labels(plan.others)).toEqual(['3', '4', '5']);
  });

  test('turning on takes what is known to be off', () => {
    expect(labels(planBulk(several, 'on').affected)).toEqual(['3']);
  });

  test('the protected one is named with what it stays', () => {
    const plan = planBulk([bulk('1', { isProtected: true, name: 'core-sw-01 PSU A' }), bulk('2')], 'off');
    expect(leftOutWords(plan)).toBe('Outlet 1, core-sw-01 PSU A, is protected and stays on.');
  });

  test('others are named too', () => {
    expect(leftOutWords(planBulk([bulk('2'), bulk('3', { powerState: 'off' })], 'cycle'))).toBe(
      'Outlet 3 is not on and is left as it is.',
    );
  });

  test('one that is in the state to change and cannot be switched is not said to be in another', () => {
    const busy = bulk('3', { isSwitchable: false });
    expect(leftOutWords(planBulk([bulk('2'), busy], 'off'))).toBe('Outlet 3 cannot be switched now.');
    const others = [busy, bulk('4', { powerState: 'unknown' }), bulk('5', { powerState: 'off' })];
    expect(leftOutWords(planBulk([bulk('2'), ...others], 'off'))).toBe(
      'Outlets 3 and 4 cannot be switched now. Outlet 5 is not on.',
    );
  });
});

describe('the words of the action bar', () => {
  const on = (label: string, ocp: string) => testOutlet(label, { ocp: ocpId(ocp) });

  test('where the outlets are', () => {
    expect(whereWords([on('21', 'C4'), on('22', 'C4'), on('23', 'C4'), on('29', 'C5')])).toBe(
      '21, 22, 23 on C4 and 29 on C5',
    );
    expect(whereWords([testOutlet('1'), testOutlet('2')])).toBe('1, 2');
  });

  test('what they draw together, as far as it is measured', () => {
    const measured = [bulk('1', { amperes: 1.62, watts: 360 }), bulk('2', { amperes: 1.58, watts: 351 })];
    expect(togetherWords(measured)).toBe('together 3.2 A, 0.71 kW');
    expect(togetherWords([bulk('1', { amperes: null, watts: null })])).toBeNull();
  });

  test('the confirm asks, and its button names the outlets', () => {
    expect(bulkQuestion('cycle', 4)).toBe('Cycle these 4 outlets?');
    expect(
      bulkConfirmWords(
        'cycle',
        ['21', '22', '23', '29'].map((label) => testOutlet(label)),
      ),
    ).toBe('Cycle 21, 22, 23, 29');
  });

  test('many outlets do not make the button endless', () => {
    const many = Array.from({ length: 40 }, (_each, index) => testOutlet(String(index + 1)));
    expect(bulkConfirmWords('off', many)).toBe('Turn off 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, and 30 more');
  });
});

describe('when each outlet goes off and comes on', () => {
  const outlets = [
    testOutlet('1', { sequenceDelayMs: 1000 }),
    testOutlet('2', { sequenceDelayMs: 0, cycleDelayMs: 12_000, usePduCycleDelay: false }),
    testOutlet('3', { sequenceDelayMs: 500 }),
  ];

  test('a cycle drops all at once, then brings them on in sequence after the longest cycle delay', () => {
    const steps = bulkSteps(testModel({ outlets }), outlets, 'cycle');
    expect(steps.map((step) => step.offAtMs)).toEqual([0, 0, 0]);
    expect(steps.map((step) => step.onAtMs)).toEqual([12_000, 13_000, 13_200]);
    expect(orderWords(steps, 'cycle', testModel({}))).toBe('In sequence order, about 13 s');
    expect(steps.map(stepWords)[1]).toBe('off at 0 s, on at 13 s');
  });

  test('the order is the one of the PDU', () => {
    const settings = { ...testModel({}).settings, outletPowerStateSequence: ['3', '1', '2'].map(outletId) };
    const steps = bulkSteps(testModel({ outlets, settings }), outlets, 'on');
    expect(steps.map((step) => step.outlet.label)).toEqual(['3', '1', '2']);
    expect(steps.map((step) => step.onAtMs)).toEqual([0, 500, 1500]);
  });

  test('a PDU without a command for a sequence turns all on at once, and that is said', () => {
    const model = testModel({ outlets, capabilities: ['switchOutlet', 'cycleOutlet', 'switchSeveral'] });
    const steps = bulkSteps(model, outlets, 'on');
    expect(steps.map((step) => step.onAtMs)).toEqual([0, 0, 0]);
    expect(orderWords(steps, 'on', model)).toBe('All at once: this PDU has no command for a sequence');
  });

  test('off is said to go at once', () => {
    expect(orderWords(bulkSteps(testModel({ outlets }), outlets, 'off'), 'off', testModel({}))).toBe(
      'All at once, as the PDU does it',
    );
  });
});

describe('what a PDU has no command for', () => {
  const model = (...capabilities: PduModel['capabilities']) => testModel({ capabilities });

  test('several need one for several, one alone does not', () => {
    expect(whyNotTogether(model('switchOutlet', 'switchSeveral'), 'off', 4)).toBeNull();
    expect(whyNotTogether(model('switchOutlet'), 'off', 1)).toBeNull();
    expect(whyNotTogether(model('switchOutlet'), 'off', 2)).toBe(LACKING.switchSeveral);
    expect(whyNotTogether(model('switchOutlet', 'switchSeveral'), 'cycle', 1)).toBe(LACKING.cycleOutlet);
  });

  test('all can be switched by one for all, or by one for several', () => {
    expect(whyNotAll(model('switchOutlet', 'switchAll'), 'off')).toBeNull();
    expect(whyNotAll(model('switchOutlet', 'switchSeveral'), 'on')).toBeNull();
    expect(whyNotAll(model('switchOutlet'), 'on')).toBe(LACKING.switchSeveral);
    expect(whyNotAll(model('switchOutlet', 'switchAll'), 'cycle')).toBe(LACKING.cycleOutlet);
  });
});

describe('all outlets', () => {
  test('how many are on, what they draw, how many go off, and who stays', () => {
    const outlets = [
      bulk('1', { isProtected: true, name: 'core-sw-01 PSU A', watts: 200 }),
      ...Array.from({ length: 32 }, (_each, index) => bulk(String(index + 2), { watts: 360 })),
      bulk('34', { powerState: 'off', watts: 0 }),
    ];
    expect(allQuestion('off', 'A07-L')).toBe('Turn off every outlet on A07-L?');
    expect(allWords(outlets, planBulk(outlets, 'off'))).toBe(
      '33 outlets are on and draw 11.72 kW. 32 of them will be turned off. Outlet 1, core-sw-01 PSU A, is protected and stays on.',
    );
  });

  test('without protected ones it is all of them', () => {
    const outlets = [bulk('1', { powerState: 'off' }), bulk('2', { powerState: 'off' })];
    expect(allWords(outlets, planBulk(outlets, 'on'))).toBe(
      '2 outlets are off. All of them will be turned on.',
    );
  });

  test('nothing to do is said as such', () => {
    const outlets = [bulk('1'), bulk('2')];
    expect(allWords(outlets, planBulk(outlets, 'on'))).toBe('No outlet is off. There is nothing to turn on.');
  });
});
