import { expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock } from '../../../support/manual-clock.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { openRawClient } from '../testing/raw-client.ts';
import { startDevice } from '../testing/walk-device.ts';

const COLUMN = '1.3.6.1.4.1.9.1';
const CELLS = [1, 2, 3, 4].map((row) => `${COLUMN}.${row}`);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = CELLS;

/** A column of four numbers, each its row, for the length of one test. */
async function run() {
  const clock = new ManualClock(0);
  const device = await startDevice(
    CELLS.map((oid, at) => [oid, integer(at + 1)] as const),
    { clock },
  );
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = await openRawClient(device.port);
  /** One exchange; the names in the answer and its status. */
  const ask = async (request: Parameters<typeof client.ask>[0]) => {
    const before = client.answers.length;
    await client.ask(request);
    const answer = (await client.received(before + 1))[before]?.pdu;
    return { status: answer?.first, index: answer?.second, varbinds: answer?.varbinds.map(({ oid }) => oid) };
  };
  return { device, clock, client, ask, faults: device.agent.faults };
}

it('keeps silent as often as it is told to, and does not carry out what it does not answer', async () => {
  const { device, client, faults } = await run();
  faults.inject({ kind: 'silent' }, { types: ['set'], times: 1 });
  await client.ask({ type: 'set', requestId: 1, oids: [FIRST], value: integer(50) });
  await client.ask({ requestId: 2, oids: [FIRST] });
  expect((await client.received(1)).map(({ pdu }) => [pdu?.requestId, pdu?.varbinds])).toEqual([
    [2, [{ oid: FIRST, value: integer(1) }]],
  ]);
  await client.ask({ type: 'set', requestId: 3, oids: [FIRST], value: integer(60) });
  await client.received(2);
  expect(device.mib.get(FIRST)).toEqual(integer(60));
  expect(device.agent.log.sets).toHaveLength(2);
});

it('can lose the answer to a SET that it carried out', async () => {
  const { device, client, faults } = await run();
  faults.inject({ kind: 'loseAnswer' }, { types: ['set'] });
  await client.ask({ type: 'set', requestId: 1, oids: [FIRST], value: integer(50) });
  await client.ask({ requestId: 2, oids: [FIRST] });
  expect((await client.received(1))[0]?.pdu).toMatchObject({
    requestId: 2,
    varbinds: [{ value: integer(50) }],
  });
  expect(device.agent.log.sets).toHaveLength(1);
});

it('can accept a SET without effect, or refuse it', async () => {
  const { device, ask, faults } = await run();
  const undo = faults.inject({ kind: 'ignoreSet' }, { types: ['set'] });
  expect(await ask({ type: 'set', oids: [FIRST], value: integer(50) })).toMatchObject({ status: 0 });
  undo();
  faults.inject({ kind: 'refuse', status: 'notWritable', index: 2 }, { types: ['set'], under: COLUMN });
  expect(await ask({ type: 'set', oids: [FIRST, SECOND] })).toMatchObject({ status: 17, index: 2 });
  expect(device.mib.get(FIRST)).toEqual(integer(1));
});

it('answers late when its clock says so', async () => {
  const { client, clock, faults } = await run();
  faults.inject({ kind: 'late', ms: 4000 }, { times: 1 });
  await client.ask({ requestId: 1, oids: [FIRST] });
  await client.ask({ requestId: 2, oids: [FIRST] });
  await client.received(1);
  await clock.advance(3999);
  await client.ask({ requestId: 3, oids: [FIRST] });
  await client.received(2);
  await clock.advance(1);
  expect((await client.received(3)).map(({ pdu }) => pdu?.requestId)).toEqual([2, 3, 1]);
});

it('tells of an answer when it has left', async () => {
  const { device, client, clock, faults } = await run();
  const answered = vi.fn();
  device.agent.log.onAnswered = answered;
  faults.inject({ kind: 'silent' }, { times: 1 });
  faults.inject({ kind: 'late', ms: 4000 }, { after: 1, times: 1 });
  for (const requestId of [1, 2, 3]) await client.ask({ requestId, oids: [FIRST] });
  await client.received(1);
  await vi.waitFor(() => expect(answered).toHaveBeenCalledTimes(1));
  await clock.advance(4000);
  await client.received(2);
  await vi.waitFor(() => expect(answered).toHaveBeenCalledTimes(2));
});

it('answers twice', async () => {
  const { client, faults } = await run();
  faults.inject({ kind: 'twice' });
  await client.ask({ requestId: 9, oids: [FIRST] });
  expect((await client.received(2)).map(({ pdu }) => pdu?.requestId)).toEqual([9, 9]);
});

