import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { powerBench } from './testing/power-bench.ts';

/** Makes the audit table refuse entries with a result, as a full disk would. */
function refuseAudit(dataDirectory: string, result: string): void {
  const database = new DatabaseSync(join(dataDirectory, 'busbar.db'));
  onTestFinished(() => database.close());
  database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON audit WHEN NEW.result = '${result}'
    BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
}

test('a command that cannot be recorded is not sent', async () => {
  const bench = await powerBench();
  const id = await bench.armed();
  refuseAudit(bench.bench.dataDirectory, 'asked');
  await bench.clock.advance(4000);
  expect(bench.device.sent).toEqual([]);
  expect(await bench.outlet(id)).toMatchObject({
    phase: 'notSent',
    message: 'Not cycled: the audit log could not be written. Nothing was sent.',
  });
});

test('a command that is on its way is followed to its end although the log cannot be written any more', async () => {
  const bench = await powerBench();
  const id = await bench.armed({ action: 'off' });
  refuseAudit(bench.bench.dataDirectory, 'accepted');
  await bench.clock.advance(4000);
  expect(await bench.outlet(id)).toMatchObject({ phase: 'confirmed', after: 'off' });
});
