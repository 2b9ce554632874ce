import { describe, expect, test } from 'vitest';
import { promiseBench } from '../../power/testing/promise-bench.ts';
import { shellPower, shellState, writesTo } from '../testing/shell-bench.ts';

const DB = { ports: ['PS4', 'PS5'], endpoints: ['db-02/P1', 'db-02/P2'] } as const;

describe.each(['xerus', 'snmp'] as const)('another PDU at the address, over %s', (protocol) => {
  test('is told nothing by the next command, which fails and says so', async () => {
    const bench = await promiseBench(protocol);
    expect((await shellPower(bench.bench, bench.pdu, 'PowerOff', DB)).ok).toBe(true);
    await bench.replaceDevice({ serial: 'OTHER123', seed: 7 });
    const answer = await shellPower(bench.bench, bench.pdu, 'PowerOn', DB);
    if (answer.ok) throw new Error('It passed.');
    expect(answer.error.message).toMatch(/^PowerOn was not sent to .*Nothing was switched\.$/u);
    expect(writesTo(bench.device)).toEqual([]);
    const { liveStatuses } = await shellState(bench.bench);
    expect(liveStatuses).toMatchObject([
      { resource: 'db-02', status: expect.not.stringContaining('Online') },
    ]);
  });

  test('is told nothing by the second half of a cycle, and nothing of it is shown as Online', async () => {
    const bench = await promiseBench(protocol);
    const cycling = shellPower(bench.bench, bench.pdu, 'PowerCycle', { ...DB, delay: '60' });
    await bench.inTheWait();
    await bench.replaceDevice({ serial: 'OTHER123', seed: 7 });
    const answer = await cycling;
    if (answer.ok) throw new Error('It passed.');
    expect(answer.error.message).toContain('0 of 2 ports are as asked');
    await bench.nothingPromised();
    expect(writesTo(bench.device)).toEqual([]);
    const { liveStatuses } = await shellState(bench.bench);
    expect(liveStatuses).toMatchObject([{ resource: 'db-02', status: 'Error' }]);
    expect((await bench.reported()).join()).toContain('another PDU answers at its address');
  });
});
