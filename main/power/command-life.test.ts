import { describe, expect, test } from 'vitest';
import { outletId } from '../../shared/model/ids.ts';
import { OUTCOME_UNKNOWN, TIMEOUT } from '../devices/testing/memory-pdu.ts';
import { context, powerBench } from './testing/power-bench.ts';

const ONE = outletId('1');

describe('the undo window', () => {
  test('nothing leaves before it ends, then the command is sent once', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    await bench.clock.advance(2999);
    expect(bench.device.sent).toEqual([]);
    expect((await bench.outlet(id)).phase).toBe('armed');
    await bench.clock.advance(1);
    expect(bench.device.sent).toEqual([
      { call: 'one', action: 'cycle', outlets: [ONE], respectSequence: null },
    ]);
    await bench.clock.advance(60_000);
    expect(bench.device.sent).toHaveLength(1);
  });

  test('undo keeps the command in the house and says so in the audit log', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    expect(await bench.handlers.power.undo({ command: id }, { windowId: 'w1', door: 'app' })).toBe(true);
    await bench.clock.advance(10_000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not sent. Outlet 1 was not touched.',
    });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 notSent']);
  });

  test('undo is refused once the command is on its way', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    await bench.clock.advance(3000);
    expect(await bench.handlers.power.undo({ command: id }, { windowId: 'w1', door: 'app' })).toBe(false);
    expect(bench.device.sent).toHaveLength(1);
  });

  test('a window that closes takes its armed commands with it, and only its own', async () => {
    const bench = await powerBench();
    const mine = await bench.armed();
    const other = await bench.armed({ outlets: ['2'], context: { windowId: 'w2', door: 'app' } });
    bench.bench.engine.windowClosed('w1');
    await bench.clock.advance(3000);
    expect(await bench.outlet(mine)).toMatchObject({ phase: 'notSent', message: 'Not sent, window closed' });
    expect(bench.device.sent.map((command) => command.outlets)).toEqual([[outletId('2')]]);
    expect((await bench.outlet(other)).phase).not.toBe('notSent');
  });

  test('a machine that went to sleep sends nothing when it wakes up', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    bench.bench.engine.suspend();
    bench.bench.engine.resume();
    await bench.clock.advance(10_000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not sent, the computer went to sleep',
    });
  });

  test('several outlets get at least five seconds', async () => {
    const bench = await powerBench();
    await bench.armed({ outlets: ['1', '2'], action: 'off' });
    await bench.clock.advance(4999);
    expect(bench.device.sent).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.device.sent).toHaveLength(1);
  });
});

describe('the pre-check', () => {
  test('stops the command when the state is not what was on screen', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    bench.device.set(ONE, 'off');
    await bench.clock.advance(3000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not cycled: outlet 1 changed while you waited.',
    });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 notSent']);
  });

  test('stops the command when the outlet has another name now', async () => {
    const bench = await powerBench();
    await bench.armed({ seenName: 'something else' });
    await bench.clock.advance(3000);
    expect(bench.device.sent).toEqual([]);
  });

  test('stops the command when another PDU answers', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    const { identity } = bench.device.model;
    bench.device.model = { ...bench.device.model, identity: { ...identity, serial: 'MEM999' } };
    await bench.clock.advance(3000);
    expect(bench.device.sent).toEqual([]);
    expect((await bench.outlet(id)).message).toBe('Not cycled: another PDU answered. Nothing was sent.');
  });

  test('stops the command when the outlet cannot be read', async () => {
    const bench = await powerBench();
    const id = await bench.armed();
    bench.device.failure = TIMEOUT;
    await bench.clock.advance(3000);
    expect(bench.device.sent).toEqual([]);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'notSent',
      message: 'Not cycled: outlet 1 could not be read again. No answer.',
    });
  });
});

