import { expect, test } from 'vitest';
import type { Capability } from '../../shared/model/capability.ts';
import { LACKING } from '../../shared/words/capabilities.ts';
import { testModel } from '../testing/test-model.ts';
import { lackingSentences } from './lacking.ts';

const ALL = Object.keys(LACKING) as Capability[];
const XERUS = { snmp: null };
const without = (...lacking: Capability[]) =>
  lackingSentences(XERUS, testModel({ capabilities: ALL.filter((each) => !lacking.includes(each)) }), true);

test('a PDU that can do everything lacks nothing', () => {
  expect(without()).toEqual([]);
});

test('what is lacking is said in the words of the model', () => {
  expect(without('rename', 'events')).toEqual([LACKING.rename, LACKING.events]);
});

test('what follows from a sentence is not said beside it', () => {
  expect(lackingSentences(XERUS, testModel({ capabilities: ['rename', 'events'] }), true)).toEqual([
    LACKING.switchOutlet,
  ]);
  expect(without('switchSeveral', 'switchAll', 'switchInSequence', 'cancelSequence')).toEqual([
    LACKING.switchSeveral,
  ]);
});

test('over SNMP a power-on delay is not missed', () => {
  const model = testModel({ capabilities: ALL.filter((each) => each !== 'powerOnDelay') });
  expect(lackingSentences({ snmp: { version: 'v2c', canWrite: true } }, model, true)).toEqual([]);
  expect(lackingSentences(XERUS, model, true)).toEqual([LACKING.powerOnDelay]);
});

test('without order and delays one sentence says that there is no sequence', () => {
  expect(without('sequenceOrder', 'sequenceDelay', 'inRushGuardDelay', 'cancelSequence')).toEqual([
    'This PDU has no power-on sequence that can be read or changed.',
  ]);
  expect(without('sequenceOrder')).toEqual([LACKING.sequenceOrder]);
});

test('a PDU without a write community is said to be read only', () => {
  const model = testModel({ capabilities: ALL });
  const [sentence] = lackingSentences({ snmp: { version: 'v2c', canWrite: false } }, model, true);
  expect(sentence).toMatch(/only reads this PDU/u);
  expect(lackingSentences({ snmp: { version: 'v2c', canWrite: true } }, model, true)).toEqual([]);
});

test('who does not listen for notifications is told that, not that the PDU sends none', () => {
  const model = testModel({ capabilities: ALL.filter((each) => each !== 'events') });
  const v2c = { snmp: { version: 'v2c', canWrite: true } } as const;
  expect(lackingSentences(v2c, model, false)).toEqual([expect.stringMatching(/Settings turns that on/u)]);
  expect(lackingSentences(v2c, model, true)).toEqual([LACKING.events]);
  expect(lackingSentences(XERUS, model, false)).toEqual([LACKING.events]);
});
