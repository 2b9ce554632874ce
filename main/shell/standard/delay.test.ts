import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connected, engine } from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { createSessionSecretStore } from '../../storage/secret-store.ts';
import { fault, labelsOn, passed, standardBench, WAYS } from './testing/standard-bench.ts';

/* Check 9 of the PDU Shell Standard's reference, section 10; what each delay means is in its section 9. */

/** When the relay of an outlet opened and closed, by the device. */
function watchRelay({ pdu }: RunningSimulator, place: number): readonly { isOn: boolean; atMs: number }[] {
  const moves: { isOn: boolean; atMs: number }[] = [];
  const stop = pdu.onEvent((event) => {
    if (event.kind !== 'outletStatus' || event.outlet !== place) return;
    if (event.before.powerOn !== event.after.powerOn)
      moves.push({ isOn: event.after.powerOn, atMs: pdu.time.nowMs() });
  });
  onTestFinished(stop);
  return moves;
}

const offForMs = (moves: readonly { readonly atMs: number }[]) =>
  (moves[1]?.atMs ?? Number.NaN) - (moves[0]?.atMs ?? Number.NaN);

describe.each(WAYS)('over $way', ({ protocol }) => {
  test.each([
    ['absent', null],
    ['""', ''],
    ['" "', ' '],
    ['"0"', '0'],
  ])(
    'check 9: a delay that is %s leaves the cycle to the device and its own delay',
    async (_shown, delay) => {
      const { carriedOut, device, power, writes } = await standardBench(protocol);
      const moves = watchRelay(device, 3);
      passed(await power('PowerCycle', ['PS4'], { delay }));
      expect(carriedOut).toEqual(['4 cycle']);
      expect(writes()).toBe(1);
      expect(moves.map(({ isOn }) => isOn)).toEqual([false, true]);
      expect(offForMs(moves)).toBeGreaterThanOrEqual(10_000);
    },
  );

  test('check 9: "5" is off, verified, five seconds, on, verified', async () => {
    const { carriedOut, device, power, writes, bench, pdu } = await standardBench(protocol);
    const moves = watchRelay(device, 3);
    passed(await power('PowerCycle', ['PS4'], { delay: '5' }));
    expect(carriedOut).toEqual(['4 off', '4 on']);
    expect(writes()).toBe(2);
    expect(offForMs(moves)).toBeGreaterThanOrEqual(5000);
    expect(offForMs(moves)).toBeLessThan(10_000);
    expect((await bench.view(pdu)).outletStates['outlet:4']?.powerState).toBe('on');
  });

  test('check 9: the five seconds begin when the outlet was read as off, not when the device was told', async () => {
    const { clock, device, power } = await standardBench(protocol);
    device.faults.switching.switchLatencyMs = 2000;
    const toldAtMs: number[] = [];
    device.pdu.onEvent((event) => {
      if (event.kind === 'powerControl') toldAtMs.push(clock.nowMs());
    });
    passed(await power('PowerCycle', ['PS4'], { delay: '5' }));
    expect(toldAtMs).toHaveLength(2);
    expect((toldAtMs[1] ?? 0) - (toldAtMs[0] ?? 0)).toBeGreaterThanOrEqual(7000);
  });

  test('check 9: an outlet that is not read as off is not turned on by the second half', async () => {
    const { carriedOut, device, power } = await standardBench(protocol);
    device.faults.switching.ineffectiveSwitching = true;
    fault(await power('PowerCycle', ['PS4'], { delay: '5' }));
    expect(carriedOut).toEqual(['4 off']);
  });

  test("check 9: a delay that equals the device's own is left to the device", async () => {
    const { carriedOut, power } = await standardBench(protocol);
    passed(await power('PowerCycle', ['PS4'], { delay: '10' }));
    expect(carriedOut).toEqual(['4 cycle']);
  });

  test('check 9: the longest delay is an hour', async () => {
    const { carriedOut, device, power } = await standardBench(protocol);
    const moves = watchRelay(device, 3);
    passed(await power('PowerCycle', ['PS4'], { delay: '3600' }));
    expect(carriedOut).toEqual(['4 off', '4 on']);
    expect(offForMs(moves)).toBeGreaterThanOrEqual(3_600_000);
  });

  test.each([
    '-1',
    '1.5',
    'abc',
    '99999',
    '3601',
    '1e3',
    '0x10',
    '5 s',
    '+5',
    '-0',
    '1,5',
    '٥',
    'NaN',
    'Infinity',
  ])('check 9: the delay "%s" is refused before any outlet is touched, and said', async (delay) => {
    const { carriedOut, power, writes } = await standardBench(protocol);
    const { kind, message, ports } = fault(await power('PowerCycle', ['PS4', 'PS5'], { delay }));
    expect(kind).toBe('invalidArgument');
    expect(message).toContain(delay);
    expect(message).toMatch(/PowerCycle of PS4, PS5 .*A07-L/u);
    expect(ports).toEqual([]);
    expect(carriedOut).toEqual([]);
    expect(writes()).toBe(0);
  });

  test('section 9: a cycle whose wait ends with the program is finished, once, when Busbar is back', async () => {
    const secrets = createSessionSecretStore();
    const bench = await standardBench(protocol, { engine: { secrets } });
    const { carriedOut, clock, device, pdu } = bench;
    const { dataDirectory } = bench.bench;
    const cycling = bench.power('PowerCycle', ['PS4'], { delay: '600' });
    await vi.waitFor(async () => {
      const { powerState } = (await bench.bench.view(pdu)).outletStates['outlet:4'] ?? {};
      expect(powerState).toBe('off');
    });
    await bench.bench.engine[Symbol.asyncDispose]();
    expect(fault(await cycling).message).toContain('PS4');
    expect(carriedOut).toEqual(['4 off']);
    const again = await engine({ clock, secrets, dataDirectory });
    await connected(again, pdu, 'online');
    await vi.waitFor(() => expect(labelsOn(device)).toContain('4'), { timeout: 15_000 });
    expect(carriedOut).toEqual(['4 off', '4 on']);
  });
});
