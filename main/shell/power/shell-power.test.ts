import { describe, expect, test } from 'vitest';
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
});
