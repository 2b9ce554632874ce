import { isFinal } from '../../shared/model/command.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import { UNTIL_WOKEN_MS } from '../polling/waker.ts';
import { outcomeMessage, refusalMessage } from './outcome-message.ts';
import type { RunState } from './run-state.ts';
import { decisiveMoments, nextOf, NO_ANSWER_AFTER_MS, verdict, type Verdict } from './verdict.ts';

/** Time between reads of an outlet whose command runs: short without events, a safety net with them. */
const READ_AGAIN_MS = 500;
const READ_AGAIN_WITH_EVENTS_MS = 1000;

/** Reads what came of a command that was sent, and records it. */
export class CommandSettler {
  readonly #state: RunState;
  /** Outlets whose unknown outcome is not looked into any more. */
  readonly #leftAlone = new Set<OutletId>();

  constructor(state: RunState) {
    this.#state = state;
  }

  /** What is still unknown of these outlets stays so. */
  leaveAlone(outlets: readonly OutletId[]): void {
    for (const outlet of outlets) this.#leftAlone.add(outlet);
    this.#state.waker.wake();
  }

  /** Reads until every outlet has an outcome; goes on after `unknown` until the PDU answers. */
  async settle(onConfirmed: 'confirmed' | 'goOn'): Promise<void> {
    const { book, clock } = this.#state.options;
    const { expectedMs } = this.#state;
    const { signal } = this.#state.lifetime;
    let readAtMs = clock.nowMs() + (this.#willTell() ? READ_AGAIN_WITH_EVENTS_MS : 0);
    const undecided = new Set(book.open);
    while (!signal.aborted) {
      if (this.#state.refusal !== null) await this.#readRefused(this.#state.refusal);
      this.#followClock();
      for (const outlet of undecided) {
        const { phase } = book.outlet(outlet) ?? { phase: 'failed' };
        const isUnknown = phase === 'unknown';
        if (isUnknown ? this.#leftAlone.has(outlet) : isFinal(phase)) undecided.delete(outlet);
        const outcome = this.#verdict(outlet);
        if (outcome === null || !undecided.has(outlet)) continue;
        const isSettled = this.#record(outlet, outcome, onConfirmed);
        if (isSettled) undecided.delete(outlet);
      }
      if (book.isFinished) this.#state.settleFinished();
      if (undecided.size === 0) return;
      this.#sayNoAnswer();
      const nowMs = clock.nowMs();
      const isReading =
        this.#state.reply.kind !== 'pending' && [...undecided].some((outlet) => !this.#isUnknown(outlet));
      if (isReading && nowMs >= readAtMs) {
        await this.#state.options.session.checkOutlets([...undecided], signal);
        const { eventsAlive } = this.#state.options.session;
        readAtMs = clock.nowMs() + (eventsAlive ? READ_AGAIN_WITH_EVENTS_MS : READ_AGAIN_MS);
        continue;
      }
      const marks = decisiveMoments(this.#state.seen.sentAtMs, this.#state.reply, expectedMs);
      const nextMs = nextOf(isReading ? [...marks, readAtMs] : marks, nowMs);
      await this.#state.waker.sleep(clock, Math.min(UNTIL_WOKEN_MS, nextMs - nowMs), signal);
    }
  }

  /** Only a read since then tells what is still true. */
  async #readRefused(reason: string): Promise<void> {
    await this.#state.options.session.checkOutlets(this.#unsettled(), this.#state.lifetime.signal);
    if (!this.#state.lifetime.signal.aborted) this.enterRefused(reason);
  }

  /** The device said no: nothing was done, unless a read shows otherwise. */
  enterRefused(reason: string): void {
    const message = (outlet: OutletId) => refusalMessage(reason, this.#state.seen.of(outlet));
    this.#state.enterAll('failed', message, this.#unsettled());
  }

  /** Outlets whose outcome this command's reply still decides. */
  #unsettled(): readonly OutletId[] {
    const unknown = this.#state.command.outlets
      .map((each) => each.outlet)
      .filter((each) => this.#isUnknown(each));
    return [...this.#state.options.book.open, ...unknown.filter((each) => !this.#leftAlone.has(each))];
  }

  /** The machine's clock was set back: what is seen from now on is newer than the command all the same. */
  #followClock(): void {
    const { options, wasSent, seen } = this.#state;
    const nowMs = options.clock.nowMs();
    if (!wasSent || nowMs >= seen.sentAtMs) return;
    seen.startOver(nowMs);
    if (this.#state.reply.kind !== 'pending') this.#state.reply = { ...this.#state.reply, atMs: nowMs };
  }

  /** True when an event will tell the outcome: outlets that are where they should be already give none. */
  #willTell(): boolean {
    const { options, action, seen } = this.#state;
    if (!options.session.eventsAlive) return false;
    const isThere = (outlet: OutletId) => seen.of(outlet)?.before.powerState === action;
    return !options.book.open.some(isThere);
  }

  #verdict(outlet: OutletId): Verdict | null {
    const { options, action, reply, seen } = this.#state;
    const evidence = seen.of(outlet);
    if (evidence === undefined) return null;
    if (this.#isCancelled(outlet)) return 'failed';
    const { expectedMs } = this.#state;
    return verdict({
      action,
      evidence,
      reply,
      sentAtMs: seen.sentAtMs,
      expectedMs,
      nowMs: options.clock.nowMs(),
    });
  }

  #isCancelled(outlet: OutletId): boolean {
    return this.#state.action !== 'off' && this.#state.seen.staysOff(outlet);
  }

  /** True when nothing more can be learned about the outlet. */
  #record(outlet: OutletId, outcome: Verdict, onConfirmed: 'confirmed' | 'goOn'): boolean {
    const { options, seen } = this.#state;
    const { book } = options;
    const after = seen.stateOf(outlet);
    if (outcome === 'confirmed' && onConfirmed === 'goOn') {
      book.note([{ outlet, after, offSeenAtMs: seen.of(outlet)?.offSeenAtMs ?? null }]);
      return true;
    }
    const isStillUnknown = outcome === 'unknown' && this.#isUnknown(outlet);
    if (!isStillUnknown)
      this.#state.enter(outcome, [
        {
          outlet,
          after,
          message: this.#message(outlet, outcome),
          noAnswerYet: false,
          wasCancelled: outcome === 'failed' && this.#isCancelled(outlet),
        },
      ]);
    return outcome !== 'unknown' || onConfirmed === 'goOn' || this.#isReadSinceUnknown(outlet);
  }

  #message(outlet: OutletId, outcome: Verdict): string | null {
    const { options, command, action, reply, seen } = this.#state;
    return outcomeMessage({
      outlet,
      outcome,
      action: command.action,
      step: action,
      evidence: seen.of(outlet),
      reply,
      offSeenAtMs: options.book.outlet(outlet)?.offSeenAtMs ?? null,
      isCancelled: this.#isCancelled(outlet),
      isOnLater: options.promise?.isKept(outlet) === true,
      isByCommunity: ['v1', 'v2c'].includes(options.session.record.view.snmp?.version ?? ''),
    });
  }

  #isUnknown(outlet: OutletId): boolean {
    return this.#state.options.book.outlet(outlet)?.phase === 'unknown';
  }

  /** A read since then that did not settle it means that nothing ever will. */
  #isReadSinceUnknown(outlet: OutletId): boolean {
    if (this.#state.reply.kind === 'pending') return false;
    const atMs = this.#state.options.book.outlet(outlet)?.phaseAtMs.unknown ?? Number.POSITIVE_INFINITY;
    return this.#state.seen.isReadSince(outlet, atMs);
  }

  #sayNoAnswer(): void {
    const { options, reply, seen } = this.#state;
    const isSilent = options.clock.nowMs() - seen.sentAtMs >= NO_ANSWER_AFTER_MS;
    if (reply.kind !== 'accepted' && isSilent) this.#state.sayNoAnswer();
  }
}
