import { describe, expect, it } from 'vitest';
import { octets } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import {
  column,
  runClient,
  SYS_NAME,
  SYS_UP_TIME,
  TABLE_ROWS,
  tableOf,
  userAccess,
  V1,
} from './testing/run-client.ts';

/** As PDU2-MIB has them: value, state and time stamp of 8 sensors of each of 48 outlets. */
const SENSOR_ENTRY = '1.3.6.1.4.1.13742.6.5.4.3.1';
const SENSOR_COLUMNS = [`${SENSOR_ENTRY}.3`, `${SENSOR_ENTRY}.4`, `${SENSOR_ENTRY}.5`];
const SENSOR_ROWS = Array.from({ length: 48 }, (_, outlet) => outlet + 1).flatMap((outlet) =>
  [1, 4, 5, 6, 7, 8, 23, 24].map((sensor) => `1.${outlet}.${sensor}`),
);
const SENSORS = tableOf(SENSOR_COLUMNS, SENSOR_ROWS);

const COLUMNS = [1, 2, 3].map(column);
const CELLS = tableOf(COLUMNS, TABLE_ROWS);
const BLOCK = { columns: COLUMNS, rows: TABLE_ROWS, wanted: TABLE_ROWS };

describe('a read of known cells', () => {
  it.each([
    ['v2c', undefined],
    ['v3', userAccess()],
  ] as const)('of 48 outlets with 8 sensors by %s takes less than 30 exchanges', async (_, access) => {
    const { client, call, device } = await runClient({
      values: SENSORS,
      ...(access === undefined ? {} : { access }),
    });
    const block = { columns: SENSOR_COLUMNS, rows: SENSOR_ROWS, wanted: SENSOR_ROWS };
    const values = valueOf(await client.read({ blocks: [block], single: [] }, call));
    expect(new Map(values)).toEqual(new Map(SENSORS));
    expect(device.agent.log.count).toBeLessThan(30);
  });

  it('ends where the agent has rows without end between those that are known', async () => {
    const { client, call, device } = await runClient({ values: SENSORS });
    const rows = SENSOR_ROWS.slice(0, 60);
    const [first = ''] = SENSOR_COLUMNS;
    for (let extra = 1; extra <= 5000; extra += 1)
      device.set(`${first}.1.1.1.${extra}`, { type: 'integer', value: 0 });
    const block = { columns: [first], rows, wanted: rows };
    const values = valueOf(await client.read({ blocks: [block], single: [] }, call));
    expect(rows.every((row) => values.has(`${first}.${row}`))).toBe(true);
    expect(device.agent.log.count).toBeLessThan(20);
  });

  it('asks for a long column by name where GETBULK would take more exchanges', async () => {
    const { client, call, device } = await runClient({ values: SENSORS });
    const wanted = SENSOR_ROWS.filter((row) => !row.endsWith('.24'));
    const block = { columns: SENSOR_COLUMNS.slice(0, 1), rows: SENSOR_ROWS, wanted };
    expect(valueOf(await client.read({ blocks: [block], single: [] }, call)).size).toBe(wanted.length);
    expect(new Set(device.agent.log.entries.map(({ type }) => type))).toEqual(new Set(['get']));
    expect(device.agent.log.count).toBe(Math.ceil(wanted.length / 24));
  });

  it('takes the same column along by GETBULK beside others of its height', async () => {
    const { client, call, device } = await runClient({ values: SENSORS });
    const [value = '', ...others] = SENSOR_COLUMNS;
    const wanted = SENSOR_ROWS.filter((row) => !row.endsWith('.24'));
    const blocks = [
      { columns: [value], rows: SENSOR_ROWS, wanted },
      { columns: others, rows: SENSOR_ROWS, wanted: SENSOR_ROWS },
    ];
    const values = valueOf(await client.read({ blocks, single: [] }, call));
    expect([...others, value].map((each) => values.has(`${each}.1.48.23`))).toEqual([true, true, true]);
    expect(device.agent.log.ofType('get')).toEqual([]);
    expect(device.agent.log.count).toBeLessThan(30);
  });

  it('by v1 asks for them by name', async () => {
    const { client, call, device } = await runClient({ access: V1 });
    const values = valueOf(await client.read({ blocks: [BLOCK], single: [SYS_NAME] }, call));
    expect(new Map(values)).toEqual(new Map([...CELLS, [SYS_NAME, octets('rack 7')]]));
    expect(device.agent.log.entries.map(({ type }) => type)).toEqual(['get', 'get']);
  });

  it('puts single names and scattered cells into one GET', async () => {
    const { client, call, device } = await runClient();
    const wanted = ['1.2', '1.7', '1.11'];
    const values = valueOf(
      await client.read({ blocks: [{ ...BLOCK, wanted }], single: [SYS_NAME, SYS_UP_TIME] }, call),
    );
    expect([...values.keys()].toSorted()).toEqual(
      [SYS_NAME, SYS_UP_TIME, ...COLUMNS.flatMap((each) => wanted.map((row) => `${each}.${row}`))].toSorted(),
    );
    expect(device.agent.log.entries.map(({ type, oids }) => [type, oids.length])).toEqual([['get', 11]]);
  });

  it('starts a GETBULK at the row before the first that is wanted', async () => {
    const { client, call, device } = await runClient();
    const wanted = TABLE_ROWS.slice(2, 11);
    const values = valueOf(await client.read({ blocks: [{ ...BLOCK, wanted }], single: [] }, call));
    expect(values.size).toBe(27);
    expect(device.agent.log.entries.map(({ oids, maxRepetitions }) => [oids, maxRepetitions])).toEqual([
      [COLUMNS.map((each) => `${each}.1.2`), 9],
    ]);
  });

  it('takes two tables of the same height side by side', async () => {
    const other = ['1.3.6.1.4.1.99999.3.1', '1.3.6.1.4.1.99999.3.2'];
    const values = [...tableOf(COLUMNS.slice(0, 1), TABLE_ROWS), ...tableOf(other, TABLE_ROWS)];
    const { client, call, device } = await runClient({ values, client: { limits: { maxVarBinds: 11 } } });
    const blocks = [
      { ...BLOCK, columns: COLUMNS.slice(0, 1) },
      { ...BLOCK, columns: other },
    ];
    expect(valueOf(await client.read({ blocks, single: [] }, call)).size).toBe(36);
    expect(device.agent.log.entries.map(({ type }) => type)).toEqual(['getBulk']);
  });

  it('asks once by name for a row that has gone, then has it absent and does not ask again', async () => {
    const { client, call, device } = await runClient();
    for (const each of COLUMNS) device.mib.remove(`${each}.1.4`);
    const read = async () => valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    expect((await read()).size).toBe(33);
    expect(device.agent.log.ofType('get').length).toBe(1);
    expect((await read()).size).toBe(33);
    expect(device.agent.log.ofType('get').length).toBe(1);
  });

  it('has a row again that comes back', async () => {
    const { client, call, device } = await runClient();
    const [cell = '', other = ''] = COLUMNS.map((each) => `${each}.1.4`);
    device.mib.remove(cell);
    valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    device.mib.put(cell, { type: 'integer', value: 5 });
    const values = valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    expect(values.get(cell)).toEqual({ type: 'integer', value: 5 });
    expect(values.get(other)).toEqual({ type: 'integer', value: 1003 });
  });

  it('leaves out what is Null', async () => {
    const { client, call, device } = await runClient();
    device.mib.put(`${column(2)}.1.5`, { type: 'null' });
    const values = valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    expect(values.has(`${column(2)}.1.5`)).toBe(false);
    expect(values.size).toBe(35);
    expect(device.agent.log.ofType('get')).toEqual([]);
  });

  it('asks by name for what a GETBULK did not bring', async () => {
    const { client, call, device } = await runClient();
    const lost = `${column(1)}.1.6`;
    device.agent.faults.inject(
      {
        kind: 'rewrite',
        rewrite: (varbind) => (varbind.oid === lost ? { ...varbind, oid: `${lost}.0` } : varbind),
      },
      { types: ['getBulk'] },
    );
    const values = valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    expect(new Map([...values].filter(([oid]) => oid !== `${lost}.0`))).toEqual(new Map(CELLS));
  });

  it('of a row that was not there when the table was walked asks by name', async () => {
    const { client, call, device } = await runClient();
    const block = { columns: [column(1)], rows: TABLE_ROWS.slice(0, 3), wanted: ['1.9'] };
    const values = valueOf(await client.read({ blocks: [block], single: [] }, call));
    expect([...values.keys()]).toEqual([`${column(1)}.1.9`]);
    expect(device.agent.log.entries.map(({ type }) => type)).toEqual(['get']);
  });

  it('goes over to names when GETBULK fails', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.withoutBulk('genErr');
    const values = valueOf(await client.read({ blocks: [BLOCK], single: [] }, call));
    expect(new Map(values)).toEqual(new Map(CELLS));
    expect(device.agent.log.count).toBeLessThan(5);
  });
});
