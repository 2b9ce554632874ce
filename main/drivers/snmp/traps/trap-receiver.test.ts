import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import type { TrapReceiverState } from '../../../../shared/model/trap-receiver.ts';
import { startDevice, type WalkDevice } from '../../../simulator/snmp/testing/walk-device.ts';
import type { TrapOptions } from '../../../simulator/snmp/agent/agent.ts';
import type { AgentUser } from '../../../simulator/snmp/agent/usm/users.ts';
import { silentLogger } from '../../../support/logger.ts';
import { PATIENT } from '../../testing/waiting.ts';
import { TrapReceiver } from './trap-receiver.ts';

const POWER_CONTROL = '1.3.6.1.4.1.13742.6.0.23';
const OTHER = '1.3.6.1.4.1.13742.6.0.60';
/** Sent last, so that what was ignored before it is known to have arrived. */
const LAST = '1.3.6.1.4.1.13742.6.0.79';

const USER: AgentUser = {
  name: 'lab',
  auth: { protocol: 'sha256', password: 'authenticate me' },
  priv: { protocol: 'aes', password: 'encrypt this too' },
  mayWrite: false,
};
const V2C: SnmpAccess = { version: 'v2c', readCommunity: 'public', writeCommunity: '' };
const V3: SnmpAccess = {
  version: 'v3',
  user: 'lab',
  auth: USER.auth,
  priv: { protocol: 'aes', password: 'encrypt this too' },
  context: '',
};

let device: WalkDevice;
let receiver: TrapReceiver;
let states: TrapReceiverState[];
let port: number;

beforeEach(async () => {
  states = [];
  device = await startDevice([], { users: [USER], serial: 'TRAPS1' });
  receiver = new TrapReceiver(silentLogger, (state) => states.push(state));
  const state = await receiver.start(0);
  if (state.kind !== 'listening') throw new Error('the receiver does not listen');
  ({ port } = state);
});

afterEach(async () => {
  await receiver[Symbol.asyncDispose]();
  await device[Symbol.asyncDispose]();
});

/** Sends datagrams as they are; done when they have left. */
async function sendBytes(...datagrams: readonly string[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const hex of datagrams) {
    const sent = Promise.withResolvers<void>();
    socket.send(Buffer.from(hex, 'hex'), port, '127.0.0.1', () => sent.resolve());
    await sent.promise;
  }
  socket.close();
}

/** What the subscriber was told. */
function heard(access: SnmpAccess, more: { address?: string; engineId?: string } = {}): string[] {
  const traps: string[] = [];
  receiver.subscribe({
    address: '127.0.0.1',
    engineId: null,
    ...more,
    access,
    onTrap: (trap) => traps.push(trap),
  });
  return traps;
}

function send(how: Pick<TrapOptions, 'version' | 'as'>, trapOid: string, host = '127.0.0.1'): Promise<void> {
  return device.agent.sendTrap({ ...how, trapOid, to: { host, port }, varbinds: [] });
}

const PUBLIC = { version: 'v2c', as: 'public' } as const;

describe('the receiver of notifications', () => {
  it.each([
    { version: 'v1', as: 'public', access: V2C },
    { version: 'v2c', as: 'public', access: V2C },
    { version: 'v3', as: 'lab', access: V3 },
  ] as const)('tells the name of a $version notification from who is trusted', async ({ access, ...how }) => {
    const traps = heard(access);
    await send(how, POWER_CONTROL);
    await vi.waitFor(() => expect(traps).toEqual([POWER_CONTROL]), PATIENT);
  });

  it('names a generic trap of v1 as v2 does', async () => {
    const traps = heard(V2C);
    await send({ version: 'v1', as: 'public' }, '1.3.6.1.6.3.1.1.5.1');
    await vi.waitFor(() => expect(traps).toEqual(['1.3.6.1.6.3.1.1.5.1']), PATIENT);
  });

  it('ignores another community, the write community, and a v3 user who is not asked by', async () => {
    const traps = heard({ ...V2C, writeCommunity: 'private' });
    await send({ version: 'v2c', as: 'guess' }, POWER_CONTROL);
    await send({ version: 'v2c', as: 'private' }, POWER_CONTROL);
    await send({ version: 'v3', as: 'lab' }, POWER_CONTROL);
    await send(PUBLIC, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
  });

  it('ignores v3 notifications with another password or from another engine, and communities beside v3', async () => {
    const wrong: SnmpAccess = { ...V3, auth: { protocol: 'sha256', password: 'another password' } };
    const guessed = heard(wrong);
    const elsewhere = heard(V3, { engineId: '8000000001020304' });
    const traps = heard(V3, { engineId: device.agent.engineId });
    await send(PUBLIC, OTHER);
    await send({ version: 'v3', as: 'lab' }, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
    expect(guessed).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('ignores who is not subscribed to, and those who have unsubscribed', async () => {
    const stranger = heard(V2C, { address: '192.0.2.1' });
    const gone: string[] = [];
    const access = V2C;
    const subscription = { address: '127.0.0.1', access, engineId: null };
    receiver.subscribe({ ...subscription, onTrap: (trap) => gone.push(trap) })();
    const traps = heard(V2C);
    await send(PUBLIC, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
    expect(stranger).toEqual([]);
    expect(gone).toEqual([]);
  });

  it('survives datagrams that cannot be decoded', async () => {
    const traps = heard(V2C);
    const users = heard(V3);
    await sendBytes('', '30', '3003020101', '30820fff020101', '300a02010304060000000000', 'ff'.repeat(1400));
    await send(PUBLIC, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
    expect(users).toEqual([]);
  });

  it('survives an inform with a value that SNMP does not have', async () => {
    const traps = heard(V2C);
    // snmpTrapOID.0, and beside it a BIT STRING: the library reads that and cannot write it into its reply.
    const trap = '3018060a2b060106030101040100060a2b06010401eb2e060017';
    const bits = '300906032b060103020001';
    await sendBytes(`303d02010104067075626c6963a6300201010201000201003025${trap}${bits}`);
    await send(PUBLIC, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
  });

  it('says that a port is taken, and that polling goes on', async () => {
    const other = new TrapReceiver(silentLogger);
    const state = await other.start(port);
    expect(state).toMatchObject({ kind: 'failed', message: expect.stringContaining('used by another') });
    expect(other.state).toEqual(state);
    expect(state.kind === 'failed' ? state.message : '').toMatch(/by polling meanwhile\.$/u);
    await other[Symbol.asyncDispose]();
  });

  it('moves to another port and stops at run time, and keeps its subscribers', async () => {
    const traps = heard(V2C);
    await receiver.stop();
    expect(receiver.state).toEqual({ kind: 'off' });
    const again = await receiver.start(0);
    if (again.kind !== 'listening') throw new Error('it does not listen again');
    ({ port } = again);
    await send(PUBLIC, LAST);
    await vi.waitFor(() => expect(traps).toEqual([LAST]), PATIENT);
    expect(states.map((state) => state.kind)).toEqual(['listening', 'off', 'listening']);
  });
});
