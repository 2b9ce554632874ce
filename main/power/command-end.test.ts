import { expect, test } from 'vitest';
import { powerBench } from './testing/power-bench.ts';

test('a command can be dismissed when it is over, not before', async () => {
  const bench = await powerBench();
  const id = await bench.armed({ action: 'off' });
  await bench.handlers.power.dismiss({ command: id }, { windowId: 'w1', door: 'app' });
  expect((await bench.outlet(id)).phase).toBe('armed');
  await bench.clock.advance(4000);
  await bench.handlers.power.dismiss({ command: id }, { windowId: 'w1', door: 'app' });
  await expect(bench.command(id)).rejects.toThrow('There is no command');
});

test('what a dismissed command stood in place of does not come back', async () => {
  const bench = await powerBench();
  const first = await bench.armed({ action: 'off' });
  const other = await bench.armed({ outlets: ['2'], action: 'off' });
  await bench.clock.advance(4000);
  const second = await bench.armed({ action: 'on', seenState: 'off' });
  await bench.clock.advance(4000);
  await bench.handlers.power.dismiss({ command: second }, { windowId: 'w1', door: 'app' });
  await expect(bench.command(second)).rejects.toThrow('There is no command');
  await expect(bench.command(first)).rejects.toThrow('There is no command');
  expect((await bench.command(other)).outlets[0]?.phase).toBe('confirmed');
});

test('an ended command leaves the screen by itself after some minutes', async () => {
  const bench = await powerBench();
  const id = await bench.armed({ action: 'off' });
  await bench.clock.advance(5 * 60_000);
  expect((await bench.outlet(id)).phase).toBe('confirmed');
  await bench.clock.advance(10_000);
  await expect(bench.command(id)).rejects.toThrow('There is no command');
});

test('closing the app leaves no armed command and no running one without a record', async () => {
  const bench = await powerBench((device) => {
    device.obey = () => undefined;
  });
  const running = await bench.armed({ action: 'off' });
  await bench.clock.advance(3000);
  const armed = await bench.armed({ outlets: ['2'] });
  const pushed: unknown[] = [];
  bench.bench.engine.onEvent((channel, payload) => {
    if (channel === 'fleet.changed') pushed.push(payload);
  });
  await bench.bench.engine[Symbol.asyncDispose]();
  const ended = pushed.map((payload) => JSON.stringify(payload)).join('\n');
  expect(ended).toContain('Not sent, app closed');
  expect(ended).toContain('The app closed before the outcome was read.');
  expect(ended).toContain(running);
  expect(ended).toContain(armed);
  expect(bench.device.sent).toHaveLength(1);
});