it('sends what nobody can read', async () => {
  const { client, faults } = await run();
  faults.inject({ kind: 'garbage' }, { times: 1 });
  faults.inject({ kind: 'truncated' }, { after: 1 });
  await client.ask({ oids: [FIRST] });
  await client.ask({ oids: [FIRST] });
  expect((await client.received(2)).map(({ pdu }) => pdu)).toEqual([null, null]);
});

it('answers a request that nobody made, or from another port', async () => {
  const { client, device, faults } = await run();
  faults.inject({ kind: 'otherRequestId' }, { times: 1 });
  faults.inject({ kind: 'otherPort' }, { after: 1 });
  await client.ask({ requestId: 8, oids: [FIRST] });
  await client.received(1);
  await client.ask({ requestId: 8, oids: [FIRST] });
  const [other, elsewhere] = await client.received(2);
  expect([other?.pdu?.requestId, other?.port]).toEqual([9, device.port]);
  expect(elsewhere?.pdu?.requestId).toBe(8);
  expect(elsewhere?.port).not.toBe(device.port);
});

it('gives other values than it has, also of another type', async () => {
  const { client, faults } = await run();
  faults.replaceValues(SECOND, { type: 'null' });
  faults.replaceValues(THIRD, octets('three'));
  await client.ask({ type: 'getBulk', oids: [COLUMN], maxRepetitions: 3 });
  const [answer] = await client.received(1);
  expect(answer?.pdu?.varbinds).toEqual([
    { oid: FIRST, value: integer(1) },
    { oid: SECOND, value: { type: 'null' } },
    { oid: THIRD, value: octets('three') },
  ]);
});

it('never gets on from where it loops', async () => {
  const { ask, faults } = await run();
  const undo = faults.inject({ kind: 'loop', under: COLUMN, to: 'same' });
  const bulk = { type: 'getBulk', oids: [COLUMN], maxRepetitions: 4 } as const;
  expect((await ask(bulk)).varbinds).toEqual([FIRST, FIRST, FIRST, FIRST]);
  expect((await ask({ type: 'getNext', oids: [SECOND] })).varbinds).toEqual([SECOND]);
  undo();
  faults.inject({ kind: 'loop', under: COLUMN, to: 'first' });
  expect((await ask({ type: 'getNext', oids: [THIRD] })).varbinds).toEqual([FIRST]);
});

it('loses rows in the middle of a walk', async () => {
  const { ask, faults } = await run();
  faults.inject({ kind: 'hide', oids: [SECOND, THIRD] }, { after: 1 });
  expect((await ask({ type: 'getNext', oids: [FIRST] })).varbinds).toEqual([SECOND]);
  expect((await ask({ type: 'getNext', oids: [SECOND] })).varbinds).toEqual([FOURTH]);
  expect((await ask({ type: 'set', oids: [THIRD] })).status).toBe(11);
});

it('takes no more varbinds than it is told to, and knows no GETBULK', async () => {
  const { ask, faults } = await run();
  const undo = faults.inject({ kind: 'tooBigAbove', varbinds: 2 });
  const bulk = { type: 'getBulk', oids: [COLUMN], maxRepetitions: 3 } as const;
  expect(await ask({ oids: [FIRST, SECOND] })).toMatchObject({ status: 0 });
  expect(await ask({ oids: [FIRST, SECOND, THIRD] })).toEqual({ status: 1, index: 0, varbinds: [] });
  expect(await ask(bulk)).toMatchObject({ status: 1 });
  undo();
  faults.withoutBulk('genErr');
  expect(await ask(bulk)).toMatchObject({ status: 5 });
});

it('is silent while it restarts', async () => {
  const { device, client, clock } = await run();
  const done = device.agent.reboot({ downMs: 5000 });
  await client.ask({ requestId: 1, oids: [FIRST] });
  await vi.waitFor(() => {
    expect(device.agent.log.unheardCount).toBe(1);
  });
  await clock.advance(5000);
  await done;
  await client.ask({ requestId: 2, oids: [FIRST] });
  expect((await client.received(1)).map(({ pdu }) => pdu?.requestId)).toEqual([2]);
});

it('answers only the versions it has', async () => {
  const device = await startDevice([[FIRST, integer(1)]], { versions: ['v1'] });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = await openRawClient(device.port);
  await client.ask({ requestId: 1, oids: [FIRST] });
  await client.ask({ requestId: 2, oids: [FIRST], version: 'v1' });
  expect((await client.received(1))[0]?.pdu?.requestId).toBe(2);
  expect(device.agent.log.unreadableCount).toBe(1);
});