describe('the outcome', () => {
  test('a cycle is confirmed when an off and a later on were read', async () => {
    const bench = await powerBench((device) => {
      device.tellsLastChange = false;
    });
    const id = await bench.armed();
    await bench.clock.advance(3000);
    await bench.clock.advance(1000);
    expect((await bench.outlet(id)).phase).toBe('accepted');
    expect((await bench.outlet(id)).offSeenAtMs).not.toBeNull();
    await bench.clock.advance(2000);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'confirmed',
      before: 'on',
      after: 'on',
      cycleDelayMs: 2000,
    });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 asked', '1 sent', '1 accepted', '1 confirmed']);
  });

  test('a cycle too short to be seen is confirmed by the time of the last change', async () => {
    const bench = await powerBench((device) => {
      device.obey = ({ outlets }) => outlets.forEach((outlet) => device.set(outlet, 'on'));
    });
    const id = await bench.armed();
    await bench.clock.advance(3000);
    await bench.settle();
    expect((await bench.outlet(id)).phase).toBe('confirmed');
  });

  test('a cycle that nobody saw and the PDU tells nothing about is unknown', async () => {
    const bench = await powerBench((device) => {
      device.tellsLastChange = false;
      device.obey = ({ outlets }) => outlets.forEach((outlet) => device.set(outlet, 'on'));
    });
    const id = await bench.armed();
    await bench.clock.advance(3000 + 10_000 + 2000 + 1000);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'unknown',
      message: 'Outlet 1 is on, but the PDU does not say whether it was off in between.',
    });
  });

  test('an event confirms without another request', async () => {
    const bench = await powerBench((device) => {
      device.hasEvents = true;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000);
    await bench.settle();
    expect(await bench.outlet(id)).toMatchObject({ phase: 'confirmed', after: 'off' });
  });

  test('a refusal names the reason and what is still true', async () => {
    const bench = await powerBench((device) => {
      const message = 'The PDU refused: the outlet is disabled (code 3).';
      device.commandFailure = { kind: 'rejectedByDevice', code: 3, message };
    });
    const id = await bench.armed();
    await bench.clock.advance(3000);
    await bench.settle();
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      after: 'on',
      message: 'The PDU refused: the outlet is disabled (code 3). It is still on.',
    });
  });

  test('a refusal of who asks is told from one of what was asked', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = { kind: 'notPermitted', message: 'The PDU does not let this user do this.' };
    });
    const refused = await bench.armed();
    await bench.clock.advance(3000);
    await bench.settle();
    expect(await bench.outlet(refused)).toMatchObject({ phase: 'failed', wasForbidden: true });
    bench.device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
    const rejected = await bench.armed();
    await bench.clock.advance(3000);
    await bench.settle();
    expect(await bench.outlet(rejected)).toMatchObject({ phase: 'failed' });
    expect(await bench.outlet(rejected)).not.toHaveProperty('wasForbidden');
  });

  test('a refusal that cannot be read back says only what the PDU said', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
    });
    await bench.handlers.app.changeSettings({ pollIntervalMs: 60_000 }, context);
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    const id = await bench.armed();
    await bench.clock.advance(3000);
    bench.device.failure = TIMEOUT;
    gate.resolve();
    await bench.settle();
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      after: null,
      message: 'The PDU refused.',
    });
    expect(bench.device.sent).toHaveLength(1);
  });

  test('a refusal is told with the state that was read after it', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
    });
    const gate = Promise.withResolvers<void>();
    bench.device.commandGate = gate.promise;
    const id = await bench.armed();
    await bench.clock.advance(3000);
    bench.device.set(ONE, 'off');
    gate.resolve();
    await bench.settle();
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      after: 'off',
      message: 'The PDU refused. It is off.',
    });
  });

  test('an app that closes while a refusal is read back records the refusal', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = { kind: 'rejectedByDevice', code: 3, message: 'The PDU refused.' };
      const driver = device.driver.bind(device);
      device.driver = () => {
        const real = driver();
        const checkOutlets: typeof real.checkOutlets = (options) =>
          device.sent.length === 0
            ? real.checkOutlets(options)
            : new Promise((resolve) => {
                options.signal.addEventListener('abort', () => resolve({ ok: false, error: TIMEOUT }));
              });
        return { ...real, checkOutlets };
      };
    });
    await bench.handlers.app.changeSettings({ pollIntervalMs: 60_000 }, context);
    const id = await bench.armed();
    await bench.clock.advance(3000);
    await bench.settle();
    expect((await bench.outlet(id)).phase).toBe('sent');
    await bench.bench.engine[Symbol.asyncDispose]();
    expect(await bench.outlet(id)).toMatchObject({ phase: 'failed', message: 'The PDU refused.' });
  });

  test('an accepted command without effect has failed', async () => {
    const bench = await powerBench((device) => {
      device.obey = () => undefined;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 9000);
    expect((await bench.outlet(id)).phase).toBe('accepted');
    await bench.clock.advance(2000);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      message: 'The PDU accepted the command, but outlet 1 is still on.',
    });
  });

  test('a lost reply is decided by reading when the PDU still answers', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = OUTCOME_UNKNOWN;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000);
    bench.device.apply({ call: 'one', action: 'off', outlets: [ONE], respectSequence: null });
    await bench.clock.advance(1000);
    expect((await bench.outlet(id)).phase).toBe('confirmed');
  });

  test('a lost command that never arrived has failed, and is not sent again', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = OUTCOME_UNKNOWN;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 5000);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'sent', noAnswerYet: true });
    await bench.clock.advance(6000);
    expect(await bench.outlet(id)).toMatchObject({
      phase: 'failed',
      noAnswerYet: false,
      message: 'No answer came, and outlet 1 is still on: the command did not take effect.',
    });
    expect(bench.device.sent).toHaveLength(1);
  });

  test('a PDU that keeps silent is said to after five seconds, while its answer is still waited for', async () => {
    const bench = await powerBench((device) => {
      device.commandGate = new Promise(() => undefined);
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 4999);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'sent', noAnswerYet: false });
    await bench.clock.advance(1);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'sent', noAnswerYet: true });
    await bench.clock.advance(5000);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'unknown', noAnswerYet: false });
  });

  test('an answer that comes late is one: nothing says any more that there is none', async () => {
    const answer = Promise.withResolvers<void>();
    const bench = await powerBench((device) => {
      device.commandGate = answer.promise;
      device.obey = () => undefined;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(3000 + 7000);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'sent', noAnswerYet: true });
    answer.resolve();
    await bench.settle();
    expect(await bench.outlet(id)).toMatchObject({ phase: 'accepted', noAnswerYet: false });
  });

  test('it is unknown after ten seconds of silence, and settled and recorded when the PDU answers', async () => {
    const bench = await powerBench((device) => {
      device.commandFailure = OUTCOME_UNKNOWN;
    });
    const id = await bench.armed({ action: 'off' });
    await bench.clock.advance(2999);
    bench.device.commandGate = new Promise((resolve) => {
      void bench.clock.sleep(1, new AbortController().signal).then(() => {
        bench.device.failure = TIMEOUT;
        resolve();
      });
    });
    await bench.clock.advance(1 + 10_000);
    expect((await bench.outlet(id)).phase).toBe('unknown');
    bench.device.apply({ call: 'one', action: 'off', outlets: [ONE], respectSequence: null });
    bench.device.failure = null;
    await bench.clock.advance(120_000);
    expect(await bench.outlet(id)).toMatchObject({ phase: 'confirmed', after: 'off' });
    expect(await bench.audited(id)).toEqual(['1 armed', '1 asked', '1 sent', '1 unknown', '1 confirmed']);
  });
});

describe('a sequence that is cancelled', () => {
  test('leaves the outlets that had not come on yet off, and says so', async () => {
    const bench = await powerBench((device) => {
      const outlets = device.model.outlets.map((each) => ({ ...each, sequenceDelayMs: 60_000 }));
      device.model = { ...device.model, outlets };
      for (const each of outlets) device.set(each.id, 'off');
      device.obey = ({ outlets: [first, ...rest] }) => {
        if (first !== undefined) device.set(first, 'on');
        for (const each of rest) device.set(each, 'pendingOn');
      };
    });
    const id = await bench.armed({ outlets: ['1', '2'], action: 'on', seenState: 'off' });
    await bench.clock.advance(6000);
    expect((await bench.command(id)).outlets.map((each) => each.phase)).toEqual(['confirmed', 'accepted']);
    bench.device.set(outletId('2'), 'off');
    await bench.handlers.sequences.cancel({ pdu: bench.pdu }, { windowId: 'w1', door: 'app' });
    await bench.clock.advance(1000);
    expect((await bench.command(id)).outlets[1]).toMatchObject({
      phase: 'failed',
      message: 'The sequence was cancelled: outlet 2 stays off.',
      wasCancelled: true,
    });
  });
});
