import { describe, expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { context } from '../engine/testing/simulator-bench.ts';
import { promiseBench, type PromiseBench } from './testing/promise-bench.ts';

const OTHER_INDEX = 3;
const HOUR_S = 3600;
const DELAY_S = 90;
const LONG_AFTER_S = 2 * DELAY_S;

/** Turned off, waiting, and then the program is gone. */
async function leftInTheWait(
  protocol: 'xerus' | 'snmp',
  end: 'stop' | 'crash' = 'crash',
): Promise<PromiseBench> {
  const bench = await promiseBench(protocol);
  const running = bench.cycle({ delayS: DELAY_S });
  await bench.inTheWait();
  await bench[end]();
  await running;
  expect(bench.told).toEqual(['4 off']);
  return bench;
}

describe.each(['xerus', 'snmp'] as const)('over %s, a cycle that was left in its wait', (protocol) => {
  test('by closing the app says so, and is finished once when Busbar starts again', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle({ delayS: DELAY_S });
    await bench.inTheWait();
    await bench.stop();
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message:
              'Outlet 4 is off and was not turned on again. The app closed before the outcome was read. Busbar turns outlet 4 on if it is still off when Busbar starts again within 60 minutes.',
          },
        ],
      },
    });
    await bench.start();
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off', '4 on']);
    expect(await bench.reported()).toEqual([
      expect.stringMatching(/^warning: Outlet 4.* was turned on: that finished its cycle of/u),
    ]);
    const audit = (await bench.audited()).filter((entry) => entry.action === 'on');
    expect(audit.map((entry) => entry.result)).toEqual(['armed', 'asked', 'sent', 'accepted', 'confirmed']);
    for (const { message } of audit) expect(message).toMatch(/^Second half of the cycle given at /u);
    await bench.stop();
    await bench.start();
    await bench.online();
    await bench.sleepS(LONG_AFTER_S);
    expect(bench.told).toEqual(['4 off', '4 on']);
  });

  test('by kill -9 is finished once at the next start, when the wait is over', async () => {
    const bench = await leftInTheWait(protocol);
    const leftMs = bench.clock.nowMs();
    await bench.start();
    await bench.toldOf('4 on');
    expect(bench.clock.nowMs() - leftMs).toBeGreaterThan((DELAY_S - 10) * 1000);
    await bench.nothingPromised();
    expect(bench.isOn()).toBe(true);
    expect(bench.told).toEqual(['4 off', '4 on']);
  });

  test('by a lost connection says so, and is finished once when the PDU answers again', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle({ delayS: 30 });
    await bench.inTheWait();
    const back = bench.device.faults.reboot({ downMs: 300_000 });
    const ended = await running;
    if (!ended.ok) throw new Error(ended.error.message);
    const [outlet] = ended.value.outlets;
    expect(outlet?.phase).toBe('failed');
    expect(outlet?.message).toMatch(
      /^Outlet 4 is off and was not turned on again\. .* Busbar turns outlet 4 on if it is still off when the PDU answers again within 60 minutes\.$/u,
    );
    await back;
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off', '4 on']);
    expect(bench.isOn()).toBe(true);
  });

  test('is done when somebody else turned the outlet on', async () => {
    const bench = await leftInTheWait(protocol);
    bench.device.otherAdmin.switch(OTHER_INDEX, 'on');
    await bench.start();
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off']);
    expect(await bench.reported()).toEqual([
      expect.stringMatching(/^info: Outlet 4.* is on: nothing is left/u),
    ]);
  });

  test.each([
    [
      'somebody else turned the outlet on and off again',
      'somebody else switched it since',
      async (bench: PromiseBench) => {
        await bench.sleepS(10);
        bench.device.otherAdmin.switch(OTHER_INDEX, 'on');
        await bench.sleepS(10);
        bench.device.otherAdmin.switch(OTHER_INDEX, 'off');
      },
    ],
    [
      'the outlet has another name',
      'it is called lab-9 now',
      async (bench: PromiseBench) => {
        bench.device.otherAdmin.changeOutlet(OTHER_INDEX, { name: 'lab-9' });
      },
    ],
    [
      'another PDU answers at the address',
      'another PDU answers at its address',
      (bench: PromiseBench) => bench.replaceDevice({ serial: 'OTHER123', seed: 7 }),
    ],
    [
      'it was due an hour ago',
      'that was due more than 60 minutes ago',
      (bench: PromiseBench) => bench.sleepS(DELAY_S + HOUR_S),
    ],
  ])('is not finished but reported when %s', async (_, reason, meanwhile) => {
    const bench = await leftInTheWait(protocol);
    await meanwhile(bench);
    await bench.start();
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off']);
    const [reported, ...others] = await bench.reported();
    expect(others).toEqual([]);
    expect(reported).toMatch(/^critical: Outlet 4.*, was turned off at .* and was not turned on again: /u);
    expect(reported).toContain(`: ${reason}. Turn it on when you are ready.`);
    expect((await bench.audited()).at(-1)).toMatchObject({
      action: 'cycle',
      result: 'notSent',
      message: expect.stringContaining(reason),
    });
    await bench.stop();
    await bench.start();
    await bench.sleepS(LONG_AFTER_S);
    expect(bench.told).toEqual(['4 off']);
  });

  test('is not finished when the outlet was protected while the PDU was out of reach', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle({ delayS: 30 });
    await bench.inTheWait();
    const back = bench.device.faults.reboot({ downMs: 300_000 });
    await running;
    const { pdu } = bench;
    await bench.handlers.power.setProtected({ pdu, outlet: outletId('4'), protected: true }, context);
    await back;
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off']);
    expect((await bench.reported()).join()).toContain('it was protected since');
  });

  test('is finished although the outlet is protected when the command included that', async () => {
    const bench = await promiseBench(protocol);
    const { pdu } = bench;
    await bench.handlers.power.setProtected({ pdu, outlet: outletId('4'), protected: true }, context);
    const running = bench.cycle({ delayS: DELAY_S, includeProtected: true });
    await bench.inTheWait();
    await bench.crash();
    await running;
    await bench.start();
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off', '4 on']);
  });

  test('is reported, not finished, when the PDU stays out of reach for an hour after the on was due', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle({ delayS: 30 });
    await bench.inTheWait();
    const back = bench.device.faults.reboot({ downMs: (HOUR_S + 600) * 1000 });
    await running;
    await bench.nothingPromised();
    expect(await bench.reported()).toEqual([
      expect.stringContaining('that was due more than 60 minutes ago'),
    ]);
    await back;
    await bench.online();
    expect(bench.told).toEqual(['4 off']);
  });

  test('goes with the PDU when that is removed, and the audit says so', async () => {
    const bench = await leftInTheWait(protocol);
    await bench.start();
    await bench.online();
    await bench.handlers.pdus.remove({ pdu: bench.pdu }, context);
    expect(bench.promised).toEqual([]);
    expect((await bench.audited()).map((entry) => entry.message)).toContainEqual(
      expect.stringMatching(/^The PDU was removed before outlet 4.* was turned on/u),
    );
    await bench.sleepS(LONG_AFTER_S);
    expect(bench.told).toEqual(['4 off']);
  });

  test('is given up for a new command for its outlet', async () => {
    const bench = await leftInTheWait(protocol);
    await bench.start();
    await bench.online();
    expect(await bench.run('off')).toMatchObject({ value: { outlets: [{ phase: 'confirmed' }] } });
    expect(bench.promised).toEqual([]);
    await bench.sleepS(LONG_AFTER_S);
    expect(bench.told).toEqual(['4 off', '4 off']);
    expect((await bench.reported()).join()).toContain('warning: A new command was given for outlet 4');
  });
});

