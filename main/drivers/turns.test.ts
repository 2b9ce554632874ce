import { expect, it, vi } from 'vitest';
import { never } from './testing/waiting.ts';
import { Turns } from './turns.ts';

/** A task that ends when told to. */
function openEnded() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { task: () => promise, end: resolve };
}

it('runs no more tasks at a time than allowed', async () => {
  const turns = new Turns(2);
  let running = 0;
  let most = 0;
  const run = () =>
    turns.run('read', never(), async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
  await Promise.all(Array.from({ length: 7 }, run));
  expect(most).toBe(2);
});

it('lets commands go ahead of reads that wait, and keeps the order among equals', async () => {
  const turns = new Turns(1);
  const first = openEnded();
  const order: string[] = [];
  const note = (name: string) => () => {
    order.push(name);
    return Promise.resolve();
  };
  const all = [
    turns.run('read', never(), first.task),
    turns.run('read', never(), note('read 1')),
    turns.run('read', never(), note('read 2')),
    turns.run('command', never(), note('command 1')),
    turns.run('command', never(), note('command 2')),
  ];
  first.end();
  await Promise.all(all);
  expect(order).toEqual(['command 1', 'command 2', 'read 1', 'read 2']);
});

it('lets nothing in between a check and the command that follows it', async () => {
  const turns = new Turns(1);
  const order: string[] = [];
  const note = (name: string) => () => {
    order.push(name);
    return Promise.resolve();
  };
  const check = openEnded();
  const commanding = turns.run('command', never(), check.task).then(async () => {
    await Promise.resolve();
    return turns.run('power', never(), note('power'));
  });
  const others = [
    turns.run('read', never(), note('read')),
    turns.run('command', never(), note('check of another')),
  ];
  check.end();
  await Promise.all([commanding, ...others]);
  expect(order).toEqual(['power', 'check of another', 'read']);
});

it('never runs a task whose signal aborted while it waited', async () => {
  const turns = new Turns(1);
  const first = openEnded();
  const running = turns.run('read', never(), first.task);
  const controller = new AbortController();
  let ran = false;
  const waiting = turns.run('command', controller.signal, () => {
    ran = true;
    return Promise.resolve();
  });
  controller.abort();
  expect(await waiting).toBeNull();
  first.end();
  await running;
  expect(await turns.run('read', never(), () => Promise.resolve('next'))).toBe('next');
  expect(ran).toBe(false);
});

it('frees the place of a task that throws', async () => {
  const turns = new Turns(1);
  await expect(turns.run('read', never(), () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(await turns.run('read', never(), () => Promise.resolve('next'))).toBe('next');
});

it('lets those who wait start as soon as the limit is raised, and a lower one cuts nothing off', async () => {
  const turns = new Turns(1);
  const tasks = [openEnded(), openEnded(), openEnded()] as const;
  const started: number[] = [];
  const runs = tasks.map(({ task }, at) =>
    turns.run('read', never(), () => {
      started.push(at);
      return task();
    }),
  );
  await vi.waitFor(() => expect(started).toEqual([0]));
  turns.limit = 2;
  await vi.waitFor(() => expect(started).toEqual([0, 1]));
  turns.limit = 1;
  tasks[0].end();
  await runs[0];
  expect(started).toEqual([0, 1]);
  tasks[1].end();
  await vi.waitFor(() => expect(started).toEqual([0, 1, 2]));
  tasks[2].end();
  await Promise.all(runs);
});
