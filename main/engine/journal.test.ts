import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { JournalEntry, JournalFilter } from '../../shared/model/journal.ts';
import { outletId } from '../../shared/model/ids.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import { addPdu, arm, briskClock, connected, context, engine, simulator } from './testing/simulator-bench.ts';

const EVERYTHING: JournalFilter = {
  source: 'all',
  kinds: [],
  pdu: null,
  element: null,
  search: '',
  fromMs: null,
  toMs: null,
};

async function linesOf({ engine: { handlers } }: EngineBench): Promise<readonly JournalEntry[]> {
  return (await handlers.journal.list({ ...EVERYTHING, kinds: [], limit: 100, after: null }, context))
    .entries;
}

/** Waits until a line with these words is there; older ones may have them, too. */
async function lineWith(bench: EngineBench, words: RegExp): Promise<JournalEntry> {
  return vi.waitFor(
    async () => {
      const found = (await linesOf(bench)).find(({ text }) => words.test(text));
      if (found === undefined) throw new Error(`No line says ${words}.`);
      return found;
    },
    { timeout: 10_000, interval: 10 },
  );
}

test('a trip, what somebody else did and what was done here stand in one list, by the ids that windows know', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, model: 'px3-3ph-36' });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  device.pdu.tripOcp(0);
  const trip = await lineWith(bench, /^Breaker tripped/u);
  expect(trip).toMatchObject({ kind: 'critical', state: 'open', pdu, pduName: 'A07-L', by: 'PDU' });
  device.pdu.resetOcp(0);
  expect(await lineWith(bench, /^Closed again$/u)).toMatchObject({ kind: 'cleared', state: 'ended' });
  device.otherAdmin.switch(2, 'off');
  const other = await lineWith(bench, /^Turned off$/u);
  expect(other).toMatchObject({
    kind: 'operator',
    element: 'outlet:3',
    by: 'other-admin, 192.0.2.44',
    state: null,
  });
  const { fleet, pdus, journal } = bench.engine.handlers;
  const told = (await fleet.snapshot({}, context)).events.map(({ id }) => `event:${id}`);
  expect(told).toContain(trip.id);
  expect(told).toContain(other.id);
  await pdus.renameElement({ pdu, element: outletId('2'), name: 'build-02' }, context);
  const renamed = await lineWith(bench, /^Name changed from/u);
  expect(renamed).toMatchObject({ kind: 'operator', elementName: '2 build-02', by: 'tester', state: 'done' });
  const steps = await journal.steps({ id: renamed.id }, context);
  expect(steps.map(({ result }) => result)).toEqual(['asked', 'done']);
});

test('a lost connection stays open over a restart and ends when the PDU answers again', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, model: 'px3-3ph-36' });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-journal-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const secrets = createSessionSecretStore();
  const first = await engine({ clock, dataDirectory, secrets });
  const pdu = await addPdu(first, device);
  await connected(first, pdu, 'online');
  const undo = device.faults.inject({ kind: 'dropBefore' });
  const lost = await lineWith(first, /^No answer to polls\./u);
  expect(lost).toMatchObject({ kind: 'connection', elementName: 'Connection', state: 'open', by: 'Busbar' });
  await first.engine[Symbol.asyncDispose]();
  const second = await engine({ clock, dataDirectory, secrets });
  await connected(second, pdu, 'offline');
  undo();
  await lineWith(second, /^Live again/u);
  const lines = (await linesOf(second)).filter(({ elementName }) => elementName === 'Connection');
  expect(lines).toMatchObject([
    { kind: 'cleared', text: expect.stringMatching(/^Live again/u) },
    { id: lost.id, kind: 'connection', state: 'ended' },
  ]);
});

test('windows are told that there is more, once for many changes', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, model: 'px3-3ph-36' });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const told = () => bench.pushed.filter(({ channel }) => channel === 'journal.changed').length;
  await vi.waitFor(() => expect(told()).toBeGreaterThan(0));
  const id = await arm(bench, pdu, '4', 'cycle');
  await bench.engine.handlers.power.undo({ command: id }, context);
  const entries = (await bench.engine.handlers.app.audit({ limit: 1000, pdu: null }, context)).length;
  await vi.waitFor(async () => {
    const lines = await linesOf(bench);
    expect(lines[0]).toMatchObject({ text: 'Cycle cancelled in undo window', state: 'notSent' });
    expect(told()).toBeGreaterThan(1);
  });
  expect(told()).toBeLessThan(entries + (await linesOf(bench)).length);
});

test('events are forgotten at once when they are to be kept for a shorter time', async () => {
  const clock = briskClock();
  const device = await simulator({ clock, model: 'px3-3ph-36' });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  device.pdu.tripOcp(0);
  await lineWith(bench, /^Breaker tripped/u);
  device.pdu.resetOcp(0);
  await lineWith(bench, /^Closed again$/u);
  bench.engine.suspend();
  await clock.sleep(2 * 86_400_000, new AbortController().signal);
  await bench.engine.handlers.app.changeSettings({ keepEventsDays: 1 }, context);
  await vi.waitFor(async () => {
    const texts = (await linesOf(bench)).map(({ text }) => text);
    expect(texts).not.toContain('Closed again');
    expect(texts).toContain('Time that events are kept changed from 400 days to 1 day');
  });
});
