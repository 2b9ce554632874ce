import { expect, it, onTestFinished } from 'vitest';
import { integer } from '../../../snmp/value.ts';
import { systemClock } from '../../../support/clock.ts';
import { valueOf } from '../../testing/value-of.ts';
import { parseSnmpAddress } from './address.ts';
import { SnmpSession } from './snmp-session.ts';
import { arrived, CONTROL, runClient, userAccess } from './testing/run-client.ts';
import { openWire } from './wire.ts';

it('a SET in a session that knows no engine yet is given up rather than sent as a second datagram', async () => {
  const { device, call } = await runClient();
  const limits = { clock: systemClock, timeoutMs: 5000, signal: call.signal };
  const handlers = {
    onDatagram: (datagram: Buffer) => session.receive(datagram),
    onError: (error: unknown) => session.fail(error),
  };
  const wire = await openWire(valueOf(parseSnmpAddress(device.hostPort)), handlers, limits);
  if (!wire.ok) throw new Error('no way to the agent');
  const session = new SnmpSession({
    access: userAccess(),
    community: '',
    engineId: null,
    clock: systemClock,
    send: (datagram) => wire.value.send(datagram),
  });
  onTestFinished(() => {
    session.close();
    wire.value.close();
  });
  const request = { kind: 'set', varbinds: [{ oid: CONTROL, value: integer(1) }] } as const;
  expect(await session.exchange(request, limits)).toEqual({ kind: 'report', report: 'other' });
  // A read after it arrives after whatever it might have sent.
  expect((await session.exchange({ kind: 'get', oids: [CONTROL] }, limits)).kind).toBe('answer');
  expect(device.agent.log.sets).toEqual([]);
  expect(device.agent.log.ofType('discovery').length).toBe(1);
  expect(arrived(device)).toBe(2);
});
