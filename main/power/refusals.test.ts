import { describe, expect, test, vi } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { TIMEOUT } from '../devices/testing/memory-pdu.ts';
import { context, powerBench, type PowerBench } from './testing/power-bench.ts';

const ids = (...labels: readonly string[]) => labels.map((label) => outletId(label));

function protect(bench: PowerBench, label: string): Promise<null> {
  return bench.handlers.power.setProtected(
    { pdu: bench.pdu, outlet: outletId(label), protected: true },
    context,
  );
}

describe('arming is refused', () => {
  test('when the state is older than five seconds', async () => {
    const bench = await powerBench();
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(6000);
    expect(await bench.arm()).toEqual({
      ok: false,
      error: {
        kind: 'stale',
        message: 'The state of outlet 1 is 6 s old. Switching waits until mem answers again.',
      },
    });
  });

  test('not by the age of the state while a live event channel keeps it current', async () => {
    const bench = await powerBench((device) => {
      device.hasEvents = true;
    });
    await bench.handlers.app.changeSettings({ pollIntervalMs: 60_000 }, context);
    await bench.clock.advance(155_000);
    expect((await bench.arm()).ok).toBe(true);
  });

  test('when the state is unknown', async () => {
    const bench = await powerBench((device) => device.set(outletId('1'), 'unknown'));
    expect(await bench.arm({ seenState: 'unknown' })).toMatchObject({
      error: { kind: 'stale', message: 'The state of outlet 1 on mem is unknown. Read it again first.' },
    });
  });

  test('for an outlet that does not exist', async () => {
    const bench = await powerBench();
    expect(await bench.arm({ outlets: ['99'] })).toMatchObject({
      ok: false,
      error: { kind: 'unknownOutlet', message: 'There is no outlet 99 on mem.' },
    });
  });

  test('for an outlet without a relay', async () => {
    const bench = await powerBench((device) => {
      const outlets = device.model.outlets.map((each) => ({ ...each, switchable: false }));
      device.model = { ...device.model, outlets };
    });
    expect(await bench.arm()).toMatchObject({ error: { kind: 'notSwitchable' } });
  });

  test('for a protected outlet unless it was held', async () => {
    const bench = await powerBench();
    await protect(bench, '1');
    expect(await bench.arm()).toMatchObject({
      error: { kind: 'protected', message: 'Outlet 1, device-1, is protected. Hold the button to cycle.' },
    });
    expect((await bench.arm({ heldProtected: true })).ok).toBe(true);
  });

  test('while a command for the same outlet runs', async () => {
    const bench = await powerBench();
    await bench.armed();
    expect(await bench.arm()).toMatchObject({ error: { kind: 'busy' } });
    expect((await bench.arm({ outlets: ['2'] })).ok).toBe(true);
  });

  test('for several outlets on a device that has no call for them', async () => {
    const bench = await powerBench((device) => {
      device.model = { ...device.model, capabilities: ['switchOutlet', 'cycleOutlet'] };
    });
    expect(await bench.arm({ outlets: ['1', '2'] })).toMatchObject({ error: { kind: 'unsupported' } });
  });

  test('for a sequence on a device that would turn all on at once; without one it is carried out', async () => {
    const bench = await powerBench((device) => {
      device.model = {
        ...device.model,
        capabilities: device.model.capabilities.filter((each) => each !== 'switchInSequence'),
      };
    });
    const request = {
      pdu: bench.pdu,
      action: 'on' as const,
      scope: 'all' as const,
      outlets: [...ids('1', '2', '3')],
      includeProtected: false,
      cycleDelayMs: null,
    };
    expect(await bench.handlers.power.run({ ...request, respectSequence: true }, context)).toMatchObject({
      error: { kind: 'unsupported', message: expect.stringContaining('cannot turn outlets on in sequence') },
    });
    expect(bench.device.sent).toEqual([]);
    void bench.handlers.power.run({ ...request, respectSequence: false }, context);
    await vi.waitFor(() => expect(bench.device.sent.map((command) => command.call)).toEqual(['all']));
  });

  test('for a PDU that is not there', async () => {
    const bench = await powerBench();
    await bench.handlers.pdus.closeTemporary({ pdu: bench.pdu }, context);
    expect(await bench.arm()).toMatchObject({ error: { kind: 'unknownPdu' } });
  });
});

