import { Socket } from 'node:dgram';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock } from '../../../support/manual-clock.ts';
import { valueOf } from '../../testing/value-of.ts';
import { parseSnmpAddress } from './address.ts';
import { openWire } from './wire.ts';

describe('a wire', () => {
  it('that cannot be opened leaves no socket behind', async () => {
    const close = vi.spyOn(Socket.prototype, 'close');
    onTestFinished(() => close.mockRestore());
    // Systems let no one connect to the broadcast address who did not ask for that.
    const address = valueOf(parseSnmpAddress('255.255.255.255'));
    const opened = await openWire(
      address,
      { onDatagram: () => undefined, onError: () => undefined },
      { clock: new ManualClock(0), timeoutMs: 1000, signal: new AbortController().signal },
    );
    expect(opened).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(close).toHaveBeenCalledTimes(1);
  });
});
