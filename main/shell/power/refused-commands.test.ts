import { describe, expect, test, vi } from 'vitest';
import { isFinal } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import { TIMEOUT } from '../../devices/testing/memory-pdu.ts';
import { powerBench, type PowerBench } from '../../power/testing/power-bench.ts';
import { caller, faultOf, shellPower, shellState, type ShellCall } from '../testing/shell-bench.ts';

const never = new Promise<void>(() => undefined);

const off = (bench: PowerBench, call: ShellCall, windowId = caller.windowId) =>
  shellPower(bench.bench, bench.pdu, 'PowerOff', call, { ...caller, windowId });

describe('a command that is refused', () => {
  test('for a protected outlet says what lets it through, and with that it passes', async () => {
    const bench = await powerBench();
    const { pdu } = bench;
    await bench.handlers.power.setProtected({ pdu, outlet: outletId('1'), protected: true }, caller);
    const fault = await faultOf(off(bench, { ports: ['PS2', 'PS1'] }));
    expect(fault).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('Set includeProtected'),
    });
    expect(fault.message).toMatch(
      /^PowerOff was not sent to mem \(192\.0\.2\.17\)\..*Nothing was switched\.$/u,
    );
    expect(bench.device.sent).toEqual([]);
    const answer = off(bench, { ports: ['PS2', 'PS1'], includeProtected: true });
    await bench.clock.advance(5000);
    expect(await answer).toEqual({ ok: true, value: null });
  });

  test('for a PDU that is gone is told so', async () => {
    const bench = await powerBench();
    const fault = await faultOf(shellPower(bench.bench, pduId('nobody'), 'PowerOn', { ports: ['PS1'] }));
    expect(fault).toMatchObject({ kind: 'unknownResource', ports: [] });
  });

  test('without ports, or with endpoints that do not go with them, is told so', async () => {
    const bench = await powerBench();
    expect(await faultOf(off(bench, { ports: [] }))).toMatchObject({
      kind: 'invalidArgument',
      message: expect.stringContaining('No port was given.'),
    });
    const endpoints = ['db-02', 'db-03'];
    expect(await faultOf(off(bench, { ports: ['PS1'], endpoints }))).toMatchObject({
      kind: 'invalidArgument',
      message: expect.stringContaining('Endpoints (2) and ports (1)'),
    });
    expect(bench.device.sent).toEqual([]);
  });

  test('for a port that is none takes down nothing of what was said to hang on the others', async () => {
    const bench = await powerBench();
    await faultOf(off(bench, { ports: ['PS1', 'PS9'], endpoints: ['db-02', 'db-03'] }));
    expect((await shellState(bench.bench)).connections).toEqual([]);
  });

  test('for an outlet that a window switches names it, and says to wait', async () => {
    const bench = await powerBench();
    await bench.armed();
    const fault = await faultOf(off(bench, { ports: ['PS1'] }));
    expect(fault).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('has a command running'),
    });
  });

  test('since the PDU does not answer tells the ports, and what was last known of them', async () => {
    const bench = await powerBench();
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(60_000);
    const answer = off(bench, { ports: ['PS1'] });
    await bench.clock.advance(200_000);
    const fault = await faultOf(answer);
    expect(fault).toMatchObject({
      kind: 'device',
      ports: [{ port: 'PS1', outlet: 'outlet:1', outcome: 'notSent', powerState: 'on' }],
    });
    expect(fault.message).toMatch(
      /^PowerOff was not sent to mem \(192\.0\.2\.17\)\. No answer\. Port PS1 \(outlet 1, device-1\): state on, read at 2026-03-04T14:2\d:/u,
    );
    expect(bench.device.sent).toEqual([]);
  });
});

