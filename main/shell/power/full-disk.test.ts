import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import { caller, shellBench, shellState } from '../testing/shell-bench.ts';

/** Every write to a table fails from now on, as on a full disk. */
function refuseWrites({ dataDirectory }: EngineBench, table: string): void {
  const database = new DatabaseSync(join(dataDirectory, 'busbar.db'), { timeout: 5000 });
  for (const when of ['INSERT', 'UPDATE', 'DELETE'])
    database.exec(
      `CREATE TRIGGER refuse_${table}_${when} BEFORE ${when} ON ${table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    );
  database.close();
}

test('a command is carried out although what hangs on the socket could not be written', async () => {
  const { bench, power, device } = await shellBench('xerus');
  refuseWrites(bench, 'socket_connection');
  expect(await power('PowerOff', { ports: ['PS4'], endpoints: ['db-02/P1'] })).toEqual({
    ok: true,
    value: null,
  });
  expect(device.pdu.outlets[3]?.status.powerOn).toBe(false);
  expect(await power('PowerOff', { ports: ['PS5'], endpoints: ['db-02/P1'] })).toEqual({
    ok: true,
    value: null,
  });
  const { connections, liveStatuses } = await shellState(bench);
  expect(connections.map(({ outlet }) => outlet)).toEqual(['outlet:5']);
  expect(liveStatuses).toMatchObject([{ resource: 'db-02', status: 'Offline' }]);
});

test('an inventory whose addresses could not be written is refused in a sentence', async () => {
  const { bench, pdu } = await shellBench('xerus');
  refuseWrites(bench, 'shell_socket');
  const request = { pdu, profile: '2g', shellName: null, known: [] } as const;
  expect(await bench.engine.handlers.shell.getInventory({ ...request, known: [] }, caller)).toMatchObject({
    ok: false,
    error: {
      kind: 'refused',
      message: expect.stringMatching(/^get_inventory of .* failed: .* could not be written/u),
    },
  });
});

test.each(['audit', 'promised_on'])(
  'nothing is sent when %s cannot be written, and that is said',
  async (table) => {
    const { bench, power, writes } = await shellBench('xerus');
    refuseWrites(bench, table);
    const answer = await power('PowerCycle', { ports: ['PS4'], delay: '30', endpoints: ['db-02/P1'] });
    expect(answer).toMatchObject({ ok: false, error: { kind: expect.not.stringContaining('unknown') } });
    if (answer.ok) throw new Error('It passed.');
    expect(answer.error.message).toMatch(/Nothing was switched\.$/u);
    expect(writes()).toEqual([]);
  },
);
