import { expect, test } from 'vitest';
import { context, powerBench, type PowerBench } from '../../power/testing/power-bench.ts';
import { faultOf, shellPower } from '../testing/shell-bench.ts';

/** A command that is being checked, and not sent yet, when something ends it. */
async function endedBy(end: (bench: PowerBench) => Promise<void> | void): Promise<string> {
  const bench = await powerBench(undefined, { isStored: true });
  const gate = Promise.withResolvers<void>();
  bench.device.checkGate = gate.promise;
  const fault = faultOf(shellPower(bench.bench, bench.pdu, 'PowerOff', { ports: ['PS1', 'PS2'] }));
  await bench.settle();
  await end(bench);
  gate.resolve();
  await bench.clock.advance(20_000);
  expect(bench.device.sent).toEqual([]);
  const { message } = await fault;
  return message;
}

test.each([
  ['the computer goes to sleep', ({ bench }: PowerBench) => bench.engine.suspend()],
  [
    'the PDU is removed',
    async ({ handlers, pdu }: PowerBench) => {
      await handlers.pdus.remove({ pdu }, context);
    },
  ],
])('a command that is not sent since %s says so in whole sentences', async (_what, end) => {
  const message = await endedBy(end);
  expect(message).toMatch(/^PowerOff was not sent to .*Nothing was switched\.$/u);
  expect(message).not.toMatch(/[^.:] (?:Port|State|Nothing) /u);
  expect(message).toContain('Port PS1 (outlet 1, device-1): state on, read at 2026-03-04T14:28:00.000Z.');
});
