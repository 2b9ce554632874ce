import { Traffic } from '../../../main/engine/testing/traffic.ts';
import type { RequestLog } from '../../../main/simulator/request-log.ts';
import type { Clock } from '../../../main/support/clock.ts';

interface Sleeper {
  dueMs: number;
  readonly wake: () => void;
}

/** How many requests it has and has not answered. */
type Server = Pick<RequestLog, 'underWay'>;

/** Turns of the event loop in which everybody has done what followed from what arrived last. */
const QUIET_TURNS = 40;
/** What did not arrive in so many turns never will: nobody listened. */
const LOST_TURNS = 20_000;

/**
 * A clock that stands still until it is told to go on, and then waits at every moment that is due until nothing is on its
 * way between engine and simulated PDUs: the same story gives the same readings at the same times, however slow the machine.
 * Make it before what it is to watch.
 */
export class StudioClock implements Clock, Disposable {
  readonly #traffic = new Traffic();
  readonly #servers = new Set<Server>();
  #sleepers: Sleeper[] = [];
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** A server that may let requests wait: time goes on for those. */
  holds(server: Server): void {
    this.#servers.add(server);
  }

  /** That server is gone, and what waited there with it. */
  forgets(server: Server): void {
    this.#servers.delete(server);
  }

  nowMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        dueMs: this.#nowMs + Math.max(0, Math.ceil(ms)),
        wake: () => {
          this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  /** Jumps: what sleeps goes on sleeping as long as it was going to. For time in which the program does not run. */
  jumpTo(atMs: number): void {
    const jumpMs = atMs - this.#nowMs;
    this.#nowMs = atMs;
    for (const sleeper of this.#sleepers) sleeper.dueMs += jumpMs;
  }

  /** Lets time pass until then; everything that followed from it has happened when this resolves. */
  async runTo(atMs: number): Promise<void> {
    for (;;) {
      await this.quiet();
      const next = this.#sleepers.reduce<Sleeper | null>(
        (first, each) => (first === null || each.dueMs < first.dueMs ? each : first),
        null,
      );
      if (next === null || next.dueMs > atMs) break;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
    }
    this.#nowMs = Math.max(this.#nowMs, atMs);
  }

  /** Runs until something has come to pass; throws when it has not within a minute of this clock. */
  async runUntil(isSo: () => boolean, what: string): Promise<void> {
    const untilMs = this.#nowMs + 60_000;
    while (!isSo()) {
      if (this.#nowMs >= untilMs) throw new Error(`It did not come to pass within a minute: ${what}.`);
      await this.runTo(this.#nowMs + 100);
    }
  }

  /** Resolves when nothing is happening and nothing is on its way. */
  async quiet(): Promise<void> {
    const traffic = this.#traffic;
    let before = traffic.steps;
    let turns = 0;
    while (turns < QUIET_TURNS || this.#isBusy) {
      await new Promise((resolve) => setImmediate(resolve));
      turns = traffic.steps === before ? turns + 1 : 0;
      before = traffic.steps;
      if (turns > LOST_TURNS) traffic.giveUp();
    }
  }

  [Symbol.dispose](): void {
    this.#traffic[Symbol.dispose]();
    for (const sleeper of this.#sleepers) sleeper.wake();
  }

  get #isBusy(): boolean {
    const { datagrams, handshakes, requests } = this.#traffic;
    const held = [...this.#servers].reduce((sum, { underWay }) => sum + underWay, 0);
    return datagrams > 0 || handshakes > 0 || requests > held;
  }
}
