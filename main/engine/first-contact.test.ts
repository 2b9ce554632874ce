import { expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { MemoryPdu } from '../devices/testing/memory-pdu.ts';
import { TARGET } from '../devices/testing/session-bench.ts';
import type { PduDriver } from '../drivers/driver.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { contact } from './first-contact.ts';

test('a device that goes on answering without telling who it is is given up, and its driver closed', async () => {
  const clock = new ManualClock(0);
  let isClosed = false;
  const driver: PduDriver = {
    ...new MemoryPdu(clock).driver(),
    identify: ({ signal }) =>
      new Promise((resolve) => {
        const give = () => resolve(err({ kind: 'cancelled', message: 'Cancelled before it was done.' }));
        signal.addEventListener('abort', give, { once: true });
      }),
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
    },
  };
  const options = { openDriver: async () => ok(driver), clock, signal: new AbortController().signal };
  const found = contact(options, TARGET);
  await clock.advance(60_000);
  expect(await found).toMatchObject({
    ok: false,
    error: { kind: 'timeout', message: expect.stringContaining('answers too slowly') },
  });
  expect(isClosed).toBe(true);
});
