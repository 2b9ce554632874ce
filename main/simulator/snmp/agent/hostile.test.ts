import { expect, it, onTestFinished } from 'vitest';
import { SeededRandom } from '../../../power/testing/random.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { EVERY_USER } from '../testing/v3-users.ts';
import { openRawClient, rawRequest } from '../testing/raw-client.ts';
import { startDevice } from '../testing/walk-device.ts';
import { WalkMib } from '../testing/walk-mib.ts';
import { answerRequest } from './answer.ts';
import { messageVersion } from './community-message.ts';
import { openCommunityMessage, openV3Message } from './incoming.ts';
import { UsmEngine } from './usm/usm-engine.ts';
import { scopedPduElement, writeV3Message } from './usm/v3-message.ts';

const NAME = '1.3.6.1.2.1.1.5.0';
const COMMUNITIES = { readCommunity: 'public', writeCommunity: 'private' };
const engine = () =>
  new UsmEngine({
    engineId: '800035ae0453494d31',
    engineBoots: 1,
    users: EVERY_USER,
    tellsTimeAtDiscovery: true,
    clock: new ManualClock(0),
    maxMessageBytes: 1472,
  });

/** A message of v3 without authentication, whose parts can be anything. */
function plainV3(user: string, engineId: Uint8Array, request: Uint8Array): Uint8Array {
  const none = new Uint8Array(0);
  const message = {
    msgId: 1,
    maxBytes: 1472,
    level: 'noAuthNoPriv',
    isReportable: true,
    engineId,
    engineBoots: 1,
    engineTime: 0,
    user,
    authParameters: none,
    privParameters: none,
  } as const;
  return writeV3Message(message, request);
}

/** A datagram with some bytes changed, taken out or put in. */
function damaged(datagram: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = [...datagram];
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(bytes.length + 1);
    if (random.chance(0.6)) bytes[at] = random.below(256);
    else if (random.chance(0.5)) bytes.splice(at, 1 + random.below(3));
    else bytes.splice(at, 0, random.below(256), random.below(256));
  }
  return Uint8Array.from(bytes);
}

it('survives thirty thousand damaged datagrams of every version', () => {
  const usm = engine();
  const mib = new WalkMib([
    [NAME, octets('rack 7')],
    ['1.3.6.1.4.1.9.1.1', integer(1)],
  ]);
  const context = {
    mib,
    maxMessageBytes: 1472,
    readOnlyStatusV1: 'noSuchName',
    address: '192.0.2.1',
  } as const;
  const random = new SeededRandom(3);
  const bulk = rawRequest({ type: 'getBulk', oids: ['1.3.6.1', NAME], maxRepetitions: 10 });
  const asked = { type: 'getNext', requestId: 1, status: 'noError', index: 0 } as const;
  const scoped = scopedPduElement(usm.engineId, '', {
    ...asked,
    varbinds: [{ oid: NAME, value: { type: 'null' } }],
  });
  const seeds = [
    rawRequest({ oids: [NAME, '1.3.6.1.4.1.9.1.1'] }),
    rawRequest({ oids: [NAME], version: 'v1', type: 'getNext' }),
    rawRequest({ oids: [NAME], type: 'set', value: octets('rack 8') }),
    bulk,
    plainV3('none-none', usm.engineId, scoped),
    plainV3('', new Uint8Array(0), scoped),
  ] as const;
  const answered = { v1: 0, v2c: 0, v3: 0 };
  for (let count = 0; count < 30_000; count += 1) {
    const datagram = damaged(random.pick([...seeds]), random);
    const version = messageVersion(datagram);
    if (version === null) continue;
    const incoming =
      version === 'v3' ? openV3Message(datagram, usm) : openCommunityMessage(datagram, version, COMMUNITIES);
    const task = incoming?.task ?? null;
    if (task === null || task instanceof Uint8Array) continue;
    answered[version] += 1;
    expect(answerRequest(task, [], context).length).toBeLessThanOrEqual(1472);
  }
  // So many were still requests, or had become other ones.
  expect(Math.min(...Object.values(answered))).toBeGreaterThan(200);
});

it('goes on after datagrams that are no messages, and counts them', async () => {
  const device = await startDevice([[NAME, octets('rack 7')]]);
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = await openRawClient(device.port);
  const longest = Uint8Array.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02, 0x01, 0x00]);
  const endless = Uint8Array.from([0x30, 0x80, 0x02, 0x01, 0x00]);
  for (const datagram of [new Uint8Array(0), longest, endless, new Uint8Array(1400).fill(0x30)]) {
    await client.send(datagram);
  }
  await client.ask({ oids: [NAME] });
  await client.received(1);
  expect(device.agent.log.unreadableCount).toBe(4);
});

it('answers an asker for more than there is with no more than one datagram', async () => {
  const device = await startDevice(
    Array.from({ length: 5000 }, (_, row) => [`1.3.6.1.4.1.9.1.${row + 1}`, octets('x'.repeat(20))] as const),
  );
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = await openRawClient(device.port);
  await client.ask({ type: 'getBulk', oids: ['1.3.6.1.4', '1.3.6.1.4'], maxRepetitions: 2_147_483_647 });
  const [answer] = await client.received(1);
  expect(answer?.datagram.length).toBeLessThanOrEqual(1472);
  expect(answer?.pdu?.varbinds.length).toBeGreaterThan(30);
});

it('says genErr where its MIB has a bug, and keeps the bug for whoever looks', async () => {
  const bug = new Error('row without a column');
  const device = await startDevice([[NAME, octets('rack 7')]], {
    reactions: [
      () => {
        throw bug;
      },
    ],
  });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const client = await openRawClient(device.port);
  await client.ask({ type: 'set', oids: [NAME], value: octets('rack 8') });
  expect((await client.received(1))[0]?.pdu?.first).toBe(5);
  expect(device.agent.log.bugs).toEqual([bug]);
});
