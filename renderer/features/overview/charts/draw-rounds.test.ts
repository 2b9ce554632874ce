import { expect, test } from 'vitest';
import { DrawRounds } from './draw-rounds.ts';
import { ManualFrames } from './testing/manual-frames.ts';

function open(count: number) {
  const clock = new ManualFrames();
  const log: string[] = [];
  const rounds = new DrawRounds({
    clock,
    count,
    minIntervalMs: 1000,
    onRound: () => log.push('round'),
    draw: (position) => log.push(`chart ${position}`),
  });
  return { clock, log, rounds };
}

test('draws one chart a frame, all with the same round', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0']);
  clock.frame();
  clock.frame();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0', 'chart 1', 'chart 2']);
});

test('draws once a second at most, however often readings arrive', () => {
  const { clock, log, rounds } = open(2);
  for (let nowMs = 0; nowMs < 4000; nowMs += 100) {
    rounds.request();
    clock.framesUntil(nowMs + 100);
  }
  expect(log.filter((each) => each === 'round')).toHaveLength(4);
});

test('draws nothing while nothing changes', () => {
  const { clock, log, rounds } = open(2);
  rounds.request();
  clock.framesUntil(5000);
  expect(log.filter((each) => each === 'round')).toHaveLength(1);
});

test('starts at once when the admin changes the view in the middle of a round', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  clock.frame();
  rounds.restart();
  clock.frame();
  expect(log).toEqual(['round', 'chart 0', 'round', 'chart 0']);
});

test('draws nothing after it was stopped', () => {
  const { clock, log, rounds } = open(3);
  rounds.request();
  rounds.stop();
  rounds.request();
  rounds.restart();
  clock.framesUntil(3000);
  expect(log).toEqual([]);
});
