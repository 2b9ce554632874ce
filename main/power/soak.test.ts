import { expect, test } from 'vitest';
import { soakInPeace, soakInTrouble, soakSeeds } from './testing/soak-run.ts';
import { overXerus } from './testing/soak-way.ts';

/** By session or by password, in turn. */
const wayOf = (seed: number) => overXerus(seed % 2 === 0 ? 'session' : 'basic');

for (const seed of soakSeeds([1, 2, 12])) {
  test(`whatever goes wrong, no command is sent twice, unseen or unrecorded, and no report is false (seed ${seed})`, async () => {
    const { device } = await soakInTrouble(seed, wayOf(seed));
    expect(device.requestLog.maxInFlight).toBe(1);
  }, 120_000);
}

test.each([
  ['quick', 0],
  ['slow', 1200],
])(
  'on a %s PDU without troubles every command that is sent is confirmed, unless its sequence was cancelled',
  async (_, delayMs) => {
    const { device } = await soakInPeace(4, wayOf(4), delayMs);
    expect(device.requestLog.maxInFlight).toBe(1);
  },
  120_000,
);
