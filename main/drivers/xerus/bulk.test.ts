import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadingProgress } from '../../../shared/model/connection.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { never, PATIENT } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu, littleRefs, FIRMWARE_4_0 } from './testing/little-pdu.ts';
import { ScriptedPdu, type RecordedRequest } from './testing/scripted-pdu.ts';
import { readList, readRecord } from './read-json.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

let pdu: ScriptedPdu;
beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu(FIRMWARE_4_0, 12));
});
afterEach(async () => {
  await pdu[Symbol.asyncDispose]();
});

const callCount = (request: RecordedRequest) =>
  (readList(readRecord(request.body['params'])?.['requests']) ?? []).length;

it('puts up to 200 calls in a request', async () => {
  await using big = await ScriptedPdu.start(littlePdu(FIRMWARE_4_0, 48));
  await using driver = driverOn(big);
  valueOf(await driver.discover({ signal: never() }));
  const sizes = big.requests.map(callCount);
  expect(Math.max(...sizes)).toBe(200);
  expect(big.mostInFlight).toBe(1);
});

it.each([
  [
    'a JSON-RPC error',
    { status: 200, body: '{"jsonrpc":"2.0","error":{"code":-32000,"message":"too many"},"id":null}' },
  ],
  ['HTTP 413', { status: 413 }],
  ['HTTP 500', { status: 500 }],
])('halves a bulk that is refused with %s, and remembers what went through', async (_name, refusal) => {
  pdu.intercept = (request) => (callCount(request) > 30 ? refusal : undefined);
  await using driver = driverOn(pdu);
  valueOf(await driver.identify({ signal: never() }));
  const model = valueOf(await driver.discover({ signal: never() }));
  expect(model.outlets).toHaveLength(12);
  const sizes = pdu.requests.map(callCount);
  expect(sizes.filter((size) => size > 30).length).toBeGreaterThan(0);
  pdu.requests.length = 0;
  const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  expect(sample.values).not.toContain(null);
  expect(pdu.requests.map(callCount).every((size) => size <= 30)).toBe(true);
});

it('finds the one call that the PDU chokes on, and gets everything else', async () => {
  await using driver = driverOn(pdu);
  const model = valueOf(await driver.discover({ signal: never() }));
  const poison = littleRefs(FIRMWARE_4_0).numeric('O7Current').rid;
  pdu.intercept = (request) => (JSON.stringify(request.body).includes(poison) ? { status: 500 } : undefined);
  const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  expect(sample.values).not.toContain(null);
  expect(sample.failed?.sensorIndexes.map((index) => model.sensors[index])).toMatchObject([
    { element: 'outlet:8', quantity: 'current' },
  ]);
});

it('gives up after halving down to one call, instead of asking on and on', async () => {
  await using driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  pdu.requests.length = 0;
  pdu.intercept = () => ({ status: 500 });
  expect(errorOf(await driver.read({ signal: never(), sensors: 'all' })).kind).toBe('busy');
  expect(pdu.requests.length).toBeLessThan(10);
});

it('sends the tail of a shortened answer again', async () => {
  pdu.changeResponses = (responses) => responses.slice(0, 7);
  await using driver = driverOn(pdu);
  const model = valueOf(await driver.discover({ signal: never() }));
  expect(model.outlets).toHaveLength(12);
  expect(valueOf(await driver.read({ signal: never(), sensors: 'all' })).values).not.toContain(null);
});

it('does not spin on a PDU whose bulk answers are empty', async () => {
  pdu.changeResponses = () => [];
  await using driver = driverOn(pdu);
  expect(errorOf(await driver.discover({ signal: never() }))).toMatchObject({
    kind: 'protocol',
    field: 'responses',
  });
  expect(pdu.requests.length).toBeLessThan(10);
});

it('tells how many elements are read while it discovers', async () => {
  await using driver = driverOn(pdu, { maxBulkCalls: 30 });
  const told: ReadingProgress[] = [];
  const onProgress = (progress: ReadingProgress) => void told.push(progress);
  const { inlets, ocps, outlets, transferSwitches } = valueOf(
    await driver.discover({ signal: never(), onProgress }),
  );
  const totalElements = [inlets, ocps, outlets, transferSwitches].flat().length;
  expect(told[0]).toEqual({ readElements: 0, totalElements });
  expect(told.at(-1)).toEqual({ readElements: totalElements, totalElements });
  const counts = told.map(({ readElements }) => readElements);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(new Set(counts).size).toBeGreaterThan(2);
});

