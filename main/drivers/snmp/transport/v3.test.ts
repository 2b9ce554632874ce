import { getCiphers } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  SNMP_AUTH_PROTOCOLS,
  SNMP_PRIV_PROTOCOLS,
  type SnmpUserAccess,
} from '../../../../shared/model/snmp-access.ts';
import { octets } from '../../../snmp/value.ts';
import { systemClock } from '../../../support/clock.ts';
import {
  readV3Message,
  scopedPduElement,
  writeV3Message,
} from '../../../simulator/snmp/agent/usm/v3-message.ts';
import { EVERY_USER, userWith } from '../../../simulator/snmp/testing/v3-users.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { supportedPrivProtocols } from './access.ts';
import { parseSnmpAddress } from './address.ts';
import { discoverEngineId } from './discover-engine-id.ts';
import { startRelay } from './testing/relay.ts';
import {
  arrived,
  column,
  connect,
  OPERATOR,
  runClient,
  runOut,
  SYS_NAME,
  SYS_UP_TIME,
  TABLE_ROWS,
  userAccess,
} from './testing/run-client.ts';

const AUTH = { protocol: 'sha256', password: 'authenticate me' } as const;
const PRIV = { protocol: 'aes', password: 'encrypt this too' } as const;

const PAIRS = [
  [null, null],
  ...SNMP_AUTH_PROTOCOLS.flatMap((auth) => [
    [auth, null] as const,
    ...supportedPrivProtocols().map((priv) => [auth, priv] as const),
  ]),
] as const;

