import { expect, test, vi } from 'vitest';
import type { Connection } from '../../shared/model/connection.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import {
  addTarget,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
  userTarget,
} from './testing/simulator-bench.ts';

const WAIT = { timeout: 18_000, interval: 20 };
const VERSIONS = [
  ['v2c', communityTarget],
  ['v3', userTarget],
] as const;

/** A PDU over SNMP that was live and does not answer any more; `waits.share` of the longest wait is how long the engine waits. */
async function lostPdu(targetOf: typeof communityTarget) {
  const clock = fastClock(20);
  const waits = { share: 0 };
  const device = await simulator({ clock, snmpPort: 0 });
  const agent = device.snmp?.agent;
  if (agent === undefined) throw new Error('The simulator answers no SNMP.');
  const bench = await engine({ clock, random: () => waits.share });
  const { pdu } = await addTarget(bench, targetOf(device));
  await connected(bench, pdu, 'online');
  const answersAgain = agent.faults.inject({ kind: 'silent' });
  /** It is there again: it was without power, so it has started once more. */
  const back = async () => {
    await agent.reboot({ downMs: 0 });
    answersAgain();
  };
  return { bench, pdu, waits, back };
}

/** Every connection that windows were told of. */
function connections({ pushed }: EngineBench): readonly Connection[] {
  return pushed.flatMap(({ channel, payload }) => {
    if (channel !== 'fleet.changed') return [];
    const { change } = payload as { readonly change: FleetChange };
    return change.kind === 'connection' ? [change.connection] : [];
  });
}

test.each(VERSIONS)('a PDU over %s that is back is online with the next try', async (_, targetOf) => {
  const { bench, pdu, waits, back } = await lostPdu(targetOf);
  waits.share = 5;
  await connected(bench, pdu, 'offline');
  await back();
  const before = connections(bench).length;
  await connected(bench, pdu, 'online');
  expect(
    connections(bench)
      .slice(before)
      .map(({ kind }) => kind),
  ).not.toContain('offline');
});

test.each(VERSIONS)('Retry now finds a PDU over %s that is back at once', async (_, targetOf) => {
  const { bench, pdu, waits, back } = await lostPdu(targetOf);
  await connected(bench, pdu, 'offline');
  waits.share = 1e5;
  // Left alone, it would now not be tried again for a day.
  await vi.waitFor(async () => {
    const { connection } = await bench.view(pdu);
    const waitMs = connection.kind === 'offline' ? connection.nextRetryAtMs - connection.sinceMs : 0;
    expect(waitMs).toBeGreaterThan(8.64e7);
  }, WAIT);
  await back();
  await bench.engine.handlers.pdus.retryNow({ pdu }, context);
  await connected(bench, pdu, 'online');
});
