import { expect, it } from 'vitest';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Result } from '../../../shared/result.ts';
import { engine, simulator } from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { fastClock } from '../../support/testing/fast-clock.ts';
import { parseResourceFile, type ShellResource } from './resource-file.ts';
import { authProtocolName, privProtocolName } from './snmp-protocols.ts';

const call: CallContext = { windowId: 'call', door: 'commandLine' };

type Attributes = Readonly<Record<string, string>>;

function resource(address: string, attributes: Attributes): ShellResource {
  const parsed = parseResourceFile(JSON.stringify({ address, attributes }));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

async function device(): Promise<RunningSimulator> {
  return simulator({ clock: fastClock(5), snmpPort: 0 });
}

function accounts({ snmp }: RunningSimulator) {
  if (snmp === null) throw new Error('This simulator answers no SNMP.');
  return snmp;
}

/** Reads the PDU by nothing but what the file says. */
async function read(
  { target, sessionsConcurrencyLimit }: ShellResource,
  { fingerprint }: RunningSimulator,
): Promise<Result<PduId, DeviceError>> {
  const bench = await engine({ clock: fastClock(5) });
  const { pdus } = bench.engine.handlers;
  const pinned = target.protocol === 'xerus' ? { ...target, fingerprint } : target;
  const opened = await pdus.openTemporary({ ...pinned, sessionsConcurrencyLimit }, call);
  if (!opened.ok) return opened;
  const all = await pdus.readNow({ pdu: opened.value }, call);
  return all.ok ? opened : all;
}

it('User and Password sign in over JSON-RPC', async () => {
  const pdu = await device();
  const { url, user, password } = pdu;
  expect(await read(resource(url, { User: user, Password: password }), pdu)).toMatchObject({ ok: true });
  expect(await read(resource(url, { User: user, Password: 'wrong' }), pdu)).toMatchObject({
    ok: false,
    error: { kind: 'authRejected' },
  });
});

it.each(['v1', 'v2c'])('SNMP Version %s asks with the community', async (version) => {
  const pdu = await device();
  const snmp = accounts(pdu);
  const attributes = { 'SNMP Version': version, 'SNMP Read Community': snmp.readCommunity };
  const answer = await read(resource(`127.0.0.1:${snmp.port}`, attributes), pdu);
  const asked = snmp.agent.log.entries.map((each) => [each.version, each.principal]);
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked.map((each) => each.join(' ')))).toEqual(new Set([`${version} ${snmp.readCommunity}`]));
  expect(answer).toMatchObject({ ok: true });
});

it('the v3 user, its password, key and protocols sign in and encrypt', async () => {
  const pdu = await device();
  const { port, v3, agent } = accounts(pdu);
  const attributes = {
    'SNMP V3 User': v3.user,
    'SNMP V3 Password': v3.authPassword,
    'SNMP V3 Private Key': v3.privPassword,
    'SNMP V3 Authentication Protocol': authProtocolName(v3.authProtocol),
    'SNMP V3 Privacy Protocol': privProtocolName(v3.privProtocol),
  };
  expect(await read(resource(`127.0.0.1:${port}`, attributes), pdu)).toMatchObject({ ok: true });
  const reads = agent.log.entries.filter(({ type, isAccepted }) => type === 'getBulk' && isAccepted);
  expect(reads.length).toBeGreaterThan(0);
  expect(new Set(reads.map(({ level }) => level))).toEqual(new Set(['authPriv']));
});

it('a wrong v3 key is told as one, and nothing is read', async () => {
  const pdu = await device();
  const { port, v3 } = accounts(pdu);
  const attributes = {
    'SNMP V3 User': v3.user,
    'SNMP V3 Password': 'not-the-password',
    'SNMP V3 Private Key': v3.privPassword,
    'SNMP V3 Authentication Protocol': authProtocolName(v3.authProtocol),
  };
  expect(await read(resource(`snmp://127.0.0.1:${port}`, attributes), pdu)).toMatchObject({
    ok: false,
    error: { kind: 'authRejected' },
  });
});
