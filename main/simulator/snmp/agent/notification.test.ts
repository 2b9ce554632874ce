import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import snmp from 'net-snmp';
import { expect, it, onTestFinished, vi } from 'vitest';
import { integer, octets } from '../../../snmp/value.ts';
import { userWith } from '../testing/v3-users.ts';
import { startDevice } from '../testing/walk-device.ts';

const TRAP = '1.3.6.1.4.1.13742.6.0.23';
const LABEL = '1.3.6.1.4.1.13742.6.3.5.3.1.2';

interface ReceivedVarbind {
  readonly oid: string;
  readonly value: unknown;
}

interface ReceivedTrap {
  readonly pdu: Readonly<Record<string, unknown>> & { readonly varbinds: readonly ReceivedVarbind[] };
}

interface LibraryAuthorizer {
  addCommunity(community: string): void;
  addUser(user: snmp.User): void;
}

/** A socket that is bound already: the library cannot be told to take any free port. */
async function boundSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.bind = () => socket;
  return socket;
}

/** An agent, and the library's receiver of traps in front of it. */
async function run() {
  const user = userWith('sha256', 'aes');
  const device = await startDevice([['1.3.6.1.2.1.1.3.0', { type: 'timeTicks', value: 4200 }]], {
    users: [user],
  });
  const socket = await boundSocket();
  const outcomes: unknown[] = [];
  const receiver = snmp.createReceiver(
    { dgramModule: { createSocket: () => socket }, includeAuthentication: true },
    (error: Error | null, trap: ReceivedTrap) => {
      outcomes.push(error ?? trap.pdu);
    },
  ) as { close: () => void; getAuthorizer: () => LibraryAuthorizer };
  receiver.getAuthorizer().addCommunity('public');
  receiver.getAuthorizer().addUser({
    name: user.name,
    level: snmp.SecurityLevel.authPriv,
    authProtocol: snmp.AuthProtocols.sha256,
    authKey: user.auth?.password ?? '',
    privProtocol: snmp.PrivProtocols.aes,
    privKey: user.priv?.password ?? '',
  });
  onTestFinished(async () => {
    receiver.close();
    await device[Symbol.asyncDispose]();
  });
  const send = async (version: 'v1' | 'v2c' | 'v3', as: string, trapOid = TRAP) => {
    const varbinds = [
      { oid: `${LABEL}.1.1`, value: octets('7') },
      { oid: '1.3.6.1.4.1.13742.6.5.4.3.1.3.1.1.14', value: integer(8) },
    ];
    await device.agent.sendTrap({
      to: { host: '127.0.0.1', port: socket.address().port },
      version,
      as,
      trapOid,
      varbinds,
    });
    return vi.waitFor(() => {
      if (outcomes.length === 0) throw new Error('nothing came');
      return outcomes.shift();
    });
  };
  return { send, user };
}

it.each(['v2c', 'v3'] as const)(
  'sends a notification of %s with the time and the name of what happened',
  async (version) => {
    const { send, user } = await run();
    expect(await send(version, version === 'v3' ? user.name : 'public')).toMatchObject({
      varbinds: [
        { oid: '1.3.6.1.2.1.1.3.0', value: 4200 },
        { oid: '1.3.6.1.6.3.1.1.4.1.0', value: TRAP },
        { oid: `${LABEL}.1.1`, value: Buffer.from('7') },
        { value: 8 },
      ],
    });
  },
);

it('splits the name of what happened as v1 does', async () => {
  const { send } = await run();
  expect(await send('v1', 'public')).toMatchObject({
    enterprise: '1.3.6.1.4.1.13742.6',
    agentAddr: '127.0.0.1',
    generic: 6,
    specific: 23,
    upTime: 4200,
    varbinds: [{ oid: `${LABEL}.1.1` }, {}],
  });
  expect(await send('v1', 'public', '1.3.6.1.6.3.1.1.5.3')).toMatchObject({ generic: 2, specific: 0 });
});

it('does not send what no user of its own can vouch for', async () => {
  const { send } = await run();
  await expect(send('v3', 'nobody')).rejects.toThrow('no such user');
});
