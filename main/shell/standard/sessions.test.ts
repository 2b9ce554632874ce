import { describe, expect, test } from 'vitest';
import { snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { passed, standardBench, WAYS, type Protocol } from './testing/standard-bench.ts';

/* Check 11 of the PDU Shell Standard's reference, section 10. */

/** Long enough for whatever does not wait its turn to come meanwhile. */
const ANSWER_MS = 40;

/** Requests that the device has and did not answer yet; the most there were at once. */
function watchOverlap(device: RunningSimulator, protocol: Protocol): () => number {
  if (protocol === 'xerus') {
    device.faults.delayMs = ANSWER_MS;
    device.requestLog.clear();
    return () => device.requestLog.maxInFlight;
  }
  const { faults, log } = snmpSide(device).agent;
  faults.inject({ kind: 'late', ms: ANSWER_MS });
  let now = 0;
  let most = 0;
  log.onRequest = () => {
    now += 1;
    most = Math.max(most, now);
  };
  log.onAnswered = () => {
    now -= 1;
  };
  return () => most;
}

describe.each(WAYS)('over $way', ({ protocol }) => {
  test('check 11: with a limit of 1 no request overlaps another, whatever commands run while the PDU is polled', async () => {
    const { clock, device, getInventory, power } = await standardBench(protocol);
    const most = watchOverlap(device, protocol);
    const untilMs = clock.nowMs() + 20_000;
    const results = await Promise.all([
      getInventory(),
      power('PowerOff', ['PS1', 'PS2']),
      getInventory({ profile: '1g' }),
      power('PowerCycle', ['PS3'], { delay: '2' }),
      power('PowerOn', ['PS1']),
      getInventory(),
      clock
        .sleep(untilMs - clock.nowMs(), new AbortController().signal)
        .then(() => ({ ok: true, value: null }) as const),
    ]);
    for (const result of results) passed<unknown>(result);
    expect(most()).toBe(1);
  });

  test('check 11: twenty commands at once are carried out one after the other', async () => {
    const { carriedOut, device, power } = await standardBench(protocol);
    const most = watchOverlap(device, protocol);
    const commands = Array.from({ length: 20 }, (_each, index) => (index % 2 === 0 ? 'PowerOff' : 'PowerOn'));
    const results = await Promise.all(commands.map((command) => power(command, ['PS4'])));
    for (const result of results) passed(result);
    expect(carriedOut).toEqual(commands.map((command) => (command === 'PowerOff' ? '4 off' : '4 on')));
    expect(most()).toBe(1);
  });
});
