import { test } from 'vitest';
import { soakPromises } from './testing/promise-soak.ts';
import { soakSeeds } from './testing/soak-run.ts';

for (const seed of soakSeeds([1, 2])) {
  test.each(['xerus', 'snmp'] as const)(
    `over %s, whatever goes wrong and however often it is killed, what a cycle turned off is turned on once or told (seed ${seed})`,
    (protocol) => soakPromises(protocol, seed),
    120_000,
  );
}
