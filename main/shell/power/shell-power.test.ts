import { describe, expect, test } from 'vitest';
import { isFinished } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { faultOf, shellBench, shellState } from '../testing/shell-bench.ts';

describe.each(['xerus', 'snmp'] as const)('a power command of the standard over %s', (protocol) => {
  test('returns nothing when the outlet was read back as asked', async () => {
    const { power, bench, pdu } = await shellBench(protocol);
    expect(await power('PowerOff', { ports: ['PS4'] })).toEqual({ ok: true, value: null });
    expect((await bench.view(pdu)).outletStates['outlet:4']?.powerState).toBe('off');
    expect(await power('PowerOn', { ports: ['PS4'] })).toEqual({ ok: true, value: null });
    expect((await bench.view(pdu)).outletStates['outlet:4']?.powerState).toBe('on');
    expect(await power('PowerCycle', { ports: ['PS4', 'PS5'], delay: '0' })).toEqual({
      ok: true,
      value: null,
    });
    expect((await bench.view(pdu)).outletStates['outlet:5']?.powerState).toBe('on');
  });

  test('with one bad port among good ones writes nothing and names the bad one', async () => {
    const { power, writes } = await shellBench(protocol);
    const fault = await faultOf(power('PowerOff', { ports: ['PS1', 'PS99', 'PS2', 'x'] }));
    expect(fault.kind).toBe('invalidArgument');
    expect(fault.message).toContain('"PS99"');
    expect(fault.message).toContain('"x"');
    expect(fault.message).not.toContain('"PS1"');
    expect(writes()).toEqual([]);
  });

  test('a cycle with a delay is an off and an on with that wait between', async () => {
    const { power, writes, clock, bench, pdu } = await shellBench(protocol);
    const startMs = clock.nowMs();
    expect(await power('PowerCycle', { ports: ['4'], delay: '5', endpoints: ['db-02/PowerPort1'] })).toEqual({
      ok: true,
      value: null,
    });
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(5000);
    expect(writes()).toHaveLength(2);
    expect((await bench.view(pdu)).outletStates['outlet:4']?.powerState).toBe('on');
    expect((await shellState(bench)).liveStatuses).toMatchObject([
      { resource: 'db-02', status: 'Online', description: 'Resource powered on' },
    ]);
  });

  test('of twenty at the same time are carried out one after the other, in the order they came', async () => {
    const { power, bench, writes } = await shellBench(protocol);
    const running = new Set<string>();
    let most = 0;
    bench.engine.onEvent((channel, payload) => {
      if (channel !== 'fleet.changed') return;
      const { change } = payload as { readonly change: FleetChange };
      if (change.kind !== 'command') return;
      if (isFinished(change.command)) running.delete(change.command.id);
      else running.add(change.command.id);
      most = Math.max(most, running.size);
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        power(at % 2 === 0 ? 'PowerOff' : 'PowerOn', { ports: [`PS${1 + (at % 7)}`] }),
      ),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(most).toBe(1);
    expect(writes()).toHaveLength(20);
  });

  test('by an address that CloudShell knows the PDU by, and by none of another PDU', async () => {
    const { power, writes } = await shellBench(protocol);
    expect((await power('PowerOff', { ports: ['127.0.0.1/PS4'] })).ok).toBe(true);
    const address = 'pdu-a.example';
    expect((await power('PowerOff', { ports: ['PDU-A.example/PS5'], address })).ok).toBe(true);
    const fault = await faultOf(power('PowerOff', { ports: ['192.0.2.99/PS6'] }));
    expect(fault).toMatchObject({
      kind: 'invalidArgument',
      message: expect.stringContaining('192.0.2.99/PS6'),
    });
    expect(writes()).toHaveLength(2);
  });
});
