import { expect, test } from 'vitest';
import type { MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import { powerBench } from '../../power/testing/power-bench.ts';
import { caller, faultOf, shellPower } from '../testing/shell-bench.ts';

function oneByOne(device: MemoryPdu): void {
  const capabilities = device.model.capabilities.filter((each) => !/^switch(?!Outlet$)/u.test(each));
  device.model = { ...device.model, capabilities };
}

test.each([
  ['PowerOff', ['off outlet:1']],
  ['PowerCycle', ['off outlet:1', 'on outlet:1']],
] as const)(
  '%s of ports that are switched one by one stops when its caller goes; what was begun is finished',
  async (command, own) => {
    const { bench, clock, device, pdu } = await powerBench(oneByOne);
    device.obey = (each) => {
      device.apply(each);
      bench.engine.windowClosed(caller.windowId);
    };
    const answer = faultOf(shellPower(bench, pdu, command, { ports: ['PS1', 'PS2'], delay: '30' }));
    await clock.advance(120_000);
    const { kind, ports } = await answer;
    expect(kind).toBe('failed');
    expect(ports.map(({ port, outcome }) => `${port} ${outcome}`)).toEqual(['PS1 confirmed', 'PS2 notSent']);
    expect(device.sent.map(({ action, outlets }) => `${action} ${outlets.join()}`)).toEqual(own);
  },
);
