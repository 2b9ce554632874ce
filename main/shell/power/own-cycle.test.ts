import { describe, expect, test } from 'vitest';
import { TIMEOUT, type MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import { powerBench } from '../../power/testing/power-bench.ts';
import { shellPower } from '../testing/shell-bench.ts';

/** What the PDU was told for a cycle with the delay that was its own when it was read last, 2 s. */
async function toldFor(change: (device: MemoryPdu) => void): Promise<readonly string[]> {
  const { bench, pdu, clock, device } = await powerBench();
  change(device);
  const answer = shellPower(bench, pdu, 'PowerCycle', { ports: ['PS1'], delay: '2' });
  await clock.advance(30_000);
  expect(await answer).toEqual({ ok: true, value: null });
  return device.sent.map(({ action }) => action);
}

describe("a delay that was the PDU's own when that was read last", () => {
  test('is left to the PDU when it still is', async () => {
    expect(await toldFor(() => undefined)).toEqual(['cycle']);
  });

  test('is driven when it was changed on the PDU since', async () => {
    const change = (device: MemoryPdu) => {
      const settings = { ...device.model.settings, cycleDelayMs: 60_000 };
      device.model = { ...device.model, settings };
    };
    expect(await toldFor(change)).toEqual(['off', 'on']);
  });

  test('is driven when nobody can read what it is now', async () => {
    const change = (device: MemoryPdu) => {
      device.settingsFailure = TIMEOUT;
    };
    expect(await toldFor(change)).toEqual(['off', 'on']);
  });
});
