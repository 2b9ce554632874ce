import { expect, it, onTestFinished } from 'vitest';
import { startSimulator, type RunningSimulator } from '../../simulator/simulator.ts';
import type { PduDriver } from '../driver.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';

async function bench(): Promise<{ device: RunningSimulator; driver: PduDriver }> {
  const device = await startSimulator({ model: 'px3-1ph-8' });
  const { url: address, user, password, fingerprint } = device;
  const driver = driverOn({ address, user, password, fingerprint });
  onTestFinished(async () => {
    await driver[Symbol.asyncDispose]();
    await device[Symbol.asyncDispose]();
  });
  return { device, driver };
}

it('a PDU with an outlet that could not be read has no call for all: it would switch that one unseen', async () => {
  const { device, driver } = await bench();
  const undo = device.faults.inject({ kind: 'callStatus', status: 500 }, { rid: '/outlet.2' });
  const model = valueOf(await driver.discover({ signal: never() }));
  expect(model.outlets.map((outlet) => outlet.id)).not.toContain('outlet:3');
  expect(model.capabilities).toContain('switchSeveral');
  expect(model.capabilities).not.toContain('switchAll');
  expect(errorOf(await driver.switchAllOutlets({ signal: never(), action: 'off' })).kind).toBe('unsupported');
  undo();
  expect(valueOf(await driver.discover({ signal: never() })).capabilities).toContain('switchAll');
});

it('the check before a command notices that the PDU lists its outlets in another order', async () => {
  const { device, driver } = await bench();
  valueOf(await driver.discover({ signal: never() }));
  const check = () => driver.checkOutlets({ signal: never(), outlets: ['outlet:1', 'outlet:2'] });
  expect((await check()).ok).toBe(true);
  device.faults.inject(
    {
      kind: 'rewrite',
      rewrite: (result) => {
        const listed: unknown = result?.['_ret_'];
        return { _ret_: Array.isArray(listed) ? listed.toReversed() : [] };
      },
    },
    { method: 'getOutlets' },
  );
  expect(errorOf(await check()).kind).toBe('notFound');
});

it('the check before a command does not take a name that could not be read for an empty one', async () => {
  const { device, driver } = await bench();
  valueOf(await driver.discover({ signal: never() }));
  device.faults.inject({ kind: 'callStatus', status: 500 }, { method: 'getSettings', rid: '/outlet.1' });
  const check = await driver.checkOutlets({ signal: never(), outlets: ['outlet:2'] });
  expect(errorOf(check).kind).toBe('busy');
  expect((await driver.checkOutlets({ signal: never(), outlets: ['outlet:1'] })).ok).toBe(true);
});

it('a command that is taken back while it waits for its turn never reaches the wire', async () => {
  const { device, driver } = await bench();
  valueOf(await driver.discover({ signal: never() }));
  device.faults.inject({ kind: 'delay', ms: 200 }, { method: 'getMetaData', times: 1 });
  const slow = driver.identify({ signal: never() });
  const controller = new AbortController();
  let isSent = false;
  const onSent = () => {
    isSent = true;
  };
  const off = { signal: controller.signal, outlet: 'outlet:1', action: 'off', onSent } as const;
  const command = driver.switchOutlet(off);
  controller.abort();
  expect(errorOf(await command).kind).toBe('cancelled');
  valueOf(await slow);
  expect(isSent).toBe(false);
  valueOf(await driver.switchOutlet({ ...off, signal: never() }));
  expect(isSent).toBe(true);
  const methods = device.requestLog.entries.map((entry) => entry.method);
  expect(methods.filter((method) => method === 'setPowerState')).toHaveLength(1);
});
