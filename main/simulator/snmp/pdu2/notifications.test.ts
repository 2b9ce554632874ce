import { expect, test } from 'vitest';
import { integer } from '../../../snmp/value.ts';
import type { SimulatorModelName } from '../../models/models.ts';
import { setLoadShedding } from '../../pdu/commands.ts';
import { runSimulator } from '../../testing/run-simulator.ts';
import { openRawClient } from '../testing/raw-client.ts';
import { plainOf } from './testing/run-both.ts';
import { R } from './testing/run-mib.ts';

const TRAP_OID = '1.3.6.1.6.3.1.1.4.1.0';

/** A simulator whose notifications go to a socket of the test. */
async function run(model: SimulatorModelName = 'px3-3ph-36') {
  const receiver = await openRawClient(0);
  const { simulator, clock } = await runSimulator({
    model,
    snmpPort: 0,
    snmpTrapTo: { host: '127.0.0.1', port: receiver.port },
  });
  return {
    simulator,
    clock,
    asker: await openRawClient(simulator.snmp?.port ?? 0),
    /** Notifications as lists of name and value, when there are this many. */
    received: async (count: number) =>
      (await receiver.received(count)).map(({ pdu }) =>
        (pdu?.varbinds ?? []).map((varbind) => [varbind.oid, plainOf(varbind)]),
      ),
    receivedNow: () => receiver.answers.length,
  };
}

const numberOf = (notification: (string | number | null)[][] | undefined): number =>
  Number(
    String(notification?.find(([oid]) => oid === TRAP_OID)?.[1])
      .split('.')
      .at(-1),
  );

test('a command is told with who gave it, the outlet, and what it was', async () => {
  const { simulator, received } = await run();
  simulator.otherAdmin.switch(6, 'off');
  const [command] = await received(2);
  expect(command?.slice(1)).toEqual([
    [TRAP_OID, `${R}.0.23`],
    [`${R}.3.2.2.1.13.1`, 'lab-rack-07 A'],
    [`${R}.0.0.1.1.2.1`, 'other-admin'],
    [`${R}.3.2.2.1.8.1`, '127.0.0.1'],
    [`${R}.3.2.2.1.50.1`, 1],
    [`${R}.3.2.2.1.51.1`, '7f000001'],
    [`${R}.0.0.18.0`, simulator.snmp?.port],
    [`${R}.3.5.3.1.2.1.7`, '7'],
    [`${R}.5.4.3.1.3.1.7.14`, 7],
    [`${R}.4.1.2.1.2.1.7`, 0],
    ['1.3.6.1.2.1.1.4.0', ''],
    ['1.3.6.1.2.1.1.5.0', 'lab-rack-07 A'],
    ['1.3.6.1.2.1.1.6.0', ''],
    [`${R}.3.2.1.1.4.1`, simulator.serial],
    [`${R}.0.0.3.0`, 1],
  ]);
});

test('the relay that moved is told with its state before and now', async () => {
  const { simulator, clock, received } = await run();
  simulator.otherAdmin.switch(6, 'off');
  const [, change] = await received(2);
  expect(change?.slice(1)).toEqual([
    [TRAP_OID, `${R}.0.63`],
    [`${R}.3.2.2.1.13.1`, 'lab-rack-07 A'],
    [`${R}.0.0.3.0`, 1],
    [`${R}.3.2.2.1.50.1`, 1],
    [`${R}.3.2.2.1.51.1`, '7f000001'],
    [`${R}.0.0.18.0`, simulator.snmp?.port],
    [`${R}.3.5.3.1.2.1.7`, '7'],
    [`${R}.0.0.10.0`, 14],
    [`${R}.5.4.3.1.5.1.7.14`, Math.floor(clock.nowMs() / 1000)],
    [`${R}.5.4.3.1.4.1.7.14`, 0],
    [`${R}.5.4.3.1.3.1.7.14`, 8],
    [`${R}.5.4.3.1.6.1.7.14`, 0],
    [`${R}.0.0.2.0`, 7],
    ['1.3.6.1.2.1.1.4.0', ''],
    ['1.3.6.1.2.1.1.5.0', 'lab-rack-07 A'],
    ['1.3.6.1.2.1.1.6.0', ''],
    [`${R}.3.2.1.1.4.1`, simulator.serial],
  ]);
});

test('a trip is told with the breaker and the outlet that is taken for its cause', async () => {
  const { simulator, received } = await run();
  simulator.pdu.tripOcp(3);
  const [trip] = await received(1);
  expect(numberOf(trip)).toBe(65);
  const byOid = new Map(trip?.map(([oid, value]) => [oid, value]));
  expect([
    byOid.get(`${R}.3.4.3.1.2.1.4`),
    byOid.get(`${R}.0.0.10.0`),
    byOid.get(`${R}.5.3.3.1.3.1.4.15`),
    byOid.get(`${R}.0.0.2.0`),
    byOid.get(`${R}.0.0.28.0`),
  ]).toEqual(['C4', 15, 0, 1, '21']);
});

test('load shedding is told when it begins and when it ends', async () => {
  const { simulator, received } = await run();
  setLoadShedding(simulator.pdu, true, simulator.otherAdmin.actor);
  setLoadShedding(simulator.pdu, false, simulator.otherAdmin.actor);
  // Three outlets go off, then it has begun; the first comes back on at once, the others in sequence.
  expect((await received(6)).map(numberOf)).toEqual([63, 63, 63, 71, 63, 72]);
});

test('a write over SNMP is told too, and nothing is told of what did not change', async () => {
  const { asker, received, receivedNow } = await run();
  await asker.ask({ type: 'set', oids: [`${R}.4.1.2.1.2.1.2`], value: integer(1) });
  await asker.received(1);
  await asker.ask({ type: 'set', oids: [`${R}.4.1.2.1.2.1.2`], value: integer(0), requestId: 2 });
  expect((await received(3)).map(numberOf)).toEqual([23, 23, 63]);
  expect(receivedNow()).toBe(3);
});
