import { expect, test, vi } from 'vitest';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { OutletStartupState } from '../../shared/model/pdu.ts';
import type { Result } from '../../shared/result.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  context,
  engine,
  simulator,
  simulatorBench,
  targetOf,
} from './testing/simulator-bench.ts';

const outcomeOf = async (changing: Promise<Result<null, DeviceError>>) => {
  const outcome = await changing;
  return outcome.ok ? 'done' : outcome.error;
};

function changesOf({ engine: { handlers } }: EngineBench, pdu: PduId) {
  const { pdus } = handlers;
  return {
    startupState: (outlet: OutletId | null, startupState: OutletStartupState) =>
      outcomeOf(pdus.changeStartupState({ pdu, outlet, startupState }, context)),
    powerOnDelay: (powerOnDelayMs: number) =>
      outcomeOf(pdus.changePowerOnDelay({ pdu, powerOnDelayMs }, context)),
    inRushGuard: (inRushGuardDelayMs: number) =>
      outcomeOf(pdus.changeInRushGuard({ pdu, inRushGuardDelayMs }, context)),
    /** Of the settings, newest first. */
    audit: async () =>
      (await handlers.app.audit({ limit: 50, pdu }, context)).filter(({ action }) =>
        action.startsWith('set'),
      ),
  };
}

/** A simulated PDU over SNMP, online. */
async function snmpPdu() {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const { pdu } = await addTarget(bench, targetOf(device, 'snmp'));
  await connected(bench, pdu, 'online');
  return { device, bench, pdu };
}

test('start-up states are written, read again, and recorded as asked and as done with what was before', async () => {
  const { device, bench, pdu } = await simulatorBench();
  const change = changesOf(bench, pdu);
  expect(await change.startupState('outlet:2', 'off')).toBe('done');
  expect(await change.startupState(null, 'on')).toBe('done');
  expect(device.pdu.outlets[1]?.settings.startupState).toBe(1);
  expect(device.pdu.settings.startupState).toBe(0);
  const { model } = await bench.view(pdu);
  expect(model?.settings.startupState).toBe('on');
  expect(model?.outlets.find(({ id }) => id === 'outlet:2')?.startupState).toBe('off');
  expect(await change.audit()).toMatchObject([
    { action: 'setStartupState', element: 'pdu', result: 'done', before: 'Last state', after: 'On' },
    { action: 'setStartupState', element: 'pdu', result: 'asked', before: 'Last state', after: 'On' },
    { element: 'outlet:2', elementName: '2 access-sw', result: 'done', before: 'As the PDU', after: 'Off' },
    { element: 'outlet:2', elementName: '2 access-sw', result: 'asked', before: 'As the PDU', after: 'Off' },
  ]);
});

test('the power-on delay and the in-rush guard are written without touching anything else', async () => {
  const { device, bench, pdu } = await simulatorBench();
  const change = changesOf(bench, pdu);
  const before = device.pdu.settings;
  expect(await change.powerOnDelay(2500)).toBe('done');
  expect(await change.inRushGuard(350)).toBe('done');
  expect(device.pdu.settings).toEqual({ ...before, powerOnDelay: 3, inRushGuardDelay: 350 });
  const { model } = await bench.view(pdu);
  expect(model?.settings).toMatchObject({ powerOnDelayMs: 3000, inRushGuardDelayMs: 350 });
  expect(await change.audit()).toMatchObject([
    { action: 'setInRushGuard', result: 'done', before: '200 ms', after: '350 ms' },
    { action: 'setInRushGuard', result: 'asked' },
    { action: 'setPowerOnDelay', result: 'done', before: '0 ms', after: '2.5 s' },
    { action: 'setPowerOnDelay', result: 'asked' },
  ]);
});

test('the same over SNMP; a power-on delay, which its MIB lacks, is refused before anything is asked', async () => {
  const { device, bench, pdu } = await snmpPdu();
  const change = changesOf(bench, pdu);
  expect(await change.startupState('outlet:1', 'lastState')).toBe('done');
  expect(await change.inRushGuard(500)).toBe('done');
  expect(device.pdu.outlets[0]?.settings.startupState).toBe(2);
  expect(device.pdu.settings.inRushGuardDelay).toBe(500);
  const recorded = await change.audit();
  expect(await change.powerOnDelay(5000)).toMatchObject({ kind: 'unsupported' });
  expect(await change.audit()).toEqual(recorded);
});

test('what a PDU cannot hold changes nothing, and is recorded as failed in words', async () => {
  const { device, bench, pdu } = await snmpPdu();
  const change = changesOf(bench, pdu);
  const before = device.pdu.settings;
  expect(await change.inRushGuard(50)).toMatchObject({
    kind: 'invalidArgument',
    message: 'The in-rush guard delay must be from 100 ms to 10 s on this PDU; nothing was written.',
  });
  expect(await change.startupState(null, 'pduDefault')).toMatchObject({ kind: 'invalidArgument' });
  expect(device.pdu.settings).toEqual(before);
  expect(await change.audit()).toMatchObject([
    { action: 'setStartupState', result: 'failed', message: expect.stringContaining('Nothing was written.') },
    { action: 'setStartupState', result: 'asked' },
    { action: 'setInRushGuard', result: 'failed', message: expect.stringContaining('from 100 ms') },
    { action: 'setInRushGuard', result: 'asked' },
  ]);
});

test('a change whose answer is lost is recorded as unknown, and what holds is read again', async () => {
  const { device, bench, pdu } = await simulatorBench();
  const change = changesOf(bench, pdu);
  device.faults.inject({ kind: 'dropAfter' }, { method: 'setSettings', times: 1 });
  expect(await change.startupState('outlet:3', 'on')).toMatchObject({ kind: 'outcomeUnknown' });
  const { model } = await bench.view(pdu);
  expect(model?.outlets.find(({ id }) => id === 'outlet:3')?.startupState).toBe('on');
  expect(await change.audit()).toMatchObject([{ result: 'unknown' }, { result: 'asked' }]);
});

test('what was set is what outlets do after a power loss, and is shown when the PDU is back', async () => {
  const { device, bench, pdu } = await simulatorBench();
  const change = changesOf(bench, pdu);
  expect(await change.startupState(null, 'on')).toBe('done');
  expect(await change.startupState('outlet:2', 'off')).toBe('done');
  expect(await change.powerOnDelay(30_000)).toBe('done');
  await device.powerCycleInput({ downMs: 5000 });
  await vi.waitFor(async () => {
    const { connection, outletStates } = await bench.view(pdu);
    const states = ['outlet:1', 'outlet:2', 'outlet:3'].map((id) => outletStates[id as OutletId]?.powerState);
    expect([connection.kind, ...states]).toEqual(['online', 'on', 'off', 'on']);
  }, 18_000);
});
