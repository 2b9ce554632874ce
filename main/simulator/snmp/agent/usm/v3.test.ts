import { getCiphers } from 'node:crypto';
import snmp from 'net-snmp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SnmpAuthProtocol, SnmpPrivProtocol } from '../../../../../shared/model/snmp-access.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { octets } from '../../../../snmp/value.ts';
import { hasNetSnmpTools, runNetSnmp, type NetSnmpTool } from '../../testing/net-snmp-tools.ts';
import { EVERY_USER, userWith } from '../../testing/v3-users.ts';
import { startDevice, type WalkDeviceOptions } from '../../testing/walk-device.ts';
import { notificationPdu } from '../notification.ts';
import { UsmEngine } from './usm-engine.ts';
import type { AgentUser } from './users.ts';

const NAME = '1.3.6.1.2.1.1.5.0';
const ANSWER = `.${NAME} = STRING: "rack 7"`;

const TOOL_AUTH: Readonly<Record<SnmpAuthProtocol, string>> = {
  md5: 'MD5',
  sha: 'SHA',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
/** Net-SNMP's second way to lengthen keys, which it takes from Cisco, is Reeder's. */
const TOOL_PRIV: Readonly<Record<SnmpPrivProtocol, string>> = {
  des: 'DES',
  aes: 'AES',
  aes256b: 'AES-256',
  aes256r: 'AES-256-C',
};

function toolAccess({ name, auth, priv }: AgentUser): readonly string[] {
  const level = auth === null ? 'noAuthNoPriv' : priv === null ? 'authNoPriv' : 'authPriv';
  const authWords = auth === null ? [] : ['-a', TOOL_AUTH[auth.protocol], '-A', auth.password];
  const privWords = priv === null ? [] : ['-x', TOOL_PRIV[priv.protocol], '-X', priv.password];
  return ['-v3', '-u', name, '-l', level, ...authWords, ...privWords];
}

async function run(options: WalkDeviceOptions = {}) {
  const device = await startDevice([[NAME, octets('rack 7')]], { users: EVERY_USER, ...options });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const ask = async (user: AgentUser, tool: NetSnmpTool = 'snmpget', ...more: readonly string[]) => {
    const request = { access: toolAccess(user), hostPort: device.hostPort, asks: [NAME, ...more] };
    const { stdout, stderr } = await runNetSnmp(tool, request);
    return `${stdout}${stderr}`.trim();
  };
  return { device, ask };
}

describe.skipIf(!hasNetSnmpTools())("The agent, asked by Net-SNMP's tools over v3", () => {
  it.each(EVERY_USER.map((user) => [user.name, user] as const))('answers %s', async (_, user) => {
    const { ask } = await run();
    expect(await ask(user)).toBe(ANSWER);
    expect(await ask(user, 'snmpset', 's', 'rack 8')).toContain('rack 8');
  });

  it('says which part of the access is wrong', async () => {
    const { device, ask } = await run();
    const user = userWith('sha', 'aes');
    const wrong = { protocol: 'sha', password: 'something else' } as const;
    expect(await ask({ ...user, name: 'nobody' })).toContain('Unknown user name');
    expect(await ask({ ...user, auth: wrong })).toContain('Authentication failure');
    expect(await ask({ ...user, auth: { protocol: 'md5', password: 'authenticate me' } })).toContain(
      'Authentication failure',
    );
    expect(await ask({ ...user, priv: { protocol: 'aes', password: 'something else' } })).toContain(
      'Decryption error',
    );
    expect(await ask({ ...user, priv: { protocol: 'des', password: 'encrypt this too' } })).toContain(
      'Decryption error',
    );
    expect(await ask({ ...user, name: 'sha-none' })).toContain('Unsupported security level');
    expect(await ask({ ...user, auth: null, priv: null })).toContain('authorizationError');
    expect(
      device.agent.log.entries.filter(({ isAccepted, type }) => !isAccepted && type !== 'discovery'),
    ).toMatchObject([
      { report: 'unknownUserNames' },
      { report: 'wrongDigests', type: 'unread' },
      { report: 'wrongDigests' },
      { report: 'decryptionErrors' },
      { report: 'decryptionErrors' },
      { report: 'unsupportedSecLevels' },
    ]);
  });

  it('does not let a user write who may only read', async () => {
    const reader = { ...userWith('sha', 'aes'), mayWrite: false };
    const { device, ask } = await run({ users: [reader] });
    expect(await ask(reader, 'snmpset', 's', 'rack 8')).toContain('Reason: noAccess');
    expect(await ask(reader)).toBe(ANSWER);
    expect(device.agent.log.sets).toHaveLength(1);
  });

  it('is found again by a client that knows the time of before a restart', async () => {
    const clock = new ManualClock(0);
    const { device, ask } = await run({ clock, engineBoots: 7 });
    await Promise.all([device.agent.reboot({ downMs: 1000 }), clock.advance(1000)]);
    const user = userWith('sha256', 'aes');
    const request = { access: [...toolAccess(user), '-Z', '7,500'], hostPort: device.hostPort, asks: [NAME] };
    expect((await runNetSnmp('snmpget', request)).stdout.trim()).toBe(ANSWER);
    expect(await ask(user)).toBe(ANSWER);
    expect(device.agent.log.entries).toMatchObject([
      { type: 'discovery' },
      { report: 'notInTimeWindows' },
      { type: 'get', isAccepted: true },
      { type: 'discovery' },
      { type: 'get', isAccepted: true },
    ]);
  });

  it('can leave it to the second exchange to tell its time, as some agents do', async () => {
    const { device, ask } = await run({ tellsTimeAtDiscovery: false, engineBoots: 9 });
    expect(await ask(userWith('sha', 'aes'))).toBe(ANSWER);
    expect(device.agent.log.entries.map(({ type, report }) => report ?? type)).toEqual([
      'unknownEngineIds',
      'notInTimeWindows',
      'get',
    ]);
  });

  it('can say nothing where it should report', async () => {
    const { device, ask } = await run();
    device.agent.faults.inject({ kind: 'silent' }, { reports: ['wrongDigests', 'decryptionErrors'] });
    const user = userWith('sha', 'aes');
    const wrong = { protocol: 'aes', password: 'something else' } as const;
    const request = {
      access: [...toolAccess({ ...user, priv: wrong }), '-t', '0.3'],
      hostPort: device.hostPort,
      asks: [NAME],
    };
    expect((await runNetSnmp('snmpget', request)).stderr).toContain('Timeout');
    expect(await ask(user)).toBe(ANSWER);
  });
});

it('takes a message for 150 s and not longer, and none of another start', async () => {
  const user = userWith('sha', null);
  const clocks = [new ManualClock(0), new ManualClock(0)] as const;
  const [sender, engine] = clocks.map(
    (clock) =>
      new UsmEngine({
        engineId: '800035ae0453494d31',
        engineBoots: 7,
        users: [user],
        tellsTimeAtDiscovery: true,
        clock,
        maxMessageBytes: 1472,
      }),
  );
  const message = sender?.sealNotification(
    user.name,
    1,
    notificationPdu({ trapOid: '1.3.6.1.4.1.9', varbinds: [], upTimeTicks: 0 }),
  );
  const open = () => engine?.open(message ?? new Uint8Array(0));
  await clocks[1].advance(150_999);
  expect(open()).toMatchObject({ kind: 'request', isLevelEnough: true });
  await clocks[1].advance(1);
  expect(open()).toMatchObject({ kind: 'report', name: 'notInTimeWindows' });
  engine?.restart();
  expect(open()).toMatchObject({ kind: 'report', name: 'notInTimeWindows' });
});

/** The same request by the library that the driver is built on. */
function askByLibrary(port: number, { name, auth, priv }: AgentUser): Promise<string> {
  const session = snmp.createV3Session(
    '127.0.0.1',
    {
      name,
      level: snmp.SecurityLevel[auth === null ? 'noAuthNoPriv' : priv === null ? 'authNoPriv' : 'authPriv'],
      ...(auth === null ? {} : { authProtocol: snmp.AuthProtocols[auth.protocol], authKey: auth.password }),
      ...(priv === null ? {} : { privProtocol: snmp.PrivProtocols[priv.protocol], privKey: priv.password }),
    },
    { port, retries: 0, version: snmp.Version3 },
  );
  onTestFinished(() => {
    session.close();
  });
  return new Promise((resolve, reject) => {
    session.get([NAME], (error, varbinds) => {
      if (error !== null) reject(error);
      else resolve(String(varbinds?.[0]?.value));
    });
  });
}

const hasDes = getCiphers().includes('des-cbc');

describe('The agent, asked by the library net-snmp', () => {
  for (const user of EVERY_USER) {
    // OpenSSL 3 has no single DES, and the library no way around it.
    it.skipIf(user.priv?.protocol === 'des' && !hasDes)(`answers ${user.name}`, async () => {
      const { device } = await run();
      expect(await askByLibrary(device.port, user)).toBe('rack 7');
    });
  }
});
