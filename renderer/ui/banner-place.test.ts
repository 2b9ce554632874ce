import { expect, test } from 'vitest';
import { bannersInOrder, type StandingBanner } from './banner-place.ts';

const banner = (id: string, tone: StandingBanner['tone'], isAboutAll = false): StandingBanner => ({
  id,
  tone,
  isAboutAll,
});

test('the worst banner stands first, and of equals the one that came first', () => {
  const banners = [
    banner('lost', 'neutral'),
    banner('conflict', 'warning'),
    banner('C5', 'critical'),
    banner('C6', 'critical'),
  ];
  expect(bannersInOrder(banners)).toEqual(['C5', 'C6', 'conflict', 'lost']);
});

test('one that puts everything in doubt stands before worse ones about parts', () => {
  expect(bannersInOrder([banner('C5', 'critical'), banner('engine', 'warning', true)])).toEqual([
    'engine',
    'C5',
  ]);
});
