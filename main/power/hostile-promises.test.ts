import { describe, expect, test } from 'vitest';
import { outletId, type OutletId } from '../../shared/model/ids.ts';
import { TIMEOUT, type MemoryPdu } from '../devices/testing/memory-pdu.ts';
import { context } from '../engine/testing/simulator-bench.ts';
import { powerBench, type PowerBench } from './testing/power-bench.ts';
import { promiseBench, type PromiseBench } from './testing/promise-bench.ts';

const DELAY_S = 90;
const cli = { windowId: 'cli', door: 'shell' } as const;
const [ONE, TWO] = [outletId('1'), outletId('2')];

/** Turned off, then the program was killed, and Busbar is back while the wait is not over. */
async function backInTheWait(protocol: 'xerus' | 'snmp'): Promise<PromiseBench> {
  const bench = await promiseBench(protocol);
  const running = bench.cycle({ delayS: DELAY_S });
  await bench.inTheWait();
  await bench.crash();
  await running;
  await bench.start();
  await bench.online();
  return bench;
}

async function armOn(
  bench: PromiseBench,
): Promise<Awaited<ReturnType<PromiseBench['handlers']['power']['arm']>>> {
  const { pdu, handlers } = bench;
  const view = await bench.bench.view(pdu);
  const name = view.model?.outlets.find(({ id }) => id === 'outlet:4')?.name ?? '';
  const outlets = [{ outlet: outletId('4'), name, powerState: 'off' as const }];
  const request = {
    pdu,
    action: 'on',
    scope: 'one',
    outlets,
    respectSequence: false,
    heldProtected: false,
  } as const;
  return handlers.power.arm({ ...request, outlets: [...outlets] }, context);
}

describe.each(['xerus', 'snmp'] as const)('over %s, a cycle that was left', (protocol) => {
  test('is finished although a person armed another command for its outlet and took it back', async () => {
    const bench = await backInTheWait(protocol);
    const armed = await armOn(bench);
    if (!armed.ok) throw new Error(armed.error.message);
    expect(await bench.handlers.power.undo({ command: armed.value }, context)).toBe(true);
    await bench.nothingPromised();
    expect(bench.told).toEqual(['4 off', '4 on']);
    expect((await bench.reported()).join()).not.toContain('A new command was given');
  });

  test('is not finished when the command that was armed is sent, and its outlet comes on once', async () => {
    const bench = await backInTheWait(protocol);
    const armed = await armOn(bench);
    if (!armed.ok) throw new Error(armed.error.message);
    await bench.nothingPromised();
    await bench.toldOf('4 on');
    await bench.sleepS(3 * DELAY_S);
    expect(bench.told).toEqual(['4 off', '4 on']);
    expect((await bench.reported()).join()).toContain('A new command was given');
  });

  test('keeps its promise when a new command cannot be recorded, and nothing is sent then', async () => {
    const bench = await backInTheWait(protocol);
    bench.refusePromises('DELETE ON promised_on');
    const answer = await bench.run('off');
    expect(answer).toMatchObject({ value: { outlets: [{ phase: 'notSent' }] } });
    expect(bench.told).toEqual(['4 off']);
  });
});

test('an off that could not be recorded as sent is not told as one that was not begun', async () => {
  const bench = await promiseBench('xerus');
  const writes = ['UPDATE', 'DELETE'];
  const change = (sql: (write: string) => string) => {
    const database = bench.database({ readOnly: false });
    for (const write of writes) database.exec(sql(write));
    database.close();
  };
  change(
    (write) =>
      `CREATE TRIGGER no_${write} BEFORE ${write} ON promised_on BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  expect(await bench.cycle()).toMatchObject({ value: { outlets: [{ phase: 'failed' }] } });
  await bench.crash();
  change((write) => `DROP TRIGGER no_${write}`);
  await bench.start();
  await bench.nothingPromised();
  expect(bench.told).toEqual(['4 off']);
  expect(await bench.reported()).toEqual([
    expect.stringMatching(/^critical: .*does not know whether it did: it is off now\. Read its state/u),
  ]);
});

function driven(bench: PowerBench, outlets: readonly OutletId[], cycleDelayMs = 30_000) {
  const scope = outlets.length > 1 ? 'several' : 'one';
  const request = { pdu: bench.pdu, action: 'cycle', scope, respectSequence: false } as const;
  return bench.handlers.power.run(
    { ...request, outlets: [...outlets], includeProtected: false, cycleDelayMs },
    cli,
  );
}

/** The PDU goes out of reach in the wait of a cycle, and its command ends. */
async function lostInTheWait(
  outlets: readonly OutletId[],
  prepare?: (device: MemoryPdu) => void,
): Promise<PowerBench> {
  const bench = await powerBench(prepare, { isStored: true });
  const running = driven(bench, outlets);
  await bench.clock.advance(10_000);
  bench.device.failure = TIMEOUT;
  await bench.clock.advance(40_000);
  expect(await running).toMatchObject({ ok: true });
  return bench;
}

const sent = ({ device }: PowerBench) =>
  device.sent.map(({ action, outlets }) => `${action} ${outlets.join('+')}`);

test('the outlets of a cycle that are still there come on, although another one is gone', async () => {
  const bench = await lostInTheWait([ONE, TWO]);
  const { device, clock } = bench;
  const { outlets } = device.model;
  device.model = { ...device.model, outlets: outlets.filter(({ id }) => id !== TWO) };
  device.failure = null;
  await clock.advance(120_000);
  expect(sent(bench)).toEqual(['off outlet:1+outlet:2', 'on outlet:1']);
  device.model = { ...device.model, outlets };
  await clock.advance(120_000);
  expect(sent(bench).slice(2)).toEqual([]);
  const { events } = await bench.handlers.fleet.snapshot({}, context);
  const told = events.filter(({ element }) => element === TWO).map(({ text }) => text);
  expect(told.join()).toContain(
    'the PDU has no outlet with that number any more. Turn it on when you are ready.',
  );
});

describe('an outlet of a PDU that tells no time of changes', () => {
  const silent = (device: MemoryPdu) => {
    device.tellsLastChange = false;
    for (const { id } of device.model.outlets) device.set(id, 'on');
  };

  test('stays off when somebody else turned it on and off again in the wait', async () => {
    const bench = await powerBench(silent, { isStored: true });
    const running = driven(bench, [ONE]);
    await bench.clock.advance(10_000);
    bench.device.set(ONE, 'on');
    await bench.clock.advance(5000);
    bench.device.set(ONE, 'off');
    await bench.clock.advance(60_000);
    expect(await running).toMatchObject({ value: { outlets: [{ phase: 'failed' }] } });
    expect(sent(bench)).toEqual(['off outlet:1']);
  });

  test('stays off when somebody else turned it on and off again before its cycle was to be finished', async () => {
    const bench = await powerBench(silent, { isStored: true });
    const running = driven(bench, [ONE], 600_000);
    await bench.clock.advance(5000);
    bench.device.set(ONE, 'on');
    await bench.clock.advance(5000);
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(620_000);
    await running;
    bench.device.set(ONE, 'off');
    bench.device.failure = null;
    await bench.clock.advance(120_000);
    expect(sent(bench)).toEqual(['off outlet:1']);
  });

  test('comes on when nobody touched it', async () => {
    const bench = await lostInTheWait([ONE], silent);
    bench.device.failure = null;
    await bench.clock.advance(120_000);
    expect(sent(bench)).toEqual(['off outlet:1', 'on outlet:1']);
  });
});
