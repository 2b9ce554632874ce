import { describe, expect, it } from 'vitest';
import { octets } from '../../../snmp/value.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import {
  column,
  COMMUNITY,
  runClient,
  runOut,
  SYS_NAME,
  TABLE_ROWS,
  tableOf,
  userAccess,
  V1,
} from './testing/run-client.ts';

const COLUMNS = [1, 2, 3].map(column);
const CELLS = tableOf(COLUMNS, TABLE_ROWS);
const LONG_ROWS = Array.from({ length: 60 }, (_, at) => String(at + 1));

describe('a walk', () => {
  it.each([
    ['v1', V1],
    ['v2c', COMMUNITY],
    ['v3', userAccess()],
  ] as const)('by %s gives every cell of its columns and nothing else', async (_, access) => {
    const { client, call } = await runClient({ access });
    expect(new Map(valueOf(await client.walk(COLUMNS, call)))).toEqual(new Map(CELLS));
  });

  it('that knows how many rows there are needs one GETBULK for what fits into an answer', async () => {
    const { client, call, device } = await runClient();
    expect(valueOf(await client.walk(COLUMNS, { ...call, expectedRows: 12 })).size).toBe(36);
    expect(device.agent.log.entries.map(({ type, maxRepetitions }) => [type, maxRepetitions])).toEqual([
      ['getBulk', 13],
    ]);
  });

  it('goes on past the rows that were expected', async () => {
    const { client, call } = await runClient();
    expect(valueOf(await client.walk(COLUMNS, { ...call, expectedRows: 5 })).size).toBe(36);
  });

  it('of a column that the agent does not have gives nothing', async () => {
    const { client, call } = await runClient();
    expect(valueOf(await client.walk([column(77), '2.1'], call)).size).toBe(0);
  });

  it('of columns of different lengths gives all of each', async () => {
    const values = [...tableOf([column(1)], LONG_ROWS), ...tableOf([column(2)], LONG_ROWS.slice(0, 3))];
    const { client, call } = await runClient({ values });
    expect(valueOf(await client.walk([column(1), column(2)], call)).size).toBe(63);
  });

  it('of long texts is cut to answers that fit an Ethernet frame', async () => {
    const values = LONG_ROWS.map((row) => [`${column(1)}.${row}`, octets('x'.repeat(60))] as const);
    const { client, call, device } = await runClient({ values, device: { maxMessageBytes: 60_000 } });
    expect(valueOf(await client.walk([column(1)], call)).size).toBe(60);
    const later = device.agent.log.entries.slice(1);
    expect(later.every(({ maxRepetitions }) => maxRepetitions * 85 < 1400)).toBe(true);
  });

  it.each(['same', 'first'] as const)(
    'of an agent that loops (back to the %s name) ends at once with a sentence',
    async (to) => {
      for (const access of [V1, COMMUNITY]) {
        const { client, call, device } = await runClient({ access });
        device.agent.faults.inject({ kind: 'loop', under: column(2), to });
        const error = errorOf(await client.walk(COLUMNS, call));
        expect(error).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/repeats itself/u) });
        expect(device.agent.log.count).toBeLessThan(40);
      }
    },
  );

  it('of a table without an end is given up', async () => {
    const { client, call, device } = await runClient();
    let row = 0;
    device.agent.faults.inject({
      kind: 'rewrite',
      rewrite: ({ value }) => {
        row += 1;
        return { oid: `${column(1)}.${row}`, value };
      },
    });
    const error = errorOf(await client.walk([column(1)], call));
    expect(error).toMatchObject({ kind: 'protocol', message: expect.stringMatching(/does not end/u) });
  });

  it.each(['silence', 'genErr'] as const)(
    'uses GETNEXT with an agent that answers GETBULK with %s, and remembers it',
    async (by) => {
      const run = await runClient();
      const { client, call, device } = run;
      valueOf(await client.get([SYS_NAME], call));
      device.agent.faults.withoutBulk(by);
      const walking = client.walk(COLUMNS, call);
      if (by === 'silence') await runOut(run, 3, 1);
      expect(new Map(valueOf(await walking))).toEqual(new Map(CELLS));
      device.agent.log.clear();
      valueOf(await client.walk(COLUMNS, call));
      expect(device.agent.log.ofType('getBulk')).toEqual([]);
    },
  );

  it('asks for fewer rows where an agent is silent about many', async () => {
    const run = await runClient({ values: tableOf([column(1)], LONG_ROWS) });
    const { client, call, device } = run;
    valueOf(await client.walk([column(1)], { ...call, expectedRows: 3 }));
    device.agent.log.clear();
    device.agent.faults.inject({ kind: 'silent' }, { types: ['getBulk'], times: 1 });
    const walking = client.walk([column(1)], { ...call, expectedRows: 60 });
    await runOut(run, 1);
    expect(valueOf(await walking).size).toBe(60);
    expect(device.agent.log.entries.slice(0, 3).map(({ maxRepetitions }) => maxRepetitions)).toEqual([
      20, 10, 10,
    ]);
  });

  it('is split for an agent that calls it too big', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'tooBigAbove', varbinds: 8 });
    expect(new Map(valueOf(await client.walk(COLUMNS, call)))).toEqual(new Map(CELLS));
  });

  it('takes columns one by one with an agent that mixes them up', async () => {
    const { client, call, device } = await runClient();
    const [first = '', second = ''] = COLUMNS;
    device.agent.faults.inject(
      {
        kind: 'rewrite',
        rewrite: ({ oid, value }) => ({ oid: oid.replace(`${second}.`, `${first}.`), value }),
      },
      { times: 1 },
    );
    expect(new Map(valueOf(await client.walk([first, second], call)))).toEqual(
      new Map(tableOf([first, second], TABLE_ROWS)),
    );
  });

  it('during which the PDU restarts goes on when it is back', async () => {
    const run = await runClient({ values: tableOf([column(1)], LONG_ROWS), access: userAccess() });
    const { client, call, device } = run;
    let isFirst = true;
    device.agent.log.onRequest = ({ type }) => {
      if (type !== 'getBulk' || !isFirst) return;
      isFirst = false;
      void device.agent.reboot({ downMs: 0 });
    };
    expect(valueOf(await client.walk([column(1)], call)).size).toBe(60);
    expect(device.agent.log.entries.some(({ report }) => report === 'notInTimeWindows')).toBe(true);
  });

  it('during which the PDU goes away ends when its tries have run out', async () => {
    const run = await runClient({ values: tableOf([column(1)], LONG_ROWS) });
    const { client, call, device } = run;
    device.agent.faults.inject({ kind: 'silent' }, { after: 1 });
    const walking = client.walk([column(1)], call);
    await runOut(run, 4, 1);
    expect(errorOf(await walking).kind).toBe('timeout');
    expect(device.agent.log.entries.map(({ type }) => type)).toEqual([
      ...Array.from({ length: 4 }, () => 'getBulk'),
      'getNext',
    ]);
  });
});
