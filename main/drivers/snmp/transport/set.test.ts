import { describe, expect, it } from 'vitest';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { ERROR_STATUSES, type ErrorStatus } from '../../../snmp/error-status.ts';
import { integer } from '../../../snmp/value.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import {
  arrived,
  COMMUNITY,
  CONTROL,
  OPERATOR,
  runClient,
  runOut,
  SYS_NAME,
  TIMEOUT_MS,
  until,
  userAccess,
  V1,
} from './testing/run-client.ts';

const ON = [{ oid: CONTROL, value: integer(1) }];
const VERSIONS = [
  ['v1', V1],
  ['v2c', COMMUNITY],
  ['v3', userAccess()],
] as const;

describe('a SET', () => {
  it.each(VERSIONS)('by %s writes, and says when it leaves', async (_, access) => {
    const { client, call, device } = await runClient({ access });
    let sentCount = 0;
    const onSent = () => {
      sentCount += 1;
    };
    expect(await client.set(ON, { ...call, onSent })).toEqual({ ok: true, value: null });
    expect(device.mib.get(CONTROL)).toEqual(integer(1));
    expect(sentCount).toBe(1);
    expect(device.agent.log.sets.length).toBe(1);
  });

  it('goes out with the write community and reads with the read community', async () => {
    const { client, call, device } = await runClient();
    valueOf(await client.get([SYS_NAME], call));
    valueOf(await client.set(ON, call));
    valueOf(await client.get([SYS_NAME], call));
    expect(device.agent.log.entries.map(({ principal }) => principal)).toEqual([
      'public',
      'private',
      'public',
    ]);
  });

  it('without a write community is refused and not sent', async () => {
    const { client, call, device } = await runClient({ access: { ...COMMUNITY, writeCommunity: '' } });
    expect(errorOf(await client.set(ON, call))).toMatchObject({
      kind: 'notPermitted',
      message: expect.stringMatching(/Only a read community/u),
    });
    expect(arrived(device)).toBe(0);
  });

  it.each<[string, SnmpAccess, 'readOnly' | undefined]>([
    ['v2c', { ...COMMUNITY, writeCommunity: 'public' }, undefined],
    ['v1 (noSuchName)', { ...COMMUNITY, version: 'v1', writeCommunity: 'public' }, undefined],
    ['v1 (readOnly)', { ...COMMUNITY, version: 'v1', writeCommunity: 'public' }, 'readOnly'],
    ['v3', userAccess(), undefined],
  ])('by %s as somebody who may only read is not permitted', async (_, access, readOnlyStatusV1) => {
    const { client, call, device } = await runClient({
      access,
      device: {
        users: [{ ...OPERATOR, mayWrite: false }],
        ...(readOnlyStatusV1 === undefined ? {} : { readOnlyStatusV1 }),
      },
    });
    expect(errorOf(await client.set(ON, call))).toMatchObject({
      kind: 'notPermitted',
      message: expect.stringMatching(/community or user is read-only/u),
    });
    expect(device.agent.log.sets.length).toBe(1);
  });

  it.each<[ErrorStatus, string]>([
    ['notWritable', 'notPermitted'],
    ['noAccess', 'notPermitted'],
    ['authorizationError', 'notPermitted'],
    ['wrongType', 'rejectedByDevice'],
    ['wrongValue', 'rejectedByDevice'],
    ['badValue', 'rejectedByDevice'],
    ['inconsistentValue', 'rejectedByDevice'],
    ['genErr', 'rejectedByDevice'],
    ['commitFailed', 'rejectedByDevice'],
    ['undoFailed', 'outcomeUnknown'],
  ])('that is answered with %s is %s', async (status, kind) => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'refuse', status }, { types: ['set'] });
    const error = errorOf(await client.set(ON, call));
    expect(error.kind).toBe(kind);
    if (error.kind === 'rejectedByDevice') expect(error.code).toBe(ERROR_STATUSES.indexOf(status));
    expect(error.message).not.toContain('No answer');
    expect(device.agent.log.sets.length).toBe(1);
  });

  it.each(VERSIONS)(
    'by %s whose answer is lost was sent once, and its outcome is unknown',
    async (_, access) => {
      const { client, call, clock, device } = await runClient({ access });
      valueOf(await client.get([SYS_NAME], call));
      device.agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'] });
      const before = arrived(device);
      const setting = client.set(ON, call);
      await until(() => arrived(device) > before);
      await clock.advance(TIMEOUT_MS);
      const error = errorOf(await setting);
      expect(error.kind).toBe('outcomeUnknown');
      expect(error.message).toMatch(/may or may not have been carried out/u);
      await clock.advance(100 * TIMEOUT_MS);
      valueOf(await client.get([SYS_NAME], call));
      expect(device.agent.log.sets.length).toBe(1);
      expect(device.mib.get(CONTROL)).toEqual(integer(1));
    },
  );

  it.each([
    ['garbage', 'cannot be read'],
    ['truncated', 'cannot be read'],
    ['otherRequestId', 'No answer to the write'],
  ] as const)(
    'that is answered with %s has an unknown outcome ("%s") and is not repeated',
    async (kind, words) => {
      const { client, call, clock, device } = await runClient();
      device.agent.faults.inject({ kind }, { types: ['set'] });
      const setting = client.set(ON, call);
      await until(() => arrived(device) === 1);
      await clock.advance(TIMEOUT_MS);
      const error = errorOf(await setting);
      expect(error).toMatchObject({ kind: 'outcomeUnknown', message: expect.stringContaining(words) });
      expect(device.agent.log.sets.length).toBe(1);
    },
  );

  it('that is answered twice is carried out once and does not answer the next', async () => {
    const { client, call, device } = await runClient();
    device.agent.faults.inject({ kind: 'twice' }, { types: ['set'], times: 1 });
    device.agent.faults.inject({ kind: 'refuse', status: 'wrongValue' }, { types: ['set'], after: 1 });
    expect((await client.set(ON, call)).ok).toBe(true);
    expect(errorOf(await client.set(ON, call)).kind).toBe('rejectedByDevice');
    expect(device.agent.log.sets.length).toBe(2);
  });

  it('by v3 that nothing was read before is sent once, after a read that finds the engine', async () => {
    const { client, call, device } = await runClient({ access: userAccess() });
    valueOf(await client.set(ON, call));
    expect(device.agent.log.entries.map(({ type }) => type)).toEqual(['discovery', 'get', 'set']);
  });

  it('by v3 to a PDU that restarted meanwhile is refused by it and not sent again', async () => {
    const { client, call, device } = await runClient({ access: userAccess() });
    valueOf(await client.get([SYS_NAME], call));
    await device.agent.reboot({ downMs: 0 });
    device.agent.log.clear();
    const error = errorOf(await client.set(ON, call));
    expect(error).toMatchObject({
      kind: 'rejectedByDevice',
      message: expect.stringMatching(/has restarted .* give the command again/u),
    });
    expect(arrived(device)).toBe(1);
    expect(device.mib.get(CONTROL)).not.toEqual(integer(1));
    valueOf(await client.set(ON, call));
    expect(device.mib.get(CONTROL)).toEqual(integer(1));
  });

  it('by v3 that cannot be prepared is not sent', async () => {
    const { client, call, clock, device } = await runClient({ access: userAccess() });
    device.agent.faults.inject({ kind: 'silent' });
    let isSent = false;
    const onSent = () => {
      isSent = true;
    };
    const setting = client.set(ON, { ...call, onSent });
    await until(() => arrived(device) === 1);
    await clock.advance(TIMEOUT_MS);
    expect(errorOf(await setting).kind).toBe('timeout');
    expect(isSent).toBe(false);
    expect(device.agent.log.sets).toEqual([]);
  });

  it('that is taken back before its turn never leaves', async () => {
    const { client, call, clock, device } = await runClient();
    device.agent.faults.inject({ kind: 'silent' }, { types: ['get'] });
    const reading = client.get([SYS_NAME], call);
    const taken = new AbortController();
    const setting = client.set(ON, { signal: taken.signal, priority: 'power' });
    taken.abort();
    expect(errorOf(await setting).kind).toBe('cancelled');
    await runOut({ device, clock }, 3);
    await reading;
    expect(device.agent.log.sets).toEqual([]);
  });

  it('comes between the exchanges of a long read', async () => {
    const { client, call, device } = await runClient({ access: V1 });
    const walking = client.walk(['1.3.6.1.4.1.99999.1.1.1'], call);
    await until(() => arrived(device) > 0);
    const setting = client.set(ON, { ...call, priority: 'power' });
    valueOf(await setting);
    valueOf(await walking);
    const types = device.agent.log.entries.map(({ type }) => type);
    expect(types.indexOf('set')).toBeLessThan(types.length - 3);
  });

  it('with a value that SNMP cannot hold is refused and not sent', async () => {
    const { client, call, device } = await runClient();
    expect(errorOf(await client.set([{ oid: CONTROL, value: integer(2 ** 40) }], call)).kind).toBe(
      'invalidArgument',
    );
    expect(arrived(device)).toBe(0);
  });
});