describe.each(['xerus', 'snmp'] as const)('over %s, a driven cycle', (protocol) => {
  test('leaves nothing promised when it is done', async () => {
    const bench = await promiseBench(protocol);
    expect(await bench.cycle()).toMatchObject({ value: { outlets: [{ phase: 'confirmed' }] } });
    expect(bench.told).toEqual(['4 off', '4 on']);
    expect(bench.promised).toEqual([]);
  });

  test('whose second half cannot be written down sends nothing at all', async () => {
    const bench = await promiseBench(protocol);
    bench.refusePromises('INSERT ON promised_on');
    expect(await bench.cycle()).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'notSent',
            message: 'Not cycled: Busbar could not write to its data directory. Nothing was sent.',
          },
        ],
      },
    });
    expect(bench.told).toEqual([]);
  });

  test('does not turn on what could not be recorded as turned on', async () => {
    const bench = await promiseBench(protocol);
    bench.refusePromises('UPDATE ON promised_on WHEN NEW.on_given_at_ms IS NOT NULL');
    expect(await bench.cycle()).toMatchObject({
      value: {
        outlets: [
          { phase: 'failed', message: expect.stringContaining('could not write to its data directory') },
        ],
      },
    });
    expect(bench.told).toEqual(['4 off']);
  });

  test('does not turn on what somebody else switched in the wait', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle({ delayS: 60 });
    await bench.inTheWait();
    await bench.sleepS(10);
    bench.device.otherAdmin.switch(OTHER_INDEX, 'on');
    await bench.sleepS(10);
    bench.device.otherAdmin.switch(OTHER_INDEX, 'off');
    expect(await running).toMatchObject({
      value: {
        outlets: [
          {
            phase: 'failed',
            message:
              'Outlet 4 is off and was not turned on again. Somebody else switched it in the wait. Turn it on when you are ready.',
          },
        ],
      },
    });
    expect(bench.told).toEqual(['4 off']);
    expect(bench.promised).toEqual([]);
  });

  test('goes on when the window that gave it is closed', async () => {
    const bench = await promiseBench(protocol);
    const running = bench.cycle();
    await bench.inTheWait();
    bench.bench.engine.windowClosed('cli');
    expect(await running).toMatchObject({ value: { outlets: [{ phase: 'confirmed' }] } });
    expect(bench.told).toEqual(['4 off', '4 on']);
  });
});