describe('SNMP v3', () => {
  it.each(PAIRS)('with %s and %s reads and walks', async (auth, priv) => {
    const { name: user, ...protocols } = userWith(auth, priv);
    const access: SnmpUserAccess = {
      version: 'v3',
      user,
      context: '',
      auth: protocols.auth,
      priv: protocols.priv,
    };
    const { client, call, device } = await runClient({ access, device: { users: EVERY_USER } });
    expect(valueOf(await client.get([SYS_NAME], call)).get(SYS_NAME)).toEqual(octets('rack 7'));
    expect(valueOf(await client.walk([column(1)], call)).size).toBe(TABLE_ROWS.length);
    expect(device.agent.log.ofType('discovery').length).toBe(1);
  });

  it.each<[string, Partial<SnmpUserAccess>, RegExp]>([
    ['another user', { user: 'nobody' }, /does not know this SNMP v3 user; check the user name/u],
    [
      'another authentication password',
      { auth: { ...AUTH, password: 'something else' } },
      /check the authentication password and protocol/u,
    ],
    [
      'another authentication protocol',
      { auth: { ...AUTH, protocol: 'md5' } },
      /check the authentication password and protocol/u,
    ],
    [
      'another privacy password',
      { priv: { ...PRIV, password: 'something else' } },
      /check the privacy password and protocol/u,
    ],
    [
      'another privacy protocol',
      { priv: { ...PRIV, protocol: 'aes256b' } },
      /check the privacy password and protocol/u,
    ],
    ['another context', { context: 'elsewhere' }, /check .*context/u],
  ])('with %s than the PDU has is refused, and the sentence says what to check', async (_, other, words) => {
    const { client, call, device } = await runClient({ access: userAccess(other) });
    const error = errorOf(await client.get([SYS_NAME], call));
    expect(error.message).toMatch(words);
    expect(error.kind).toBe('authRejected');
    expect(error.message).not.toMatch(/something else|encrypt this|authenticate me/u);
    expect(arrived(device)).toBeLessThan(5);
  });

  it('takes an answer whose digest does not fit, when none ever did, for a wrong password', async () => {
    const { device } = await runClient({ device: { users: [{ ...OPERATOR, priv: null }] } });
    const relay = await startRelay(device.port, (answer) => {
      const changed = Buffer.from(answer);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      return changed;
    });
    const { client, call } = connect(relay.hostPort, userAccess({ priv: null }));
    expect(errorOf(await client.get([SYS_UP_TIME], call))).toMatchObject({
      kind: 'authRejected',
      message: expect.stringMatching(/check the authentication password and protocol/u),
    });
  });

  it.each([
    ['privacy', { priv: null }],
    ['authentication', { auth: null, priv: null }],
  ])(
    'without the %s that the user must have is not permitted, and the sentence says so',
    async (_, other) => {
      const { client, call } = await runClient({ access: userAccess(other) });
      expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
        kind: 'notPermitted',
        message: expect.stringMatching(/whether authentication and privacy must be on/u),
      });
    },
  );

  it('with more than the user has (privacy) is refused, and the sentence says what to check', async () => {
    const { client, call } = await runClient({
      access: userAccess(),
      device: { users: [{ ...OPERATOR, priv: null }] },
    });
    expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
      kind: 'authRejected',
      message: expect.stringMatching(/another security level/u),
    });
  });

  it('without authentication cannot have privacy', async () => {
    const { client, call, device } = await runClient({ access: userAccess({ auth: null }) });
    expect(errorOf(await client.get([SYS_NAME], call)).kind).toBe('invalidArgument');
    expect(arrived(device)).toBe(0);
  });

  it.skipIf(getCiphers().includes('des-cbc'))(
    'with DES, where this machine has none, sends nothing',
    async () => {
      const { client, call, device } = await runClient({
        access: userAccess({ priv: { ...PRIV, protocol: 'des' } }),
      });
      expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
        kind: 'unsupported',
        message: expect.stringMatching(/cannot encrypt with DES; choose AES/u),
      });
      expect(arrived(device)).toBe(0);
    },
  );

  it('offers what the machine can encrypt with', () => {
    expect(supportedPrivProtocols(['aes-128-cfb', 'aes-256-cfb'])).toEqual(['aes', 'aes256b', 'aes256r']);
    expect(supportedPrivProtocols(['aes-128-cfb', 'aes-256-cfb', 'des-cbc'])).toEqual(SNMP_PRIV_PROTOCOLS);
  });

  it('finds its way back after the PDU restarted', async () => {
    const { client, call, device } = await runClient({ access: userAccess() });
    valueOf(await client.get([SYS_NAME], call));
    await device.agent.reboot({ downMs: 0 });
    device.agent.log.clear();
    expect(valueOf(await client.get([SYS_NAME], call)).size).toBe(1);
    expect(device.agent.log.entries.map(({ type, isAccepted }) => [type, isAccepted])).toEqual([
      ['unread', false],
      ['discovery', false],
      ['get', true],
    ]);
  });

  it('finds its way back to a PDU that counts its restarts anew', async () => {
    const { client, call, device } = await runClient({ access: userAccess(), device: { engineBoots: 7 } });
    valueOf(await client.get([SYS_NAME], call));
    const { port, agent } = device;
    await device[Symbol.asyncDispose]();
    const again = await runClient({ device: { port, engineId: agent.engineId, engineBoots: 1 } });
    expect(valueOf(await client.get([SYS_NAME], call)).size).toBe(1);
    expect(again.device.agent.log.count).toBeLessThan(5);
  });

  it('follows a PDU that got another engine, while none is trusted', async () => {
    const { client, call, device } = await runClient({ access: userAccess() });
    valueOf(await client.get([SYS_NAME], call));
    const { port } = device;
    await device[Symbol.asyncDispose]();
    await runClient({ device: { port, serial: 'another' } });
    expect(valueOf(await client.get([SYS_NAME], call)).size).toBe(1);
  });

  it('says so when a PDU never accepts its own clock back', async () => {
    // Boots that have reached their end are never in the time window (RFC 3414, section 3.2, step 7).
    const { client, call, device } = await runClient({
      access: userAccess(),
      device: { engineBoots: 2_147_483_647 },
    });
    expect(errorOf(await client.get([SYS_NAME], call))).toMatchObject({
      kind: 'protocol',
      field: 'msgSecurityParameters',
    });
    expect(arrived(device)).toBeLessThan(10);
  });

  it('learns the time of an agent that keeps it from strangers', async () => {
    const { device } = await runClient();
    let isFirst = true;
    const relay = await startRelay(device.port, (answer) => {
      if (!isFirst) return answer;
      isFirst = false;
      return withoutTime(answer, device.agent.engineId);
    });
    const { client, call } = connect(relay.hostPort, userAccess());
    expect(valueOf(await client.get([SYS_NAME], call)).size).toBe(1);
    expect(device.agent.log.entries.map(({ type, report }) => [type, report])).toEqual([
      ['discovery', 'unknownEngineIds'],
      ['unread', 'notInTimeWindows'],
      ['get', null],
    ]);
  });

  it('does not take an answer that is not authenticated', async () => {
    const { device } = await runClient({ device: { users: [{ ...OPERATOR, priv: null }] } });
    const relay = await startRelay(device.port, stripped);
    const options = { clock: systemClock, timeoutMs: 500, tries: 1 };
    const { client, call } = connect(relay.hostPort, userAccess({ priv: null }), options);
    expect(errorOf(await client.get([SYS_NAME], call)).kind).toBe('protocol');
    expect(device.agent.log.ofType('get').map(({ isAccepted }) => isAccepted)).toEqual([true]);
  });
});

