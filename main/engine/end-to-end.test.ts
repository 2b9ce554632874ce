import { describe, expect, test, vi } from 'vitest';
import { outletId, type OutletId } from '../../shared/model/ids.ts';
import type { RunningSimulator } from '../simulator/simulator.ts';
import {
  addPdu,
  arm,
  connected,
  context,
  engine,
  inPhase,
  outcome,
  simulator,
  simulatorBench,
} from './testing/simulator-bench.ts';
import type { EngineBench } from './testing/engine-bench.ts';

/** Requests that moved power, as the device received them. */
function commandsOf(device: RunningSimulator): readonly string[] {
  return device.requestLog.entries
    .map((entry) => entry.method)
    .filter((method) => /^(set|cycle).*PowerState/u.test(method));
}

async function eventTexts(bench: EngineBench): Promise<readonly string[]> {
  const { events } = await bench.engine.handlers.fleet.snapshot({}, context);
  return events.map((event) => event.text);
}

describe('a power command over the wire', () => {
  test('a cycle is sent once, seen off and on again, and recorded', async () => {
    const { bench, device, pdu } = await simulatorBench();
    const id = await arm(bench, pdu, '4', 'cycle');
    const { outlets } = await outcome(bench, id);
    expect(outlets[0]).toMatchObject({ phase: 'confirmed', before: 'on', after: 'on' });
    expect(outlets[0]?.offSeenAtMs).not.toBeNull();
    expect(commandsOf(device)).toEqual(['cyclePowerState']);
    const audit = await bench.engine.handlers.app.audit({ limit: 10, pdu }, context);
    const own = audit.filter((entry) => entry.commandId === id).map((entry) => entry.result);
    expect(own).toEqual(['confirmed', 'accepted', 'sent', 'asked', 'armed']);
    expect(await eventTexts(bench)).toEqual([]);
  });

  test('costs one request to check, one to switch, and no more than one to read back', async () => {
    const { bench, device, pdu, clock } = await simulatorBench();
    await bench.engine.handlers.app.changeSettings({ pollIntervalMs: 60_000 }, context);
    await vi.waitFor(async () => {
      expect((await bench.view(pdu)).connection).toMatchObject({ kind: 'online', events: true });
    });
    const polled = Promise.withResolvers<void>();
    device.requestLog.onRequest = ({ method }) => {
      if (method !== 'pollEvents') polled.resolve();
    };
    await polled.promise;
    await clock.sleep(1000, new AbortController().signal);
    device.requestLog.clear();
    await outcome(bench, await arm(bench, pdu, '4', 'off'));
    const cost = device.requestLog.entries.filter((entry) => entry.method !== 'pollEvents');
    expect(cost.length).toBeLessThanOrEqual(3);
    expect(commandsOf(device)).toEqual(['setPowerState']);
  });

  test('a lost reply is settled by what the device shows, and nothing is sent again', async () => {
    const { bench, device, pdu } = await simulatorBench();
    device.faults.inject({ kind: 'dropAfter' }, { method: 'setPowerState', times: 1 });
    const id = await arm(bench, pdu, '4', 'off');
    expect((await outcome(bench, id)).outlets[0]).toMatchObject({ phase: 'confirmed', after: 'off' });
    expect(commandsOf(device)).toEqual(['setPowerState']);
  });

  test('a PDU that goes silent leaves it unknown, and it is settled when the PDU is back', async () => {
    const { bench, device, pdu } = await simulatorBench();
    device.faults.eventsMuted = true;
    device.faults.inject({ kind: 'dropAfter' }, { method: 'setPowerState', times: 1 });
    device.requestLog.onRequest = ({ method }) => {
      if (method === 'setPowerState') setImmediate(() => void device.faults.reboot({ downMs: 15_000 }));
    };
    const id = await arm(bench, pdu, '4', 'off');
    await inPhase(bench, id, 'unknown');
    const settled = await inPhase(bench, id, 'confirmed');
    expect(settled.outlets[0]).toMatchObject({ after: 'off' });
    expect(settled.outlets[0]?.phaseAtMs.unknown).toBeDefined();
    expect(commandsOf(device)).toEqual(['setPowerState']);
    await vi.waitFor(async () => {
      expect(await eventTexts(bench)).toEqual([
        expect.stringMatching(/^No data from A07-L since/u),
        expect.stringMatching(
          /^A07-L is live again\. It was out for \d+ s\. 1 outlet changed state meanwhile\.$/u,
        ),
      ]);
    });
  });

  test('a refusal names the code and what is still true', async () => {
    const { bench, device, pdu } = await simulatorBench();
    device.faults.switching.disabledOutlets.add(3);
    const id = await arm(bench, pdu, '4', 'cycle');
    const { outlets } = await outcome(bench, id);
    expect(outlets[0]?.phase).toBe('failed');
    expect(outlets[0]?.message).toMatch(/disabled \(code 3\).* It is still on\.$/u);
  });

  test('an event channel that stays silent does not keep a cycle from being confirmed', async () => {
    const { bench, device, pdu } = await simulatorBench();
    device.faults.eventsMuted = true;
    const id = await arm(bench, pdu, '4', 'cycle');
    expect((await outcome(bench, id)).outlets[0]).toMatchObject({ phase: 'confirmed', after: 'on' });
  });

  test('a window that closes while armed sends nothing', async () => {
    const { bench, device, pdu } = await simulatorBench();
    const id = await arm(bench, pdu, '4', 'cycle');
    bench.engine.windowClosed('w1');
    expect((await outcome(bench, id)).outlets[0]?.phase).toBe('notSent');
    await bench.engine[Symbol.asyncDispose]();
    expect(commandsOf(device)).toEqual([]);
  });
});

