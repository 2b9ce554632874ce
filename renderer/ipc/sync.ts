import type { EngineClient } from '../../shared/ipc/contract.ts';
import type { FleetChange } from '../../shared/model/fleet.ts';
import type { ShellChange } from '../../shared/shell/state.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { withWaiting } from './change-desk.ts';
import { withPending } from './change-settings.ts';

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
  /** The same for CloudShell: parts are told whole, so those that came late are applied on top. */
  #waitingShell: ShellChange[] | null = [];
  /** Counts snapshots asked for: only the newest may write, whichever answer comes first. */
  #asked = 0;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  async start(): Promise<void> {
    this.#stops.push(
      this.#engine.fleet.changed((numbered) => this.#receive(numbered)),
      this.#engine.fleet.samples((batch) => sampleStore.receive(batch)),
      this.#engine.app.settingsChanged((settings) =>
        useAppStore.getState().receiveSettings(withPending(settings)),
      ),
      this.#engine.app.deskChanged((desk) => useAppStore.getState().receiveDesk(withWaiting(desk))),
      this.#engine.shell.changed((change) => this.#receiveShell(change)),
      this.#engine.app.trapReceiverChanged((state) => useAppStore.getState().receiveTrapReceiver(state)),
    );
    await this.resync();
  }

  /** Takes everything anew: after a gap, and when a lost engine is back. */
  recover(): void {
    const asked = this.#asked + 1;
    this.resync().catch(() => {
      if (asked !== this.#asked) return;
      // What is shown is not current any more, and is said to be so. The next change finds the gap and tries again.
      this.#waiting = null;
      this.#waitingShell = null;
      useAppStore.getState().setEngineConnected(false);
    });
  }

  /** Rejects when the engine is lost or made a mistake. */
  async resync(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#waiting ??= [];
    this.#waitingShell ??= [];
    const [info, settings, desk, trapReceiver, fleet, shell] = await Promise.all([
      this.#engine.app.info({}),
      this.#engine.app.settings({}),
      this.#engine.app.desk({}),
      this.#engine.app.trapReceiver({}),
      this.#engine.fleet.snapshot({}),
      this.#engine.shell.snapshot({}),
    ]);
    if (asked !== this.#asked) return;
    const store = useAppStore.getState();
    store.receiveInfo(info);
    store.receiveSettings(withPending(settings));
    store.receiveDesk(withWaiting(desk));
    store.receiveTrapReceiver(trapReceiver);
    store.receiveSnapshot(fleet);
    store.receiveShell(shell);
    const missedShell = this.#waitingShell ?? [];
    this.#waitingShell = null;
    for (const change of missedShell) this.#receiveShell(change);
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

  #receiveShell(change: ShellChange): void {
    if (this.#waitingShell === null) useAppStore.getState().receiveShellChange(change);
    else this.#waitingShell.push(change);
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
      this.recover();
      return;
    }
    store.receiveChange(numbered.revision, numbered.change);
    if (numbered.change.kind === 'pduRemoved') sampleStore.forget(numbered.change.pdu);
  }
}
