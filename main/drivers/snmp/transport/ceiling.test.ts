import { expect, it } from 'vitest';
import { Ceiling } from './ceiling.ts';

function work(ceiling: Ceiling, times: number): number {
  for (let done = 0; done < times; done += 1) ceiling.worked(ceiling.size);
  return ceiling.size;
}

it('a size that was given up once, perhaps by a lost datagram, comes back', () => {
  const ceiling = new Ceiling(20);
  ceiling.gaveUp(20, 5);
  expect(ceiling.size).toBe(5);
  expect(work(ceiling, 7)).toBe(5);
  expect(work(ceiling, 1)).toBe(10);
  expect(work(ceiling, 100)).toBe(20);
});

it('a size that failed twice does not come back soon', () => {
  const ceiling = new Ceiling(20);
  ceiling.gaveUp(20, 10);
  expect(work(ceiling, 100)).toBe(20);
  ceiling.gaveUp(20, 10);
  expect(work(ceiling, 100)).toBe(10);
});

it('a size that the agent calls too big does not come back soon', () => {
  const ceiling = new Ceiling(20);
  ceiling.tooBig(20);
  expect(work(ceiling, 100)).toBe(10);
});

it('an agent that called everything too big for a moment is asked for more again in the end', () => {
  const ceiling = new Ceiling(20);
  for (const size of [20, 10, 5, 2, 1]) ceiling.tooBig(size);
  expect(work(ceiling, 499)).toBe(1);
  expect(work(ceiling, 10_000)).toBe(20);
});

it('answers to smaller requests say nothing about larger ones', () => {
  const ceiling = new Ceiling(20);
  ceiling.gaveUp(20, 10);
  for (let done = 0; done < 100; done += 1) ceiling.worked(2);
  expect(ceiling.size).toBe(10);
});

it('never goes below one', () => {
  const ceiling = new Ceiling(0);
  expect(ceiling.size).toBe(1);
  ceiling.tooBig(1);
  ceiling.gaveUp(1, 0);
  expect(ceiling.size).toBe(1);
});
