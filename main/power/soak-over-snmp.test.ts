import { expect, test } from 'vitest';
import { snmpSide } from '../drivers/snmp/testing/driver-on.ts';
import { soakInPeace, soakInTrouble, soakSeeds } from './testing/soak-run.ts';
import { overSnmp } from './testing/soak-way.ts';

/** By v2c or v3, in turn; every third seed with notifications. */
const wayOf = (seed: number) => overSnmp(seed % 2 === 0 ? 'v3' : 'v2c', seed % 3 === 0);

for (const seed of soakSeeds([1, 2, 3])) {
  test(`over SNMP, whatever goes wrong, no command is sent twice, unseen or unrecorded, and no report is false (seed ${seed})`, async () => {
    const { device } = await soakInTrouble(seed, await wayOf(seed));
    expect(snmpSide(device).agent.log.bugs).toEqual([]);
  }, 120_000);
}

test.each([
  ['quick', 0],
  ['slow', 300],
])(
  'over SNMP, on a %s PDU without troubles every command that is sent is confirmed',
  async (_, delayMs) => {
    await soakInPeace(4, await wayOf(4), delayMs);
  },
  120_000,
);
