/**
 * What moves power goes first, then the checks before and after it and what writes settings (`command`), then everything
 * that only reads.
 */
export type Priority = 'power' | 'command' | 'read';

const RANK: Readonly<Record<Priority, number>> = { power: 0, command: 1, read: 2 };

interface Waiter {
  readonly priority: Priority;
  readonly start: () => void;
}

/**
 * Lets at most `limit` exchanges run at a time; those waiting start by priority, then in the order they came. After a
 * check nothing else starts until whoever waited for its answer could go on: what follows it is the command, and no slow
 * read may come between the two.
 */
export class Turns {
  #limit: number;
  #running = 0;
  #waiters: Waiter[] = [];
  /** Checks that just ended and may be followed by their command. */
  #lingering = 0;

  constructor(limit: number) {
    this.#limit = Math.max(1, Math.floor(limit));
  }

  get limit(): number {
    return this.#limit;
  }

  /** Counts from now on; what runs already is not cut off. */
  set limit(limit: number) {
    this.#limit = Math.max(1, Math.floor(limit));
    this.#startNext();
  }

  /** Runs `task` when its turn comes; `null` when the signal aborted first, and then it never runs. */
  async run<Value>(
    priority: Priority,
    signal: AbortSignal,
    task: () => Promise<Value>,
  ): Promise<Value | null> {
    if (!(await this.#take(priority, signal))) return null;
    try {
      return await task();
    } finally {
      this.#running -= 1;
      if (priority === 'command') this.#linger();
      this.#startNext();
    }
  }

  #linger(): void {
    this.#lingering += 1;
    setImmediate(() => {
      this.#lingering -= 1;
      this.#startNext();
    });
  }

  #mayStart(priority: Priority): boolean {
    return this.#running < this.#limit && (priority === 'power' || this.#lingering === 0);
  }

  #take(priority: Priority, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.#mayStart(priority)) {
      this.#running += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const waiter: Waiter = {
        priority,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve(true);
        },
      };
      const onAbort = () => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter);
        resolve(false);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiters.push(waiter);
    });
  }

  #startNext(): void {
    for (;;) {
      const [next] = this.#waiters.toSorted((a, b) => RANK[a.priority] - RANK[b.priority]);
      if (next === undefined || !this.#mayStart(next.priority)) return;
      this.#waiters = this.#waiters.filter((each) => each !== next);
      this.#running += 1;
      next.start();
    }
  }
}
