import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { OutletSequence, SequenceDraft } from '../../shared/model/sequence.ts';
import type { Clock } from '../support/clock.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import { addPdu, briskClock, connected, engine, simulator } from './testing/simulator-bench.ts';

const one: CallContext = { windowId: 'w1', door: 'app' };
const two: CallContext = { windowId: 'w2', door: 'app' };

/** A simulated PDU that is stored, and what is edited of its sequence. */
async function draftBench() {
  const clock = briskClock();
  const device = await simulator({ clock });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'busbar-drafts-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const bench = await engine({ clock, dataDirectory });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const base = await read(bench, pdu);
  return { clock, device, dataDirectory, bench, pdu, base };
}

async function read({ engine: { handlers } }: EngineBench, pdu: PduId): Promise<OutletSequence> {
  const sequence = await handlers.sequences.read({ pdu }, one);
  if (!sequence.ok) throw new Error(sequence.error.message);
  return sequence.value;
}

/** As the door hands it over: arrays that may be written. */
function editable({ order, delaysMs, inRushGuardDelayMs }: SequenceDraft) {
  return { order: [...order], delaysMs: { ...delaysMs }, inRushGuardDelayMs };
}

const keptOf = (base: OutletSequence, draft: SequenceDraft) => ({
  base: { ...editable(base), revision: base.revision },
  draft: editable(draft),
});
const turned = (base: OutletSequence): SequenceDraft => ({
  ...editable(base),
  order: [...base.order].reverse(),
});
const again = (dataDirectory: string, clock: Clock) => engine({ clock, dataDirectory });

describe('drafts of sequences', () => {
  test('outlive the window and the program, and nothing of them is written', async () => {
    const { bench, clock, dataDirectory, pdu, base } = await draftBench();
    const kept = keptOf(base, turned(base));
    await bench.engine.handlers.sequences.keepDraft({ pdu, kept }, one);
    bench.engine.windowClosed('w1');
    expect((await read(bench, pdu)).revision).toBe(base.revision);
    await bench.engine[Symbol.asyncDispose]();
    const next = await again(dataDirectory, clock);
    const drafts = await next.engine.handlers.sequences.drafts({}, two);
    expect(drafts).toEqual([{ ...kept, pdu, keptAtMs: expect.any(Number), isMine: false }]);
  });

  test('are one a PDU: the last edit is kept, and only its window takes it back', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences } = bench.engine.handlers;
    await sequences.keepDraft({ pdu, kept: keptOf(base, turned(base)) }, one);
    const later = { ...editable(base), inRushGuardDelayMs: base.inRushGuardDelayMs + 100 };
    await sequences.keepDraft({ pdu, kept: keptOf(base, later) }, two);
    await sequences.keepDraft({ pdu, kept: null }, one);
    expect(await sequences.drafts({}, one)).toMatchObject([{ draft: later, isMine: false }]);
    expect(await sequences.drafts({}, two)).toMatchObject([{ draft: later, isMine: true }]);
    await sequences.keepDraft({ pdu, kept: null }, two);
    expect(await sequences.drafts({}, two)).toEqual([]);
  });

  test('of a window that is gone are anybody’s', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences } = bench.engine.handlers;
    await sequences.keepDraft({ pdu, kept: keptOf(base, turned(base)) }, one);
    bench.engine.windowClosed('w1');
    expect(await sequences.drafts({}, one)).toMatchObject([{ isMine: false }]);
    await sequences.keepDraft({ pdu, kept: null }, two);
    expect(await sequences.drafts({}, two)).toEqual([]);
  });

  test('of a window that is gone are left alone by one whose own gave way to them', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences } = bench.engine.handlers;
    await sequences.keepDraft({ pdu, kept: keptOf(base, turned(base)) }, one);
    const later = { ...editable(base), inRushGuardDelayMs: base.inRushGuardDelayMs + 100 };
    await sequences.keepDraft({ pdu, kept: keptOf(base, later) }, two);
    bench.engine.windowClosed('w2');
    await sequences.keepDraft({ pdu, kept: null }, one);
    expect(await sequences.drafts({}, one)).toMatchObject([{ draft: later, isMine: false }]);
    await sequences.keepDraft({ pdu, kept: null }, { windowId: 'w3', door: 'app' });
    expect(await sequences.drafts({}, one)).toEqual([]);
  });

  test('are forgotten when they are applied, also by a window that is gone by then', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences } = bench.engine.handlers;
    const draft = editable(turned(base));
    await sequences.keepDraft({ pdu, kept: keptOf(base, draft) }, one);
    const applying = sequences.apply({ pdu, baseRevision: base.revision, draft }, one);
    bench.engine.windowClosed('w1');
    expect(await applying).toMatchObject({ value: { kind: 'applied' } });
    expect(await sequences.drafts({}, two)).toEqual([]);
  });

  test('stay when another window applies something else', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences } = bench.engine.handlers;
    await sequences.keepDraft({ pdu, kept: keptOf(base, turned(base)) }, one);
    const draft = { ...editable(base), inRushGuardDelayMs: base.inRushGuardDelayMs + 100 };
    expect(await sequences.apply({ pdu, baseRevision: base.revision, draft }, two)).toMatchObject({
      value: { kind: 'applied' },
    });
    expect(await sequences.drafts({}, one)).toMatchObject([{ isMine: true }]);
    await sequences.apply({ pdu, baseRevision: base.revision, draft: editable(turned(base)) }, two);
    expect(await sequences.drafts({}, one), 'a conflict writes nothing').toHaveLength(1);
  });

  test('go with their PDU, and are not kept of one that is not stored', async () => {
    const { bench, pdu, base } = await draftBench();
    const { sequences, pdus } = bench.engine.handlers;
    const kept = keptOf(base, turned(base));
    await sequences.keepDraft({ pdu: 'GONE' as PduId, kept }, one);
    expect(await sequences.drafts({}, one)).toEqual([]);
    await sequences.keepDraft({ pdu, kept }, one);
    await pdus.remove({ pdu }, one);
    expect(await sequences.drafts({}, one)).toEqual([]);
  });

  test('that make no sense on disk are left out', async () => {
    const { bench, clock, dataDirectory, pdu, base } = await draftBench();
    await bench.engine.handlers.sequences.keepDraft({ pdu, kept: keptOf(base, turned(base)) }, one);
    await bench.engine[Symbol.asyncDispose]();
    const database = new DatabaseSync(join(dataDirectory, 'busbar.db'));
    database.exec(`UPDATE sequence_draft SET draft = '{"order":7'`);
    database.close();
    const next = await again(dataDirectory, clock);
    expect(await next.engine.handlers.sequences.drafts({}, one)).toEqual([]);
  });
});
