import { expect, test } from 'vitest';
import type { Connection } from '../../shared/model/connection.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import { outletId } from '../../shared/model/ids.ts';
import { addPdu, arm, briskClock, connected, engine, simulator } from './testing/simulator-bench.ts';

test('a slow PDU is seen being read, element by element, until it is online', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, model: 'px3-3ph-36' });
  const bench = await engine({ clock });
  device.faults.delayMs = 600;
  await connected(bench, await addPdu(bench, device), 'online');
  const told = bench.pushed
    .filter(({ channel }) => channel === 'fleet.changed')
    .map(({ payload }) => (payload as { readonly change: FleetChange }).change)
    .flatMap((change) => (change.kind === 'connection' ? [change.connection] : []))
    .flatMap((connection: Connection) =>
      connection.kind === 'connecting' && connection.progress !== undefined ? [connection.progress] : [],
    );
  expect(told[0]).toEqual({ readElements: 0, totalElements: 43 });
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)?.readElements).toBeGreaterThan(0);
});

test('an outlet whose object fails over the wire keeps its last state, and the others stay switchable', async () => {
  const clock = briskClock();
  const device = await simulator({ clock });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const before = (await bench.view(pdu)).outletStates[outletId('4')];
  const mend = device.faults.inject(
    { kind: 'callStatus', status: 500 },
    { rid: 'outlet.3', method: 'getState' },
  );
  await connected(bench, pdu, 'degraded');
  const { connection, outletStates } = await bench.view(pdu);
  expect(connection).toMatchObject({ elements: [outletId('4')] });
  expect(outletStates[outletId('4')]?.powerState).toBe(before?.powerState);
  expect(outletStates[outletId('4')]?.readAtMs).toBeLessThan(outletStates[outletId('5')]?.readAtMs ?? 0);
  await expect(arm(bench, pdu, '4', 'cycle')).rejects.toThrow('4');
  await expect(arm(bench, pdu, '5', 'cycle')).resolves.toBeTypeOf('string');
  mend();
  await connected(bench, pdu, 'online');
});
