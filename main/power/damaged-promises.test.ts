import { describe, expect, test } from 'vitest';
import { sidePduId } from '../../shared/model/ids.ts';
import { addTarget, communityTarget } from '../engine/testing/simulator-bench.ts';
import { promiseBench, type PromiseBench } from './testing/promise-bench.ts';

const CALL = { windowId: 'call', door: 'commandLine' } as const;

/** A second row beside the promise on disk, with other values in some columns. */
function addRow(
  bench: PromiseBench,
  values: Readonly<Record<string, string | number | bigint | null>>,
): void {
  const database = bench.database({ readOnly: false });
  const row = { ...bench.promised[0], command_id: 'damaged', ...values };
  const columns = Object.keys(row);
  database
    .prepare(`INSERT INTO promised_on (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
    .run(...(Object.values(row) as (string | number | bigint | null)[]));
  database.close();
}

async function leftInTheWait(): Promise<PromiseBench> {
  const bench = await promiseBench('xerus');
  const running = bench.cycle({ delayS: 90 });
  await bench.inTheWait();
  await bench.crash();
  await running;
  return bench;
}

describe('a row of a promised on that is damaged', () => {
  test.each([
    ['another PDU', { pdu: 'NOBODY', outlet: 'outlet:5' }],
    ['no outlet', { outlet: 'nonsense' }],
    ['an outlet that the PDU does not have', { outlet: 'outlet:99' }],
    ['no door', { outlet: 'outlet:5', door: 'nonsense' }],
    ['a wait of ages', { outlet: 'outlet:5', on_due_at_ms: 9_000_000_000_000_000 }],
    ['a time that no clock tells', { outlet: 'outlet:5', on_due_at_ms: 2n ** 62n }],
    ['a negative wait', { outlet: 'outlet:5', on_due_at_ms: -1 }],
  ])('that has %s switches nothing and keeps no other from being kept', async (_what, values) => {
    const bench = await leftInTheWait();
    addRow(bench, values);
    await bench.start();
    await bench.online();
    await bench.toldOf('4 on');
    await bench.sleepS(300);
    expect(bench.told).toEqual(['4 off', '4 on']);
  });
});

test('a cycle that was given over the other protocol is finished over the one that the PDU is kept by', async () => {
  const bench = await promiseBench('xerus');
  await addTarget(bench.bench, communityTarget(bench.device));
  const { address } = communityTarget(bench.device);
  const way = { protocol: 'snmp', address, access: null, engineId: null } as const;
  const side = sidePduId(bench.pdu, 'snmp');
  expect(await bench.handlers.pdus.openTemporary(way, CALL)).toEqual({ ok: true, value: side });
  const running = bench.handlers.power.run(
    {
      pdu: side,
      action: 'cycle',
      scope: 'one',
      outlets: ['outlet:4'],
      respectSequence: false,
      includeProtected: false,
      cycleDelayMs: 90_000,
    },
    CALL,
  );
  await bench.inTheWait();
  await bench.crash();
  await running;
  await bench.start();
  await bench.online();
  await bench.nothingPromised();
  expect(bench.told).toEqual(['4 off', '4 on']);
});
