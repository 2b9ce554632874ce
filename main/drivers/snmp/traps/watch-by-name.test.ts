import { lookup } from 'node:dns/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../../support/logger.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { PATIENT } from '../../testing/waiting.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { discovered } from '../testing/discovered.ts';
import { COMMUNITIES } from '../testing/driver-on.ts';
import { TrapReceiver } from './trap-receiver.ts';
import { watchTraps } from './watch-traps.ts';

vi.mock(import('node:dns/promises'), { spy: true });

it('a watch ends with its signal while the name servers say nothing', async () => {
  vi.mocked(lookup).mockReturnValue(Promise.withResolvers<never>().promise);
  const source = new TrapReceiver(silentLogger);
  onTestFinished(() => source[Symbol.asyncDispose]());
  await source.start(0);
  const { map } = await discovered(PDU2_FIXTURE);
  const stop = new AbortController();
  const watching = watchTraps({
    source,
    address: { host: 'pdu.example', port: 161, hostPort: 'pdu.example:161' },
    access: COMMUNITIES,
    engineId: null,
    clock: new ManualClock(0),
    signal: stop.signal,
    map: () => map,
    read: () => Promise.reject(new Error('Nothing asked for a read.')),
    onEvent: () => undefined,
  });
  await vi.waitFor(() => expect(lookup).toHaveBeenCalledWith('pdu.example', { all: true }), PATIENT);
  stop.abort();
  expect((await watching).kind).toBe('cancelled');
});
