import { describe, expect, it } from 'vitest';
import { ok } from '../../../../shared/result.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { startDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import {
  arrived,
  column,
  COMMUNITY,
  connect,
  CONTROL,
  runClient,
  runOut,
  SYS_NAME,
  SYS_UP_TIME,
  TIMEOUT_MS,
  until,
  userAccess,
  VALUES,
} from './testing/run-client.ts';

const ON = [{ oid: CONTROL, value: integer(1) }];

describe('a client', () => {
  it('sends nothing before it is asked', async () => {
    const { device } = await runClient();
    expect(arrived(device)).toBe(0);
  });

  it('gives up at once when the caller does, and works on', async () => {
    for (const access of [COMMUNITY, userAccess()]) {
      const { client, call, controller, device } = await runClient({ access });
      const undo = device.agent.faults.inject({ kind: 'silent' });
      const reading = client.get([SYS_NAME], call);
      await until(() => arrived(device) === 1);
      controller.abort();
      expect(errorOf(await reading).kind).toBe('cancelled');
      undo();
      const { signal } = new AbortController();
      expect(valueOf(await client.get([SYS_NAME], { signal, priority: 'read' })).size).toBe(1);
    }
  });

  it('asked with a signal that has ended sends nothing', async () => {
    const { client, device } = await runClient();
    const call = { signal: AbortSignal.abort(), priority: 'read' } as const;
    const results = [
      await client.get([SYS_NAME], call),
      await client.walk([column(1)], call),
      await client.read({ blocks: [], single: [SYS_NAME] }, call),
      await client.set(ON, call),
    ];
    expect(results.map((each) => errorOf(each).kind)).toEqual(Array.from({ length: 4 }, () => 'cancelled'));
    expect(arrived(device)).toBe(0);
  });

  it('that is closed ends what is under way, and sends nothing any more', async () => {
    const { client, call, device } = await runClient({ access: userAccess() });
    valueOf(await client.get([SYS_NAME], call));
    device.agent.faults.inject({ kind: 'silent' });
    const before = arrived(device);
    const reading = client.get([SYS_NAME], call);
    const waiting = client.set(ON, { ...call, priority: 'power' });
    await until(() => arrived(device) === before + 1);
    await client[Symbol.asyncDispose]();
    expect(errorOf(await reading).kind).toBe('cancelled');
    expect(errorOf(await waiting).kind).toBe('cancelled');
    expect(errorOf(await client.set(ON, call)).kind).toBe('cancelled');
    expect(arrived(device)).toBe(before + 1);
  });

  it('can be closed twice, and before it was used', async () => {
    const { client, call } = await runClient();
    await client[Symbol.asyncDispose]();
    await client[Symbol.asyncDispose]();
    expect(errorOf(await client.get([SYS_NAME], call)).kind).toBe('cancelled');
  });

  it('finds an agent again that was gone for a while', async () => {
    const first = await startDevice(VALUES);
    const { port } = first;
    const { client, call } = connect(first.hostPort, COMMUNITY);
    valueOf(await client.get([SYS_NAME], call));
    await first[Symbol.asyncDispose]();
    expect(errorOf(await client.get([SYS_NAME], call)).kind).toBe('unreachable');
    await using second = await startDevice([[SYS_NAME, octets('back')]], { port });
    expect(valueOf(await client.get([SYS_NAME], call)).get(SYS_NAME)).toEqual(octets('back'));
    expect(second.agent.log.count).toBe(1);
  });

  it('has one request in flight, whatever is asked of it', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'silent' }, { times: 1 });
    const first = client.get([SYS_NAME], call);
    const second = client.get([SYS_UP_TIME], call);
    await until(() => arrived(device) === 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(arrived(device)).toBe(1);
    await client[Symbol.asyncDispose]();
    await Promise.all([first, second]);
  });

  it.each([
    [1, TIMEOUT_MS],
    [3, 5070],
  ])('that gives up a read lets what waited for it go on (tries: %i)', async (tries, lastTryMs) => {
    const { client, call, device, clock } = await runClient({ client: { tries } });
    valueOf(await client.get([SYS_NAME], call));
    device.agent.faults.inject({ kind: 'silent' }, { times: tries });
    const unanswered = client.get([SYS_UP_TIME], call);
    await runOut({ device, clock }, tries - 1, 1);
    await until(() => arrived(device) === tries + 1);
    const write = client.set(ON, { ...call, priority: 'power' });
    const read = client.get([SYS_NAME], call);
    await clock.advance(lastTryMs);
    expect(errorOf(await unanswered).kind).toBe('timeout');
    expect(await write).toEqual(ok(null));
    expect(valueOf(await read).size).toBe(1);
    expect(device.agent.log.sets).toHaveLength(1);
  });

  it('with an empty read community asks nobody', async () => {
    const { client, call, device } = await runClient({ access: { ...COMMUNITY, readCommunity: '' } });
    expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
      kind: 'invalidArgument',
      message: expect.stringMatching(/No read community/u),
    });
    expect(arrived(device)).toBe(0);
  });
});
