import { describe, expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import type { Capability } from '../../../shared/model/capability.ts';
import type { MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import { powerBench, type PowerBench } from '../../power/testing/power-bench.ts';
import { faultOf, shellPower, type ShellCall } from '../testing/shell-bench.ts';

const [ONE, TWO, THREE] = [outletId('1'), outletId('2'), outletId('3')];

function without(...missing: readonly Capability[]): (device: MemoryPdu) => void {
  return (device) => {
    const capabilities = device.model.capabilities.filter((each) => !missing.includes(each));
    device.model = { ...device.model, capabilities };
  };
}

const ONE_BY_ONE = without('switchSeveral', 'switchAll', 'switchInSequence');

/** The device does not react to commands for this outlet. */
function deafAt(device: MemoryPdu, outlet: string): void {
  device.obey = (command) => {
    device.apply({ ...command, outlets: command.outlets.filter((each) => each !== outlet) });
  };
}

async function run(bench: PowerBench, command: 'PowerOn' | 'PowerOff' | 'PowerCycle', call: ShellCall) {
  const answer = shellPower(bench.bench, bench.pdu, command, call);
  await bench.clock.advance(120_000);
  return answer;
}

const DONE = { ok: true, value: null };
const sent = ({ device }: PowerBench) =>
  device.sent.map(({ call, action, outlets }) => `${call} ${action} ${outlets.join('+')}`);

describe('several ports of a PDU that switches several at once', () => {
  test('are one command, in the sequence of the PDU where it has one', async () => {
    const bench = await powerBench();
    expect(await run(bench, 'PowerOff', { ports: ['PS3', 'PS1'] })).toEqual(DONE);
    expect(bench.device.sent).toEqual([
      { call: 'several', action: 'off', outlets: [THREE, ONE], respectSequence: true },
    ]);
  });

  test('come on at once where the PDU has no sequence', async () => {
    const bench = await powerBench(without('switchInSequence'));
    expect(await run(bench, 'PowerOn', { ports: ['PS1', 'PS2', 'PS3'] })).toEqual(DONE);
    expect(bench.device.sent).toEqual([
      { call: 'several', action: 'on', outlets: [ONE, TWO, THREE], respectSequence: false },
    ]);
  });

  test('named twice are switched once', async () => {
    const bench = await powerBench();
    expect(await run(bench, 'PowerOff', { ports: ['PS3', '3', 'PS3'] })).toEqual(DONE);
    expect(sent(bench)).toEqual(['one off outlet:3']);
  });

  test('of which one fails fail the command, which tells what was switched and what was not', async () => {
    const bench = await powerBench((device) => deafAt(device, TWO));
    const fault = await faultOf(run(bench, 'PowerOff', { ports: ['PS1', 'PS2'] }));
    expect(fault.kind).toBe('failed');
    expect(fault.ports).toMatchObject([
      { port: 'PS1', outlet: ONE, outcome: 'confirmed', powerState: 'off' },
      { port: 'PS2', outlet: TWO, outcome: 'failed', powerState: 'on' },
    ]);
    expect(fault.message).toMatch(
      /^PowerOff failed on mem \(192\.0\.2\.17\)\. 1 of 2 ports are as asked\. Port PS1 \(outlet 1, device-1\): done\. .*State off, read at 2026-03-04T14:28:\d\d\.\d{3}Z\. Port PS2 \(outlet 2, device-2\): failed\. .*outlet 2 is still on\. State on, read at 2026-03-04T14:/u,
    );
  });
});

describe('several ports of a PDU that switches one by one', () => {
  test('are switched in the order given', async () => {
    const bench = await powerBench(ONE_BY_ONE);
    expect(await run(bench, 'PowerOff', { ports: ['PS3', 'PS1', 'PS2'] })).toEqual(DONE);
    expect(sent(bench)).toEqual(['one off outlet:3', 'one off outlet:1', 'one off outlet:2']);
  });

  test('stop at the first that fails, and those after it are told as not touched', async () => {
    const bench = await powerBench((device) => {
      ONE_BY_ONE(device);
      deafAt(device, TWO);
    });
    const fault = await faultOf(run(bench, 'PowerOff', { ports: ['PS1', 'PS2', 'PS3'] }));
    expect(sent(bench)).toEqual(['one off outlet:1', 'one off outlet:2']);
    expect(fault.ports.map(({ port, outcome }) => `${port} ${outcome}`)).toEqual([
      'PS1 confirmed',
      'PS2 failed',
      'PS3 notSent',
    ]);
    expect(fault.message).toContain('Port PS3 (outlet 3, device-3): not touched. State on, read at');
  });

  test('are refused together when the last of them may not be switched', async () => {
    const bench = await powerBench((device) => {
      ONE_BY_ONE(device);
      const outlets = device.model.outlets.map((each) => ({ ...each, switchable: each.id !== THREE }));
      device.model = { ...device.model, outlets };
    });
    const fault = await faultOf(run(bench, 'PowerOff', { ports: ['PS1', 'PS3'] }));
    expect(fault).toMatchObject({ kind: 'refused', message: expect.stringContaining('no relay') });
    expect(sent(bench)).toEqual([]);
  });

  test.each([null, '30'])(
    'of a cycle are off together before the first comes on again (delay %j)',
    async (delay) => {
      const bench = await powerBench((device) => {
        ONE_BY_ONE(device);
        device.hasEvents = true;
      });
      const seen: string[] = [];
      const states = new Map([
        [ONE, true],
        [TWO, true],
      ]);
      bench.bench.engine.onEvent((channel, payload) => {
        const { change } = payload as {
          change?: { kind: string; states?: Record<string, { powerState: string }> };
        };
        if (channel !== 'fleet.changed' || change?.kind !== 'outletStates') return;
        for (const outlet of [ONE, TWO]) {
          const state = change.states?.[outlet]?.powerState;
          if (state !== undefined) states.set(outlet, state === 'on');
        }
        seen.push([...states.values()].map((isOn) => (isOn ? 'on' : 'off')).join('+'));
      });
      expect(await run(bench, 'PowerCycle', { ports: ['PS1', 'PS2'], delay })).toEqual(DONE);
      expect(seen).toContain('off+off');
      expect(seen.at(-1)).toBe('on+on');
    },
  );

  test('of a cycle stop when the first does not go off', async () => {
    const bench = await powerBench((device) => {
      ONE_BY_ONE(device);
      deafAt(device, ONE);
    });
    const fault = await faultOf(run(bench, 'PowerCycle', { ports: ['PS1', 'PS2'], delay: '30' }));
    expect(sent(bench)).toEqual(['one off outlet:1']);
    expect(fault.ports.map(({ outcome }) => outcome)).toEqual(['failed', 'notSent']);
  });

  test('of a cycle are turned on again where a later one does not go off', async () => {
    const bench = await powerBench((device) => {
      ONE_BY_ONE(device);
      deafAt(device, TWO);
    });
    const fault = await faultOf(run(bench, 'PowerCycle', { ports: ['PS1', 'PS2', 'PS3'], delay: '30' }));
    expect(sent(bench)).toEqual(['one off outlet:1', 'one off outlet:2', 'one on outlet:1']);
    expect(fault.ports.map(({ outcome }) => outcome)).toEqual(['confirmed', 'failed', 'notSent']);
  });
});

describe('what fails for several ports alike', () => {
  test('is said once, with the state of each', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const { message } = await faultOf(run(bench, 'PowerOff', { ports: ['PS1', 'PS2'] }));
    expect(message).toMatch(
      /^PowerOff failed on mem \(192\.0\.2\.17\)\. 0 of 2 ports are as asked\. The PDU accepted the command, but the outlet is still on\. Port PS1 \(outlet 1, device-1\): failed\. State on, read at \S+Z\. Port PS2 \(outlet 2, device-2\): failed\. State on, read at \S+Z\.$/u,
    );
  });

  test('is told on one line, whatever the outlets are called', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
      const outlets = device.model.outlets.map((each) => ({ ...each, name: 'a\r\nERROR: b\u202E' }));
      device.model = { ...device.model, outlets };
    });
    const { message } = await faultOf(run(bench, 'PowerOff', { ports: ['PS1'] }));
    expect(message).toContain('(outlet 1, a ERROR: b)');
    expect(message).not.toMatch(/[\p{Cc}\u202E]/u);
  });
});

