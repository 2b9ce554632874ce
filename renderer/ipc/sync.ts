import type { EngineClient } from '../../shared/ipc/contract.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';

interface Numbered {
  readonly revision: number;
  readonly change: FleetChange;
}

/**
 * Keeps the store equal to the engine: listens first, then takes a snapshot, then applies what came after it. A gap in
 * the revisions means that something was lost, so a new snapshot is taken. The only writer of what the engine said.
 */
export class EngineSync {
  readonly #engine: EngineClient;
  readonly #stops: (() => void)[] = [];
  /** Changes that arrived while a snapshot is on its way. */
  #waiting: Numbered[] | null = [];

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  async start(): Promise<void> {
    this.#stops.push(
      this.#engine.fleet.changed((numbered) => this.#receive(numbered)),
      this.#engine.fleet.samples((batch) => sampleStore.receive(batch)),
      this.#engine.app.settingsChanged((settings) => useAppStore.getState().receiveSettings(settings)),
    );
    await this.resync();
  }

  /** Takes everything anew: at start, after a gap, and when a lost engine is back. */
  async resync(): Promise<void> {
    this.#waiting ??= [];
    const [info, settings, fleet] = await Promise.all([
      this.#engine.app.info({}),
      this.#engine.app.settings({}),
      this.#engine.fleet.snapshot({}),
    ]);
    const store = useAppStore.getState();
    store.receiveInfo(info);
    store.receiveSettings(settings);
    store.receiveSnapshot(fleet);
    const missed = this.#waiting ?? [];
    this.#waiting = null;
    for (const numbered of missed) if (numbered.revision > fleet.revision) this.#receive(numbered);
    await Promise.all(fleet.pdus.map((pdu) => this.#fillLatest(pdu.id)));
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #fillLatest(pdu: Parameters<EngineClient['fleet']['latestSamples']>[0]['pdu']): Promise<void> {
    const latest = await this.#engine.fleet.latestSamples({ pdu });
    if (latest !== null) sampleStore.receive(latest);
  }

  #receive(numbered: Numbered): void {
    if (this.#waiting !== null) {
      this.#waiting.push(numbered);
      return;
    }
    const store = useAppStore.getState();
    const expected = store.fleet.revision + 1;
    if (numbered.revision < expected) return;
    if (numbered.revision > expected) {
      this.#waiting = [numbered];
      void this.resync();
      return;
    }
    store.receiveChange(numbered.revision, numbered.change);
    if (numbered.change.kind === 'pduRemoved') sampleStore.forget(numbered.change.pdu);
  }
}
