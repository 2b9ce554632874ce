import { join } from 'node:path';
import { createCertificate } from '../../main/simulator/certificate.ts';
import { startSimulator, type RunningSimulator } from '../../main/simulator/simulator.ts';
import { largeSpec } from '../../main/simulator/testing/large-spec.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { EventStore } from '../../main/storage/event-store.ts';
import { pduId } from '../../shared/model/ids.ts';
import { BENCH, PDU_MODEL, startBenchHost, type BenchHost } from './host.ts';

/** A room with as much in it as the app is made for, and the app itself to look at it. */
export interface BusyRoom extends AsyncDisposable {
  readonly host: BenchHost;
  /** `LARGE`, to poke. */
  readonly large: RunningSimulator;
  /** Somebody renames an outlet of it, which is a new line of the journal. */
  happen(): void;
}

/** Names in the rail. */
export const CHARTED = 'charted';
export const LARGE = 'large';
export const PDUS = 40;
export const JOURNAL_LINES = 10_000;
export const OUTLETS = 60;
const BREAKERS = 12;
/** The longest that may be set, so that an outlet is armed for as long as is measured. */
const UNDO_WINDOW_MS = 10_000;
const CYCLE_DELAY_S = 120;
const LINE_EVERY_MS = 30_000;

function fillJournal(dataDirectory: string): void {
  const database = openDatabase(dataDirectory);
  const store = new EventStore(database);
  database.exec('PRAGMA synchronous = OFF');
  const nowMs = Date.now();
  for (let line = 0; line < JOURNAL_LINES; line += 1) {
    const severity = line % 50 === 0 ? 'warning' : 'info';
    store.append(
      {
        pdu: pduId('BENCH'),
        pduName: `rack-${line % PDUS}`,
        atMs: nowMs - (JOURNAL_LINES - line) * LINE_EVERY_MS,
        endedAtMs: null,
        element: null,
        elementName: '',
        severity,
        kind: severity === 'info' ? 'change' : 'alarm',
        topic: null,
        by: 'PDU',
        text: `Setting ${line} was changed`,
      },
      [],
    );
  }
  database.close();
}

/** 40 PDUs, one of them with 60 outlets, all read every second, and a journal of 10,000 lines. */
export async function openBusyRoom(): Promise<BusyRoom> {
  const renderer = join(import.meta.dirname, '../../renderer');
  const host = await startBenchHost({ page: renderer, prepare: fillJournal });
  const certificate = await createCertificate('bench');
  const simulators: RunningSimulator[] = [];
  const add = async (name: string, simulator: RunningSimulator) => {
    simulators.push(simulator);
    const { user, password, fingerprint } = simulator;
    const address = new URL(simulator.url).host;
    const target = { protocol: 'xerus', address, user, password, fingerprint } as const;
    const added = await host.engine.handlers.pdus.add({ ...target, name, keepPassword: true }, BENCH);
    if (!added.ok) throw new Error(added.error.message);
  };
  const large = await startSimulator({
    model: PDU_MODEL,
    spec: largeSpec(OUTLETS, BREAKERS),
    serial: 'BENCHLARGE',
    certificate,
  });
  large.otherAdmin.changePdu({ cycleDelay: CYCLE_DELAY_S });
  await add(LARGE, large);
  await add(CHARTED, await startSimulator({ model: PDU_MODEL, serial: 'BENCHCHARTED', certificate }));
  for (let seed = simulators.length; seed < PDUS; seed += 1) {
    const serial = `BENCH${seed}`;
    await add(`rack-${seed}`, await startSimulator({ model: 'px3-1ph-8', seed, serial, certificate }));
  }
  await host.engine.handlers.app.changeSettings({ undoWindowMs: UNDO_WINDOW_MS }, BENCH);
  let happened = 0;
  return {
    host,
    large,
    happen: () => {
      happened += 1;
      large.otherAdmin.changeOutlet(OUTLETS - 1, { name: `renamed ${happened}` });
    },
    [Symbol.asyncDispose]: async () => {
      await host[Symbol.asyncDispose]();
      for (const simulator of simulators) await simulator[Symbol.asyncDispose]();
    },
  };
}