it('lets one failing element fail alone, whichever way it fails', async () => {
  await using driver = driverOn(pdu);
  const model = valueOf(await driver.discover({ signal: never() }));
  const refs = littleRefs(FIRMWARE_4_0);
  pdu.on(refs.numeric('O0Current').rid, 'getReading', () => ({ status: 404 }));
  pdu.on(refs.numeric('O1Current').rid, 'getReading', () => ({
    error: { code: -32_603, message: 'internal' },
  }));
  pdu.on(refs.numeric('O2Current').rid, 'getReading', () => ({ status: 403 }));
  pdu.on(refs.numeric('O3Current').rid, 'getReading', () => ({ result: 'nonsense' }));
  pdu.on(refs.outlet(4).rid, 'getState', () => ({ status: 500 }));
  const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  const { sensorIndexes = [], outlets = [] } = sample.failed ?? {};
  const failed = sensorIndexes.map((index) => model.sensors[index]?.element);
  expect(failed).toEqual(['outlet:1', 'outlet:2', 'outlet:3', 'outlet:4']);
  expect(outlets).toEqual(['outlet:5']);
  expect(sample.sensorIndexes.filter((index) => sensorIndexes.includes(index))).toEqual([]);
  expect(sample.outletStates['outlet:5']).toBeUndefined();
  expect(sample.outletStates['outlet:6']?.powerState).toBe('on');
});

it('does not take an answer for one call as the answer to another', async () => {
  await using driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  pdu.changeResponses = (responses) => responses.toReversed();
  const outcome = await driver.read({ signal: never(), sensors: 'all' });
  expect(errorOf(outcome).kind).toBe('notFound');
});

it('stamps a reading with the time its request left, not with that of its turn in the queue or of its answer', async () => {
  const clock = new ManualClock(1_000_000);
  await using driver = driverOn(pdu, { clock });
  valueOf(await driver.discover({ signal: never() }));
  const first = Promise.withResolvers<void>();
  pdu.intercept = async () => {
    await first.promise;
    return undefined;
  };
  const ahead = driver.readSequenceState({ signal: never() });
  const reading = driver.read({ signal: never(), sensors: [] });
  await vi.waitFor(() => expect(pdu.inFlight).toBe(1), PATIENT);
  await clock.advance(5000);
  pdu.intercept = async () => {
    await clock.advance(300);
    return undefined;
  };
  first.resolve();
  await ahead;
  const sample = valueOf(await reading);
  expect(sample.readAtMs).toBe(1_005_000);
  expect(sample.outletStates['outlet:1']?.readAtMs).toBe(1_005_000);
});

it('keeps to the number of exchanges that is allowed, while many wait', async () => {
  await using driver = driverOn(pdu, { sessionsConcurrencyLimit: 2 });
  valueOf(await driver.discover({ signal: never() }));
  const two = Promise.withResolvers<void>();
  pdu.intercept = async () => {
    if (pdu.inFlight === 2) two.resolve();
    await two.promise;
    return undefined;
  };
  await Promise.all(Array.from({ length: 10 }, () => driver.readSequenceState({ signal: never() })));
  expect(pdu.mostInFlight).toBe(2);
});

it('lets a command overtake reads that wait for their turn', async () => {
  await using driver = driverOn(pdu, { maxBulkCalls: 10 });
  valueOf(await driver.discover({ signal: never() }));
  pdu.requests.length = 0;
  const firstRead = Promise.withResolvers<void>();
  pdu.intercept = async () => {
    await firstRead.promise;
    return undefined;
  };
  const reading = driver.read({ signal: never(), sensors: 'all' });
  const switching = driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' });
  firstRead.resolve();
  await Promise.all([reading, switching]);
  expect(pdu.requests.map((request) => request.method).slice(0, 3)).toEqual([
    'performBulk',
    'setPowerState',
    'performBulk',
  ]);
});