describe('a PDU that reboots while it is polled', () => {
  test('keeps its last values and comes back by itself, also with another firmware', async () => {
    const { bench, device, pdu } = await simulatorBench();
    const down = device.faults.reboot({ downMs: 10_000, firmware: '3.6.0' });
    await connected(bench, pdu, 'offline');
    expect((await bench.view(pdu)).outletStates['outlet:4']?.powerState).toBe('on');
    await down;
    await connected(bench, pdu, 'online');
    expect((await bench.view(pdu)).model?.identity.firmware).toContain('3.6.0');
  });
});

describe('the power-on sequence', () => {
  async function readSequence(bench: EngineBench, pdu: Parameters<typeof connected>[1]) {
    const read = await bench.engine.handlers.sequences.read({ pdu }, context);
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  }

  test('is written, read back, and obeyed when all outlets are switched on', async () => {
    const { bench, device, pdu } = await simulatorBench({ model: 'px3ts-12' });
    const { handlers } = bench.engine;
    const read = await readSequence(bench, pdu);
    const order = [...read.order].reverse();
    const delaysMs = Object.fromEntries(order.map((outlet) => [outlet, 1000]));
    const draft = { order, delaysMs, inRushGuardDelayMs: read.inRushGuardDelayMs };
    const applied = await handlers.sequences.apply({ pdu, baseRevision: read.revision, draft }, context);
    expect(applied).toMatchObject({ ok: true, value: { kind: 'applied', sequence: { order, delaysMs } } });
    expect((await bench.view(pdu)).model?.settings.outletPowerStateSequence).toEqual(order);

    const all = {
      pdu,
      scope: 'all',
      outlets: order,
      respectSequence: true,
      includeProtected: true,
      cycleDelayMs: null,
    } as const;
    const off = await handlers.power.run({ ...all, action: 'off' }, context);
    expect(off).toMatchObject({ ok: true });
    const cameOn: OutletId[] = [];
    const stop = device.pdu.onEvent((event) => {
      if (event.kind === 'outletStatus' && event.after.powerOn && !event.before.powerOn) {
        cameOn.push(outletId(String(event.outlet + 1)));
      }
    });
    const on = await handlers.power.run({ ...all, action: 'on' }, context);
    stop();
    if (!on.ok) throw new Error(on.error.message);
    expect(on.value.outlets.map((each) => each.phase)).toEqual(order.map(() => 'confirmed'));
    expect(cameOn).toEqual(order);
    expect(commandsOf(device)).toEqual(['setAllOutletPowerStates', 'setAllOutletPowerStates']);
  });

  test('is not overwritten when somebody else changed it meanwhile', async () => {
    const { bench, device, pdu, clock } = await simulatorBench();
    const base = await readSequence(bench, pdu);
    const other = await engine({ clock });
    const otherPdu = await addPdu(other, device);
    const theirs = await readSequence(other, otherPdu);
    const draft = { ...theirs, order: theirs.order.toReversed() };
    await other.engine.handlers.sequences.apply(
      { pdu: otherPdu, baseRevision: theirs.revision, draft },
      context,
    );
    const delaysMs: Record<OutletId, number> = { ...base.delaysMs, 'outlet:1': 9000 };
    const mine = { ...base, order: [...base.order], delaysMs };
    const applied = await bench.engine.handlers.sequences.apply(
      { pdu, baseRevision: base.revision, draft: mine },
      context,
    );
    expect(applied).toMatchObject({ ok: true, value: { kind: 'conflict', current: { order: draft.order } } });
    expect((await readSequence(bench, pdu)).delaysMs['outlet:1']).toBe(theirs.delaysMs['outlet:1']);
  });

  test('an outlet twice or missing is refused before anything is written', async () => {
    const { bench, device, pdu } = await simulatorBench();
    const read = await readSequence(bench, pdu);
    device.requestLog.clear();
    const draft = { ...read, order: [...read.order.slice(1), ...read.order.slice(1, 2)] };
    const applied = await bench.engine.handlers.sequences.apply(
      { pdu, baseRevision: read.revision, draft },
      context,
    );
    expect(applied).toMatchObject({ ok: false, error: { kind: 'invalidArgument' } });
    expect(device.requestLog.entries.map((entry) => entry.method)).not.toContain('setSettings');
  });
});

test('what somebody else switches is told with who it was', async () => {
  const { bench, device, clock } = await simulatorBench();
  const other = await engine({ clock });
  const otherPdu = await addPdu(other, device);
  await connected(other, otherPdu, 'online');
  await outcome(other, await arm(other, otherPdu, '2', 'off'));
  await vi.waitFor(async () => {
    expect(await eventTexts(bench)).toEqual([
      expect.stringMatching(/^Outlet 2.*, turned off by admin from .*\. Seen, not from this app\.$/u),
    ]);
  });
  expect(await eventTexts(other)).toEqual([]);
});

test('two PDUs are shown side by side', async () => {
  const { bench, clock } = await simulatorBench();
  const second = await addPdu(bench, await simulator({ clock, seed: 2 }));
  await connected(bench, second, 'online');
  const { pdus } = await bench.engine.handlers.fleet.snapshot({}, context);
  expect(pdus).toHaveLength(2);
});