describe('a trusted engine', () => {
  it('is asked', async () => {
    const { device } = await runClient();
    const engineId = device.agent.engineId.toUpperCase();
    const { client, call } = connect(device.hostPort, userAccess(), { engineId });
    expect(valueOf(await client.get([SYS_UP_TIME], call)).size).toBe(1);
  });

  it('that is another one gets no authenticated message', async () => {
    const { device } = await runClient();
    const { client, call } = connect(device.hostPort, userAccess(), { engineId: '80001f8804deadbeef' });
    for (const result of [
      await client.get([SYS_NAME], call),
      await client.set([{ oid: SYS_NAME, value: octets('x') }], call),
    ]) {
      expect(errorOf(result)).toMatchObject({
        kind: 'differentPdu',
        expectedSerial: '80001f8804deadbeef',
        foundSerial: device.agent.engineId,
      });
    }
    expect(device.agent.log.entries.map(({ type, level }) => [type, level])).toEqual([
      ['discovery', 'noAuthNoPriv'],
      ['discovery', 'noAuthNoPriv'],
    ]);
  });

  it('that was replaced while it was known is noticed', async () => {
    const { device } = await runClient();
    const { port, agent } = device;
    const { client, call } = connect(device.hostPort, userAccess(), { engineId: agent.engineId });
    valueOf(await client.get([SYS_NAME], call));
    await device[Symbol.asyncDispose]();
    await runClient({ device: { port, serial: 'another' } });
    expect(errorOf(await client.get([SYS_NAME], call)).kind).toBe('differentPdu');
  });
});

describe('engine discovery', () => {
  it('gives the engine id without any user', async () => {
    const { device, call } = await runClient();
    const address = valueOf(parseSnmpAddress(device.hostPort));
    const found = await discoverEngineId(address, { signal: call.signal, timeoutMs: 3000 });
    expect(valueOf(found)).toBe(device.agent.engineId);
    expect(device.agent.log.entries.map(({ type, principal }) => [type, principal])).toEqual([
      ['discovery', ''],
    ]);
  });

  it('of a host without SNMP v3 ends after three tries', async () => {
    const run = await runClient({ device: { versions: ['v1', 'v2c'] } });
    const address = valueOf(parseSnmpAddress(run.device.hostPort));
    const finding = discoverEngineId(address, { signal: run.call.signal, timeoutMs: 3000, clock: run.clock });
    await runOut(run, 3);
    expect(errorOf(await finding)).toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/No SNMP v3 answer/u),
    });
  });

  it('takes an answer that is no Report for none', async () => {
    const { device, call } = await runClient();
    const { hostPort } = await startRelay(device.port, (answer) => {
      const message = readV3Message(answer);
      const pdu = { type: 'response', requestId: 1, status: 'noError', index: 0, varbinds: [] } as const;
      return message === null ? null : writeV3Message(message, scopedPduElement(message.engineId, '', pdu));
    });
    const address = valueOf(parseSnmpAddress(hostPort));
    const found = await discoverEngineId(address, { signal: call.signal, timeoutMs: 3000 });
    expect(errorOf(found)).toMatchObject({ kind: 'protocol', field: 'pdu' });
  });

  it('ends when the caller does', async () => {
    const run = await runClient({ device: { versions: ['v1'] } });
    const address = valueOf(parseSnmpAddress(run.device.hostPort));
    const finding = discoverEngineId(address, { signal: run.call.signal, timeoutMs: 3000 });
    run.controller.abort();
    expect(errorOf(await finding).kind).toBe('cancelled');
  });
});

/** The same message with engine boots and time set to zero, which follow the engine id. */
function withoutTime(message: Buffer, engineId: string): Buffer {
  const changed = Buffer.from(message);
  let at = changed.indexOf(Buffer.from(engineId, 'hex')) + engineId.length / 2;
  for (let number = 0; number < 2; number += 1) {
    const length = changed[at + 1] ?? 0;
    changed.fill(0, at + 2, at + 2 + length);
    at += 2 + length;
  }
  return changed;
}

/** The same message with its flags saying that it is not authenticated; they follow version, id and size. */
function stripped(message: Buffer): Buffer {
  const changed = Buffer.from(message);
  let at = changed.indexOf(Buffer.from('020103', 'hex')) + 5;
  for (let number = 0; number < 2; number += 1) at += 2 + (changed[at + 1] ?? 0);
  changed[at + 2] = 0;
  return changed;
}
