import { isDeepStrictEqual } from 'node:util';
import type { PduId } from '../../shared/model/ids.ts';
import type { KeptSequenceDraft, SequenceDraft } from '../../shared/model/sequence.ts';
import type { DraftStore } from '../storage/draft-store.ts';
import type { Clock } from '../support/clock.ts';

/** Drafts on disk, and which window kept each of them last: two windows may edit one PDU, and the last edit stays. */
export class SequenceDrafts {
  readonly #store: DraftStore;
  readonly #clock: Clock;
  /** Nobody, for what an earlier run of the program or a window that is gone has left. */
  readonly #keepers = new Map<PduId, string>();
  /** Windows whose draft gave way to that of another, which they know nothing of: it is not theirs to forget. */
  readonly #outdone = new Map<PduId, Set<string>>();

  constructor(store: DraftStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  list(windowId: string): readonly KeptSequenceDraft[] {
    return this.#store
      .list()
      .map((draft) => ({ ...draft, isMine: this.#keepers.get(draft.pdu) === windowId }));
  }

  keep(pdu: PduId, kept: Pick<KeptSequenceDraft, 'base' | 'draft'>, windowId: string): void {
    this.#store.put({ ...kept, pdu, keptAtMs: this.#clock.nowMs() });
    const before = this.#keepers.get(pdu);
    const outdone = this.#outdone.get(pdu) ?? new Set();
    this.#outdone.set(pdu, outdone);
    if (before !== undefined && before !== windowId) outdone.add(before);
    outdone.delete(windowId);
    this.#keepers.set(pdu, windowId);
  }

  /** What another window has kept since stays. */
  forget(pdu: PduId, windowId: string): void {
    const keeper = this.#keepers.get(pdu);
    if (keeper !== undefined && keeper !== windowId) return;
    if (this.#outdone.get(pdu)?.has(windowId) === true) return;
    this.#forget(pdu);
  }

  /** What it kept stays on disk, for whoever goes on with it. */
  windowClosed(windowId: string): void {
    for (const [pdu, keeper] of this.#keepers) if (keeper === windowId) this.#keepers.delete(pdu);
    for (const outdone of this.#outdone.values()) outdone.delete(windowId);
  }

  /** The PDU has this now: whoever keeps the same has nothing left to write. */
  applied(pdu: PduId, draft: SequenceDraft, windowId: string): void {
    const isOwn = this.#keepers.get(pdu) === windowId;
    if (!isOwn && !isDeepStrictEqual(this.#store.get(pdu)?.draft, draft)) return;
    this.#forget(pdu);
  }

  #forget(pdu: PduId): void {
    this.#store.forget(pdu);
    this.#keepers.delete(pdu);
    this.#outdone.delete(pdu);
  }
}