describe('commands for one PDU', () => {
  test('run one after the other, in the order they came', async () => {
    const bench = await powerBench();
    const running = new Set<string>();
    let most = 0;
    bench.bench.engine.onEvent((channel, payload) => {
      if (channel !== 'fleet.changed') return;
      const { change } = payload as { readonly change: FleetChange };
      if (change.kind !== 'command') return;
      const isOver = change.command.outlets.every(({ phase }) => isFinal(phase));
      if (isOver) running.delete(change.command.id);
      else running.add(change.command.id);
      most = Math.max(most, running.size);
    });
    const commands = ['PowerOff', 'PowerOn', 'PowerCycle'] as const;
    const answers = Array.from({ length: 20 }, (_, at) =>
      shellPower(bench.bench, bench.pdu, commands[at % 3] ?? 'PowerOn', { ports: [`PS${(at % 3) + 1}`] }),
    );
    await bench.clock.advance(600_000);
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ ok: true, value: null })));
    expect(most).toBe(1);
    expect(bench.device.sent.map(({ action }) => action)).toEqual(
      answers.map((_, at) => (['off', 'on', 'cycle'] as const)[at % 3]),
    );
  });

  test('that are too many are refused, and those that wait are not', async () => {
    const bench = await powerBench();
    bench.device.turnGate = never;
    const waiting = Array.from({ length: 65 }, () => off(bench, { ports: ['PS1'] }));
    expect(await faultOf(off(bench, { ports: ['PS2'] }))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('Too many commands wait'),
    });
    bench.device.turnGate = null;
    await bench.clock.advance(400_000);
    const outcomes = await Promise.all(waiting);
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(64);
    expect((await off(bench, { ports: ['PS9'] })).ok).toBe(false);
  });

  test('that still wait when their caller goes are never sent', async () => {
    const bench = await powerBench();
    const first = off(bench, { ports: ['PS1'] }, 'w-first');
    const second = off(bench, { ports: ['PS2'] }, 'w-second');
    const third = off(bench, { ports: ['PS3'] }, 'w-third');
    bench.bench.engine.windowClosed('w-second');
    expect(await faultOf(second)).toMatchObject({
      kind: 'cancelled',
      message: expect.stringContaining('Nothing was switched.'),
    });
    await bench.clock.advance(20_000);
    expect(await first).toEqual({ ok: true, value: null });
    expect(await third).toEqual({ ok: true, value: null });
    expect(bench.device.sent.map(({ outlets }) => outlets.join())).toEqual(['outlet:1', 'outlet:3']);
  });

  test('that wait behind a window and were not asked yet are taken back when their caller goes', async () => {
    const bench = await powerBench();
    bench.device.turnGate = never;
    await bench.armed({ outlets: ['3'], action: 'off' });
    await bench.clock.advance(3000);
    const waiting = off(bench, { ports: ['PS2'] }, 'w-second');
    await bench.settle();
    bench.bench.engine.windowClosed('w-second');
    expect(await faultOf(waiting)).toMatchObject({ kind: 'cancelled' });
    bench.device.turnGate = null;
    await bench.clock.advance(60_000);
    expect(bench.device.sent).toEqual([]);
  });

  test('go on when their caller goes after they were sent', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const answer = off(bench, { ports: ['PS1'] });
    await vi.waitFor(() => expect(bench.device.sent).toHaveLength(1));
    bench.bench.engine.windowClosed(caller.windowId);
    bench.device.set(outletId('1'), 'off');
    await bench.clock.advance(5000);
    expect(await answer).toEqual({ ok: true, value: null });
  });

  test('that still wait when Busbar closes are never sent, and none is taken any more', async () => {
    const bench = await powerBench();
    bench.device.commandGate = never;
    const running = off(bench, { ports: ['PS1'] });
    const waiting = off(bench, { ports: ['PS2'] });
    await vi.waitFor(() => expect(bench.device.sent).toHaveLength(1));
    await bench.bench.engine[Symbol.asyncDispose]();
    expect(await faultOf(running)).toMatchObject({ kind: 'unknown' });
    expect(await faultOf(waiting)).toMatchObject({ kind: 'cancelled' });
    expect(await faultOf(off(bench, { ports: ['PS3'] }))).toMatchObject({ kind: 'cancelled' });
    expect(bench.device.sent).toHaveLength(1);
  });
});