test('an outlet that is off since load is shed was not switched off by the command', async () => {
  const bench = await powerBench((device) => {
    device.set(ONE, 'shed');
    device.obey = () => undefined;
  });
  const fault = await faultOf(run(bench, 'PowerOff', { ports: ['PS1'] }));
  expect(fault).toMatchObject({ kind: 'failed', ports: [{ outcome: 'failed', powerState: 'shed' }] });
  expect(fault.message).toContain('Load shedding is active');
});

describe('a cycle', () => {
  test('of a PDU without one of its own is driven when a delay is given', async () => {
    const bench = await powerBench(without('cycleOutlet'));
    expect(await run(bench, 'PowerCycle', { ports: ['PS1'], delay: '2' })).toEqual(DONE);
    expect(sent(bench)).toEqual(['one off outlet:1', 'one on outlet:1']);
  });

  test.each([null, '', '0'])(
    'of a PDU without one of its own needs a delay, and %j is none',
    async (delay) => {
      const bench = await powerBench(without('cycleOutlet'));
      const fault = await faultOf(run(bench, 'PowerCycle', { ports: ['PS1'], delay }));
      expect(fault).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('give a delay in seconds'),
      });
      expect(sent(bench)).toEqual([]);
    },
  );

  test('with the delay that the PDU has by itself is left to the PDU', async () => {
    const bench = await powerBench();
    expect(await run(bench, 'PowerCycle', { ports: ['PS1', 'PS2'], delay: '2' })).toEqual(DONE);
    expect(sent(bench)).toEqual(['several cycle outlet:1+outlet:2']);
  });

  test('with the delay that the PDU had until somebody changed it there is driven', async () => {
    const bench = await powerBench();
    const { settings } = bench.device.model;
    bench.device.model = { ...bench.device.model, settings: { ...settings, cycleDelayMs: 60_000 } };
    expect(await run(bench, 'PowerCycle', { ports: ['PS1'], delay: '2' })).toEqual(DONE);
    expect(sent(bench)).toEqual(['one off outlet:1', 'one on outlet:1']);
  });

  test('with a delay that only some of the outlets have by themselves is driven for all', async () => {
    const bench = await powerBench((device) => {
      const outlets = device.model.outlets.map((each) =>
        each.id === TWO ? { ...each, usePduCycleDelay: false, cycleDelayMs: 7000 } : each,
      );
      device.model = { ...device.model, outlets };
    });
    expect(await run(bench, 'PowerCycle', { ports: ['PS1', 'PS2'], delay: '2' })).toEqual(DONE);
    expect(sent(bench)).toEqual(['several off outlet:1+outlet:2', 'several on outlet:1+outlet:2']);
  });
});

describe('a port that was read back as asked and is not any more when the others are', () => {
  test.each([
    ['PowerOn', 'off'],
    ['PowerOff', 'on'],
  ] as const)('fails %s', async (command, fallsBack) => {
    const bench = await powerBench(ONE_BY_ONE);
    const { device } = bench;
    device.obey = (each) => {
      device.apply(each);
      if (each.outlets.includes(THREE)) device.set(ONE, fallsBack);
    };
    const fault = await faultOf(run(bench, command, { ports: ['PS1', 'PS2', 'PS3'] }));
    expect(fault).toMatchObject({
      kind: 'failed',
      ports: [
        { port: 'PS1', outcome: 'failed', powerState: fallsBack },
        { port: 'PS2', outcome: 'confirmed' },
        { port: 'PS3', outcome: 'confirmed' },
      ],
    });
    expect(fault.message).toContain(
      `Port PS1 (outlet 1, device-1): failed. It was read back as asked, and is not as asked any more. State ${fallsBack},`,
    );
  });
});
