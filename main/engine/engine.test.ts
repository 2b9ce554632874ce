import { expect, test, vi } from 'vitest';
import type { CallContext } from '../../shared/ipc/builders.ts';
import { MemoryPdu } from '../devices/testing/memory-pdu.ts';
import { systemClock } from '../support/clock.ts';
import { startEngine } from './testing/engine-bench.ts';

const context: CallContext = { windowId: 'w1', door: 'app' };

test('shows a PDU that was opened for one call, with its states and readings', async () => {
  const pdu = new MemoryPdu(systemClock);
  await using bench = await startEngine({ createDriver: () => pdu.driver() });
  const { handlers } = bench.engine;
  const opened = await handlers.pdus.openTemporary(
    { protocol: 'xerus', address: 'http://127.0.0.1:1', user: 'admin', password: 'pw', fingerprint: null },
    context,
  );
  if (!opened.ok) throw new Error(opened.error.message);
  const read = await handlers.pdus.readNow({ pdu: opened.value }, context);
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.sample.values).toEqual([2.31, 2.31, 2.31]);
  await vi.waitFor(async () => {
    const view = await bench.view(opened.value);
    expect(view.connection.kind).toBe('online');
    expect(view.outletStates['outlet:1']?.powerState).toBe('on');
  });
});
