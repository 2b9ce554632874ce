import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { context, powerBench } from './testing/power-bench.ts';

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

test('a command is not even armed when the log cannot be written', async () => {
  const bench = await powerBench();
  refuseAudit(bench.bench.dataDirectory, 'armed');
  expect(await bench.arm()).toMatchObject({ ok: false, error: { kind: 'notRecorded' } });
  await bench.clock.advance(5000);
  expect(bench.device.sent).toEqual([]);
});

test('a sequence that cannot be recorded is neither written nor cancelled', async () => {
  const bench = await powerBench();
  const { sequences } = bench.handlers;
  const read = await sequences.read({ pdu: bench.pdu }, context);
  if (!read.ok) throw new Error(read.error.message);
  refuseAudit(bench.bench.dataDirectory, 'asked');
  const { revision, order, delaysMs, inRushGuardDelayMs } = read.value;
  const draft = { order: order.toReversed(), delaysMs: { ...delaysMs }, inRushGuardDelayMs };
  const applied = await sequences.apply({ pdu: bench.pdu, baseRevision: revision, draft }, context);
  expect(applied).toMatchObject({ ok: false, error: { message: expect.stringContaining('audit log') } });
  expect(bench.device.writes).toEqual([]);
  expect((await sequences.cancel({ pdu: bench.pdu }, context)).ok).toBe(false);
});

test('protection that cannot be recorded is not taken away', async () => {
  const bench = await powerBench();
  const { power, fleet } = bench.handlers;
  const outlet = outletId('1');
  await power.setProtected({ pdu: bench.pdu, outlet, protected: true }, context);
  refuseAudit(bench.bench.dataDirectory, 'done');
  const change = { pdu: bench.pdu, outlet, protected: false };
  await expect(power.setProtected(change, context)).rejects.toThrow('disk full');
  expect((await fleet.snapshot({}, context)).pdus[0]?.protectedOutlets).toEqual([outlet]);
  expect(await bench.arm()).toMatchObject({ error: { kind: 'protected' } });
  const kept = new DatabaseSync(join(bench.bench.dataDirectory, 'busbar.db'), { readOnly: true });
  onTestFinished(() => kept.close());
  expect(kept.prepare('SELECT outlet FROM protected_outlet').all()).toHaveLength(1);
});
