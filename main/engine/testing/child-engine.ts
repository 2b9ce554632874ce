import { setTimeout as wait } from 'node:timers/promises';
import { outletId } from '../../../shared/model/ids.ts';
import { createEngine } from '../../engine.ts';
import { createKeyFileSecretStore } from '../../storage/secret-store.ts';
import { silentLogger } from '../../support/logger.ts';

/**
 * An engine in a process of its own, for what only the end of a process shows. Adds the PDU that is described as JSON in
 * its first argument, turns an outlet off or cycles it, and leaves; it ends when nothing of it is left.
 */
const { dataDirectory, outlet, cycleDelayMs, ...account } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly dataDirectory: string;
  readonly outlet: string;
  /** Drives a cycle with this delay in place of turning off. */
  readonly cycleDelayMs?: number;
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
};
const context = { windowId: 'child', door: 'commandLine' } as const;
const engine = await createEngine({
  dataDirectory,
  host: 'commandLine',
  version: '0.0.0',
  secrets: await createKeyFileSecretStore(dataDirectory),
  logger: silentLogger,
  operator: 'tester',
  workstation: 'bench',
});
const { pdus, power, fleet } = engine.handlers;
const added = await pdus.add(
  { protocol: 'xerus', ...account, name: 'A07-L', keepPassword: cycleDelayMs !== undefined },
  context,
);
if (!added.ok) throw new Error(added.error.message);
const { pdu } = added.value;
const run = await power.run(
  {
    pdu,
    action: cycleDelayMs === undefined ? 'off' : 'cycle',
    scope: 'one',
    outlets: [outletId(outlet)],
    respectSequence: false,
    includeProtected: false,
    cycleDelayMs: cycleDelayMs ?? null,
  },
  context,
);
/** With an event poll under way there is something to clean up. */
for (let tries = 0; tries < 200; tries += 1) {
  const { connection } = (await fleet.snapshot({}, context)).pdus[0] ?? { connection: null };
  if (connection?.kind === 'online' && connection.events) break;
  await wait(20);
}
process.stdout.write(run.ok ? (run.value.outlets[0]?.phase ?? '') : run.error.message);
await engine[Symbol.asyncDispose]();
