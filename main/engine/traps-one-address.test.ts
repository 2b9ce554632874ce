import { expect, test, vi } from 'vitest';
import { fastClock } from '../support/testing/fast-clock.ts';
import {
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
} from './testing/simulator-bench.ts';

const WAIT = { timeout: 18_000, interval: 20 };
/** PDU2-MIB, outletSensorStateChange. */
const RELAY_MOVED = '1.3.6.1.4.1.13742.6.0.63';

test('of two PDUs behind one address each shows its own change, and a forged notification shows none', async () => {
  const clock = fastClock(1);
  const port = 43_162 + (process.pid % 2000);
  const snmpTrapTo = { host: '127.0.0.1', port };
  const one = await simulator({ clock, snmpPort: 0, snmpTrapTo, serial: 'ONE' });
  const two = await simulator({ clock, snmpPort: 0, snmpTrapTo, serial: 'TWO' });
  const bench = await engine({ clock, pollIntervalMs: 60_000 });
  await bench.engine.handlers.app.changeSettings({ trapReceiver: { enabled: true, port } }, context);
  const { pdu: first } = await addTarget(bench, communityTarget(one));
  const { pdu: second } = await addTarget(bench, communityTarget(two));
  for (const pdu of [first, second]) {
    await connected(bench, pdu, 'online');
    expect((await bench.view(pdu)).model?.capabilities).toContain('events');
  }
  const stateOf = async (pdu: typeof first) => (await bench.view(pdu)).outletStates['outlet:1']?.powerState;
  // Anybody who knows the community can send one: it leads to a read, and what is read counts.
  const asked = one.snmp?.agent.log.count ?? 0;
  await two.snmp?.agent.sendTrap({
    to: snmpTrapTo,
    version: 'v2c',
    as: 'public',
    trapOid: RELAY_MOVED,
    varbinds: [],
  });
  await vi.waitFor(() => expect(one.snmp?.agent.log.count).toBeGreaterThan(asked), WAIT);
  two.otherAdmin.switch(0, 'off');
  await vi.waitFor(async () => expect(await stateOf(second)).toBe('off'), WAIT);
  expect(await stateOf(first)).toBe('on');
  // None of it makes a state count as fresh.
  for (const pdu of [first, second])
    expect((await bench.view(pdu)).connection).toMatchObject({ kind: 'online', events: false });
});