describe('several outlets', () => {
  test('go to the device in one call and are confirmed one by one', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const id = await bench.armed({ outlets: ['1', '2'], action: 'off' });
    await bench.clock.advance(5000);
    expect(bench.device.sent).toEqual([
      { call: 'several', action: 'off', outlets: ids('1', '2'), respectSequence: false },
    ]);
    bench.device.set(outletId('1'), 'off');
    await bench.clock.advance(1000);
    expect((await bench.command(id)).outlets.map((each) => each.phase)).toEqual(['confirmed', 'accepted']);
  });

  test('all is the call for all outlets', async () => {
    const bench = await powerBench();
    await bench.armed({ outlets: ['1', '2', '3'], action: 'off', scope: 'all' });
    await bench.clock.advance(5000);
    expect(bench.device.sent.map((command) => command.call)).toEqual(['all']);
  });

  test('all leaves protected outlets out and never uses the call for all then', async () => {
    const bench = await powerBench();
    await protect(bench, '2');
    await bench.armed({ outlets: ['1', '2', '3'], action: 'off', scope: 'all' });
    await bench.clock.advance(5000);
    expect(bench.device.sent).toEqual([
      { call: 'several', action: 'off', outlets: ids('1', '3'), respectSequence: true },
    ]);
  });

  test('all is refused when every outlet is protected', async () => {
    const bench = await powerBench();
    for (const label of ['1', '2', '3']) await protect(bench, label);
    expect(await bench.arm({ outlets: ['1', '2', '3'], scope: 'all' })).toMatchObject({
      error: { kind: 'noOutlets' },
    });
  });

  test('a sequence that takes its time is waited for', async () => {
    const bench = await powerBench((device) => {
      const outlets = device.model.outlets.map((each) => ({ ...each, sequenceDelayMs: 30_000 }));
      device.model = { ...device.model, outlets };
      device.obey = () => undefined;
      for (const each of outlets) device.set(each.id, 'off');
    });
    const id = await bench.armed({ outlets: ['1', '2', '3'], action: 'on', scope: 'all', seenState: 'off' });
    await bench.clock.advance(5000 + 69_000);
    expect((await bench.command(id)).outlets.map((each) => each.phase)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    for (const each of ids('1', '2', '3')) bench.device.set(each, 'on');
    await bench.clock.advance(600);
    expect((await bench.command(id)).outlets.map((each) => each.phase)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });
});

describe('the command line', () => {
  const cli = { windowId: 'cli', door: 'commandLine' } as const;
  const base = { scope: 'one', respectSequence: false, includeProtected: false, cycleDelayMs: null } as const;

  test('sends at once and waits for the outcome', async () => {
    const bench = await powerBench();
    const running = bench.handlers.power.run(
      { ...base, pdu: bench.pdu, action: 'off', outlets: ids('1') },
      cli,
    );
    await bench.settle();
    const result = await running;
    expect(result).toMatchObject({
      ok: true,
      value: {
        door: 'commandLine',
        undoUntilMs: null,
        outlets: [{ phase: 'confirmed', before: 'on', after: 'off' }],
      },
    });
  });

  test('drives a cycle with a delay of its own: off, wait, on', async () => {
    const bench = await powerBench();
    const request = {
      ...base,
      pdu: bench.pdu,
      action: 'cycle',
      outlets: ids('1'),
      cycleDelayMs: 7000,
    } as const;
    const running = bench.handlers.power.run(request, cli);
    await bench.clock.advance(6999);
    expect(bench.device.sent.map((command) => command.action)).toEqual(['off']);
    await bench.clock.advance(2000);
    expect(bench.device.sent.map((command) => command.action)).toEqual(['off', 'on']);
    expect(await running).toMatchObject({
      value: { outlets: [{ phase: 'confirmed', message: 'On again after 7.0 s.' }] },
    });
  });

  test('does not turn on what it could not see going off', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const request = {
      ...base,
      pdu: bench.pdu,
      action: 'cycle',
      outlets: ids('1'),
      cycleDelayMs: 7000,
    } as const;
    const running = bench.handlers.power.run(request, cli);
    await bench.clock.advance(30_000);
    expect(await running).toMatchObject({ value: { outlets: [{ phase: 'failed' }] } });
    expect(bench.device.sent.map((command) => command.action)).toEqual(['off']);
  });

  test('refuses a protected outlet unless told to include it', async () => {
    const bench = await powerBench();
    await protect(bench, '1');
    const request = { ...base, pdu: bench.pdu, action: 'off', outlets: ids('1') } as const;
    expect(await bench.handlers.power.run(request, cli)).toMatchObject({
      error: {
        kind: 'protected',
        message: 'Outlet 1, device-1, is protected. Add --include-protected to switch it.',
      },
    });
    expect((await bench.handlers.power.run({ ...request, includeProtected: true }, cli)).ok).toBe(true);
  });
});
