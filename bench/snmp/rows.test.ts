import { expect, test } from 'vitest';
import type { AskedByTool } from './asked.ts';
import { recordedRows, simulatedRows } from './rows.ts';
import { fewestSensorsOfAnOutlet, type SimulatedResult } from './simulated-pdu.ts';
import { smallestSubtree } from './subtree.ts';

const TOOL: AskedByTool = { exchanges: 12, filledExchanges: 4, seconds: 0.01, lateSeconds: 0.06 };
const asked = (exchanges: number) => ({ exchanges, seconds: 0.005, lateSeconds: 0.03 });

const recorded = (exchanges: number, tool: AskedByTool | null) =>
  recordedRows([
    {
      walk: 'any',
      values: 6,
      outlets: 8,
      discovery: asked(20),
      reading: asked(exchanges),
      subtree: '1.3.6.1.4.1',
      tool,
    },
  ]);

const refresh = (exchanges: number) => ({ exchanges, values: 500, lateSeconds: 0.5, cpuMs: 20 });
const simulated = (exchanges: number): SimulatedResult => ({
  pduModel: 'any',
  outlets: 48,
  sensorsPerOutlet: 8,
  discovery: asked(100),
  v2c: refresh(exchanges),
  v3: { ...refresh(exchanges), cpuMs: 30 },
  rpc: refresh(3),
  tool: TOOL,
});

test('a reading must take fewer exchanges than the walk beside it', () => {
  expect([11, 12].map((exchanges) => recorded(exchanges, TOOL)[0]?.target)).toEqual([
    'fewer than 12: met',
    'fewer than 12: NOT MET',
  ]);
});

test('a recorded device has readings and discovery beside the walk, with its exchanges at its best', () => {
  expect(recorded(3, TOOL).map((row) => [row.what, row.beside, row.ratio])).toEqual([
    ['any: full reading, exchanges', 'snmpbulkwalk 12 (-Cr100: 4)', '0.25 x'],
    ['any: full reading, time', 'snmpbulkwalk 0.010 s', '0.50 x'],
    ['any: full reading, time with answers 5 ms late', 'snmpbulkwalk 0.060 s', '0.50 x'],
    ['any: discovery, exchanges', 'snmpbulkwalk 12 (-Cr100: 4)', '1.67 x'],
    ['any: discovery, time with answers 5 ms late', 'snmpbulkwalk 0.060 s', '0.50 x'],
  ]);
});

test('without Net-SNMP there is nothing beside it and no target', () => {
  const rows = recorded(3, null);
  expect(new Set(rows.map(({ beside }) => beside))).toEqual(new Set(['snmpbulkwalk not installed']));
  expect(rows.map((row) => row.ratio + row.target).join('')).toBe('');
});

test('a full refresh of the simulated PDU must take fewer than 60 exchanges', () => {
  const targets = [59, 60].map((exchanges) => simulatedRows(simulated(exchanges))[0]?.target);
  expect(targets).toEqual(['fewer than 60: met', 'fewer than 60: NOT MET']);
});

test('v3 is compared with v2c', () => {
  const row = simulatedRows(simulated(46)).find(({ what }) => what === 'Full refresh by v3, processor time');
  expect(row).toMatchObject({ measured: '30.0 ms', beside: 'v2c 20.0 ms', ratio: '1.50 x' });
});

test('finds the smallest subtree by whole parts of its names', () => {
  expect(smallestSubtree(['1.3.6.1.4', '1.3.6.10.4'])).toBe('1.3.6');
  expect(smallestSubtree(['1.3.6.1', '1.3.6.1.4.2'])).toBe('1.3.6.1');
  expect(smallestSubtree(['1.3.6.1'])).toBe('1.3.6.1');
  expect(smallestSubtree([])).toBe('');
});

test('counts the readings of the outlet that has the fewest', () => {
  const outlet = (number: number) => ({ id: `outlet:${number}` }) as const;
  const of = (number: number) => ({ element: outlet(number).id });
  type Counted = Parameters<typeof fewestSensorsOfAnOutlet>[0];
  const model = { outlets: [outlet(1), outlet(2)], sensors: [of(1), of(2), of(1)] } as unknown as Counted;
  expect(fewestSensorsOfAnOutlet(model)).toBe(1);
  expect(fewestSensorsOfAnOutlet({ outlets: [], sensors: [] })).toBe(0);
});
