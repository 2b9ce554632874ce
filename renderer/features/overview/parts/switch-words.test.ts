import { expect, test } from 'vitest';
import { inletId } from '../../../../shared/model/ids.ts';
import { diagramWords, selectedSource, sourceWords, switchState, sourceQuality } from './switch-words.ts';

const device = { inlets: [inletId('I1'), inletId('I2')] };
const second = selectedSource(device, 2);

test('counts the sources from one and knows none from not known', () => {
  expect(second).toEqual({ kind: 'inlet', position: 1 });
  expect(selectedSource(device, 0)).toEqual({ kind: 'none' });
  expect(selectedSource(device, 7)).toEqual({ kind: 'none' });
  expect(selectedSource(device, null)).toEqual({ kind: 'unknown' });
});

test('says which source is in use, and does not guess', () => {
  expect([0, 1].map((position) => sourceWords(second, position))).toEqual(['standby', 'in use']);
  expect(sourceWords({ kind: 'unknown' }, 0)).toBe('use not known');
});

test('says whether the switch stands where it should', () => {
  expect(switchState(selectedSource(device, 1), 1)).toEqual({
    text: 'On preferred inlet',
    severity: 'normal',
  });
  expect(switchState(second, 2).severity).toBe('warning');
  expect(switchState(second, 3).text).toBe('On inlet 2, not redundant');
  expect(switchState(second, 0).severity).toBe('critical');
  expect(switchState({ kind: 'unknown' }, null).severity).toBe('unknown');
});

test('describes the diagram in words', () => {
  expect(diagramWords(['Inlet 1', 'Inlet 2'], second)).toBe(
    'Inlet 1 is on standby. Inlet 2 feeds the transfer switch.',
  );
});

test('a source is called good only while its voltage is read and within its limits', () => {
  expect(sourceQuality(230, 'normal')).toEqual(['good']);
  expect(sourceQuality(203, 'critical')).toEqual(['out of limits']);
  expect(sourceQuality(0, 'critical')).toEqual(['no voltage']);
  expect(sourceQuality(null, 'normal')).toEqual([]);
  expect(sourceQuality(230, undefined)).toEqual([]);
});
