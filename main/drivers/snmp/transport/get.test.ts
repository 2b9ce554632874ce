import { describe, expect, it } from 'vitest';
import { octets, type VarBind } from '../../../snmp/value.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import {
  column,
  COMMUNITY,
  OPERATOR,
  runClient,
  runOut,
  SYS_NAME,
  SYS_UP_TIME,
  TABLE,
  tableOf,
  userAccess,
  V1,
  VALUES,
} from './testing/run-client.ts';

const MISSING = '1.3.6.1.4.1.99999.7.0';
const VERSIONS = [
  ['v1', V1],
  ['v2c', COMMUNITY],
  ['v3', userAccess()],
] as const;

const MANY = tableOf(
  ['1.3.6.1.4.1.99999.5.1'],
  Array.from({ length: 60 }, (_, at) => String(at + 1)),
);
const MANY_NAMES = MANY.map(([oid]) => oid);

/** More names than anybody would ask for one by one. */
const ROWS = Array.from({ length: 400 }, (_, at) => `1.${at + 1}`);

describe('a GET', () => {
  it.each(VERSIONS)(
    'by %s gives the values of exact names and leaves out what the agent does not have',
    async (_, access) => {
      const { client, call } = await runClient({ access });
      const values = valueOf(await client.get([SYS_NAME, MISSING, SYS_UP_TIME, MISSING], call));
      expect(new Map(values)).toEqual(
        new Map([
          [SYS_NAME, octets('rack 7')],
          [SYS_UP_TIME, { type: 'timeTicks', value: 4711 }],
        ]),
      );
    },
  );

  it('of nothing asks nothing', async () => {
    const { client, call, device } = await runClient();
    expect(valueOf(await client.get([], call)).size).toBe(0);
    expect(device.agent.log.count).toBe(0);
  });

  it('gives every type of value, and what is Null as absent', async () => {
    const values: readonly (readonly [string, VarBind['value']])[] = [
      ['1.3.6.1.4.1.1.1.0', { type: 'integer', value: -2_147_483_648 }],
      ['1.3.6.1.4.1.1.2.0', { type: 'counter64', value: 18_446_744_073_709_551_615n }],
      ['1.3.6.1.4.1.1.3.0', { type: 'gauge32', value: 4_294_967_295 }],
      ['1.3.6.1.4.1.1.4.0', { type: 'oid', value: '1.3.6.1.4.1.4294967295.0' }],
      ['1.3.6.1.4.1.1.5.0', { type: 'ipAddress', value: '192.0.2.1' }],
      ['1.3.6.1.4.1.1.6.0', octets('')],
      ['1.3.6.1.4.1.1.7.0', { type: 'counter32', value: 128 }],
    ];
    const { client, call } = await runClient({
      values: [
        ...values.map(([oid, value]) => [oid, value] as never),
        ['1.3.6.1.4.1.1.8.0', { type: 'null' }],
      ],
    });
    const asked = [...values.map(([oid]) => oid), '1.3.6.1.4.1.1.8.0'];
    expect(new Map(valueOf(await client.get(asked, call)))).toEqual(new Map(values));
  });

  it('of many names is split so that each answer fits a datagram', async () => {
    const { client, call, device } = await runClient({ values: MANY });
    expect(valueOf(await client.get(MANY_NAMES, call)).size).toBe(60);
    expect(device.agent.log.entries.map(({ oids }) => oids.length)).toEqual([24, 24, 12]);
  });

  it.each([
    ['v1', V1],
    ['v2c', COMMUNITY],
  ] as const)('by %s is halved for an agent that calls it too big, and stays so', async (_, access) => {
    const { client, call, device } = await runClient({ values: MANY, access });
    device.agent.faults.inject({ kind: 'tooBigAbove', varbinds: 10 });
    expect(valueOf(await client.get(MANY_NAMES, call)).size).toBe(60);
    device.agent.log.clear();
    valueOf(await client.get(MANY_NAMES, call));
    expect(device.agent.log.entries.every(({ oids }) => oids.length <= 10)).toBe(true);
  });

  it('leaves out a value that fits no answer, and asks for as many names as before afterwards', async () => {
    const huge = '1.3.6.1.4.1.99999.5.1.30';
    const values = MANY.map(
      ([oid, value]) => [oid, oid === huge ? octets('x'.repeat(2000)) : value] as const,
    );
    const { client, call, device } = await runClient({ values });
    const read = valueOf(await client.get(MANY_NAMES, call));
    expect(MANY_NAMES.filter((oid) => !read.has(oid))).toEqual([huge]);
    device.agent.log.clear();
    valueOf(await client.get(MANY_NAMES.slice(0, 24), call));
    expect(device.agent.log.count).toBe(1);
  });

  it('goes on with fewer names when an agent is silent about many', async () => {
    const run = await runClient({ values: MANY });
    const { client, call, device } = run;
    valueOf(await client.get(MANY_NAMES.slice(0, 1), call));
    const undo = device.agent.faults.inject({ kind: 'silent' }, { times: 1 });
    const reading = client.get(MANY_NAMES.slice(0, 20), call);
    await runOut(run, 1, 1);
    expect(valueOf(await reading).size).toBe(20);
    undo();
    expect(device.agent.log.entries.map(({ oids }) => oids.length)).toEqual([1, 20, 10, 10]);
  });

  it('by v1 asks again without the names that the agent does not have', async () => {
    const { client, call, device } = await runClient({ access: V1 });
    const asked = [SYS_NAME, MISSING, `${TABLE}.1.1.1`, `${TABLE}.9.1.1`];
    expect(valueOf(await client.get(asked, call)).size).toBe(2);
    expect(device.agent.log.entries.map(({ oids }) => oids.length)).toEqual([4, 3, 2]);
  });

  it('leaves out the one name that makes the agent fail', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'refuse', status: 'genErr', index: 0 }, { under: SYS_UP_TIME });
    const values = valueOf(await client.get([SYS_NAME, SYS_UP_TIME, `${TABLE}.1.1.1`], call));
    expect([...values.keys()].toSorted()).toEqual([SYS_NAME, `${TABLE}.1.1.1`].toSorted());
  });

  it('of many names asks for the others together when one of them makes the agent fail', async () => {
    const { client, call, device } = await runClient({ values: MANY });
    const [first = ''] = MANY_NAMES;
    device.agent.faults.inject({ kind: 'refuse', status: 'genErr', index: 0 }, { under: first });
    expect(valueOf(await client.get(MANY_NAMES, call)).size).toBe(59);
    expect(device.agent.log.count).toBeLessThan(16);
  });

  it.each([
    ['genErr', 5, 30],
    ['tooBig', 1, 160],
  ] as const)('of many names ends soon when the agent says %s to everything', async (status, code, most) => {
    const { client, call, device } = await runClient({ values: [...MANY, ...tableOf([column(7)], ROWS)] });
    device.agent.faults.inject({ kind: 'refuse', status, index: 0 });
    const names = [...MANY_NAMES, ...ROWS.map((row) => `${column(7)}.${row}`)];
    expect(errorOf(await client.get(names, call))).toMatchObject({ kind: 'rejectedByDevice', code });
    expect(device.agent.log.count).toBeLessThan(most);
  });

  it('says so when the agent fails whatever it is asked', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'refuse', status: 'genErr' });
    expect(errorOf(await client.get([SYS_NAME, SYS_UP_TIME], call))).toMatchObject({
      kind: 'rejectedByDevice',
      code: 5,
    });
  });

  it.each([
    ['noAccess', COMMUNITY],
    ['authorizationError', userAccess()],
  ] as const)('of what is not in view (%s) says that it is not permitted', async (status, access) => {
    const { client, call, device } = await runClient({ access, device: { users: [OPERATOR] } });
    device.agent.faults.inject({ kind: 'refuse', status }, { types: ['get'] });
    expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
      kind: 'notPermitted',
      message: expect.stringMatching(/does not let this (?:user|community) read/u),
    });
  });

  it('that is answered with another name is not taken for the value', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'rewrite', rewrite: ({ value }) => ({ oid: MISSING, value }) });
    expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({ kind: 'protocol', field: SYS_NAME });
  });

  it('that is answered with fewer values than names is not taken as far as it goes', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({
      kind: 'rewrite',
      rewrite: (varbind) => (varbind.oid === SYS_NAME ? null : varbind),
    });
    const error = errorOf(await client.get([SYS_NAME, SYS_UP_TIME], call));
    expect(error).toMatchObject({ kind: 'protocol', field: 'varbinds' });
  });

  it('takes names from the answer, not from their order in it', async () => {
    const { client, call, device } = await runClient({ values: VALUES });
    const swap: Readonly<Record<string, VarBind>> = {
      [SYS_NAME]: { oid: SYS_UP_TIME, value: { type: 'timeTicks', value: 1 } },
      [SYS_UP_TIME]: { oid: SYS_NAME, value: octets('swapped') },
    };
    device.agent.faults.inject({ kind: 'rewrite', rewrite: (varbind) => swap[varbind.oid] ?? varbind });
    const values = valueOf(await client.get([SYS_NAME, SYS_UP_TIME], call));
    expect(values.get(SYS_NAME)).toEqual(octets('swapped'));
  });

  it('gives a value of another type than the MIB says as it came, for the caller to judge', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.replaceValues(SYS_UP_TIME, octets('soon'));
    expect(valueOf(await client.get([SYS_UP_TIME], call)).get(SYS_UP_TIME)).toEqual(octets('soon'));
  });
});
