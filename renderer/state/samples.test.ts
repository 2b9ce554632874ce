import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SampleBatch } from '../../shared/model/fleet.ts';
import { pduId, type PduId } from '../../shared/model/ids.ts';
import { SampleStore } from './samples.ts';

const [ONE, OTHER] = [pduId('one'), pduId('other')];

/** Frames that come when the test says so. */
let frames: (() => void)[] = [];
const nextFrame = () => {
  const due = frames;
  frames = [];
  for (const run of due) run();
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});
afterEach(() => vi.unstubAllGlobals());

const batch = (pdu: PduId, value: number): SampleBatch => ({
  pdu,
  discovery: 1,
  readAtMs: 1000,
  sensorIndexes: [0],
  values: [value],
  statusCodes: [0],
});

test('tells its listeners once a frame, however many readings arrived', () => {
  const store = new SampleStore();
  const listener = vi.fn();
  store.subscribe(listener);
  store.receive(batch(ONE, 1));
  store.receive(batch(ONE, 2));
  store.receive(batch(OTHER, 3));
  expect(listener).not.toHaveBeenCalled();
  nextFrame();
  expect(listener).toHaveBeenCalledTimes(1);
  nextFrame();
  expect(listener).toHaveBeenCalledTimes(1);
});

test('leaves alone who read nothing of the PDUs that answered, and tells who has read nothing yet', () => {
  const store = new SampleStore();
  const noted = new Set<PduId>();
  const [listener, newcomer] = [vi.fn(), vi.fn()];
  store.subscribe(listener, () => noted);
  store.subscribe(newcomer, () => new Set());
  expect(store.noting(noted, (readings) => readings.reading(ONE, 0)?.value)).toBeUndefined();
  store.receive(batch(OTHER, 5));
  nextFrame();
  expect(listener).not.toHaveBeenCalled();
  expect(newcomer).toHaveBeenCalledTimes(1);
  store.receive(batch(ONE, 7));
  nextFrame();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.reading(ONE, 0)?.value).toBe(7);
});

test('tells of a PDU that was forgotten', () => {
  const store = new SampleStore();
  const listener = vi.fn();
  store.receive(batch(ONE, 1));
  nextFrame();
  store.subscribe(listener, () => new Set([ONE]));
  store.forget(ONE);
  nextFrame();
  expect(listener).toHaveBeenCalledTimes(1);
  expect(store.reading(ONE, 0)).toBeUndefined();
});
