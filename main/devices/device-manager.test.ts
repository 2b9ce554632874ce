import { expect, onTestFinished, test } from 'vitest';
import { pduId } from '../../shared/model/ids.ts';
import { ok } from '../../shared/result.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { silentLogger } from '../support/logger.ts';
import { DeviceManager } from './device-manager.ts';
import { FleetStore } from './fleet-store.ts';
import { MemoryPdu } from './testing/memory-pdu.ts';
import { TARGET } from './testing/session-bench.ts';

test('PDUs that hang while connecting do not keep the others from being polled', async () => {
  const clock = new ManualClock(0);
  const device = new MemoryPdu(clock);
  const fleet = new FleetStore({ clock, onChange: () => undefined });
  const manager = new DeviceManager({
    fleet,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    openDriver: async ({ address }) => {
      const driver = device.driver();
      if (address === TARGET.address) return ok(driver);
      const hangs = ({ signal }: { readonly signal: AbortSignal }) =>
        new Promise<Awaited<ReturnType<typeof driver.identify>>>((resolve) => {
          const stop = () => resolve({ ok: false, error: { kind: 'cancelled', message: 'Stopped.' } });
          signal.addEventListener('abort', stop, { once: true });
        });
      return ok({ ...driver, identify: hangs });
    },
    pollIntervalMs: () => 1000,
    emitSamples: () => undefined,
    isOwnChange: () => false,
    onObserved: () => undefined,
  });
  onTestFinished(() => manager[Symbol.asyncDispose]());
  const open = (name: string, address: string) =>
    manager.open({
      id: pduId(name),
      name,
      address,
      user: 'admin',
      protocol: 'xerus',
      snmp: null,
      otherProtocol: null,
      simulated: false,
      protectedOutlets: [],
      serial: '',
      target: { ...TARGET, address },
      spreadStart: false,
    });
  open('good', TARGET.address);
  await clock.advance(0);
  for (let index = 0; index < 20; index += 1) open(`dead-${index}`, '192.0.2.99');
  await clock.advance(5000);
  expect(device.reads).toBe(6);
  expect(fleet.pdu(pduId('good'))?.connection.kind).toBe('online');
  expect(fleet.pdu(pduId('dead-3'))?.connection.kind).toBe('connecting');
});
