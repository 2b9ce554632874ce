import {
  IDLE_SEQUENCE,
  type OutletStatus,
  type OutletUnit,
  type PduSettings,
  type SequenceProgress,
} from './state.ts';
import type { Timers } from './timers.ts';

interface SequenceStep {
  readonly outlet: OutletUnit;
  /** The second half of a cycle is not dropped by `cancelOutletSequence`. */
  readonly cancelable: boolean;
}

interface PendingCycle {
  readonly outlets: Set<OutletUnit>;
  readonly dueMs: number;
  readonly inSequence: boolean;
  readonly cancelTimer: () => void;
}

export interface SwitchingHost {
  readonly outlets: readonly OutletUnit[];
  readonly timers: Timers;
  settings(): PduSettings;
  nowMs(): number;
  setStatus(outlet: OutletUnit, change: Partial<OutletStatus>): void;
  sequenceChanged(progress: SequenceProgress): void;
}

/**
 * Moves relays: off at once, on one after another with the in-rush guard between any two, in the PDU's order and with
 * each outlet's delay after it when a sequence was asked for (Xerus reference 5.2, 5.3). A later command on an outlet
 * replaces what is pending for it.
 */
export class Switching {
  readonly #host: SwitchingHost;
  #waiting: OutletUnit[] = [];
  #sequence: SequenceStep[] = [];
  #sequenceReadyMs = 0;
  #lastOnMs = Number.NEGATIVE_INFINITY;
  readonly #cycles = new Set<PendingCycle>();
  #cancelWakeUp: (() => void) | null = null;

  constructor(host: SwitchingHost) {
    this.#host = host;
  }

  off(outlets: readonly OutletUnit[]): void {
    const wasRunning = this.#drop(outlets);
    for (const outlet of outlets) this.#relayOff(outlet, false);
    if (wasRunning) this.#announce();
  }

  on(outlets: readonly OutletUnit[], respectSequence: boolean): void {
    const wasRunning = this.#drop(outlets);
    this.#enqueue(
      outlets.filter((outlet) => !outlet.status.powerOn),
      respectSequence,
      true,
    );
    if (wasRunning || this.#sequence.length > 0) this.#announce();
  }

  /** Off together, then on after `delayMs`; an outlet that was off stays off for the delay too. */
  cycle(outlets: readonly OutletUnit[], delayMs: number, respectSequence: boolean): void {
    this.#drop(outlets);
    for (const outlet of outlets) this.#relayOff(outlet, true);
    const pending: PendingCycle = {
      outlets: new Set(outlets),
      dueMs: this.#host.nowMs() + delayMs,
      inSequence: respectSequence,
      cancelTimer: this.#host.timers.after(delayMs, () => {
        this.#cycles.delete(pending);
        this.#enqueue([...pending.outlets], respectSequence, false);
        if (respectSequence) this.#announce();
      }),
    };
    this.#cycles.add(pending);
    if (respectSequence) this.#announce();
  }

  /** Pending on-switches are dropped and stay off; cycles under way finish. */
  cancelSequence(): void {
    const dropped = this.#sequence.filter((step) => step.cancelable);
    this.#sequence = this.#sequence.filter((step) => !step.cancelable);
    for (const { outlet } of dropped) this.#host.setStatus(outlet, { switchOnInProgress: false });
    this.#pump();
    if (dropped.length > 0) this.#announce();
  }

  progress(): SequenceProgress {
    const nowMs = this.#host.nowMs();
    const cycling = [...this.#cycles].filter((cycle) => cycle.inSequence);
    const cycled = cycling.flatMap((cycle) => [...cycle.outlets]);
    const [first] = this.#sequence;
    if (first === undefined && cycled.length === 0) return IDLE_SEQUENCE;
    const dueMs =
      first === undefined ? Math.min(...cycling.map((cycle) => cycle.dueMs)) : this.#sequenceDueMs();
    const next = first?.outlet ?? this.#inOrder(cycled)[0];
    return {
      sequenceRunning: true,
      nextOutletToSwitch: next?.index ?? 0,
      timeUntilNextSwitch: Math.max(0, Math.round(dueMs - nowMs)),
      outletsRemaining: this.#sequence.length + cycled.length,
      cancelableOutletsRemaining: this.#sequence.filter((step) => step.cancelable).length,
    };
  }

  #announce(): void {
    this.#host.sequenceChanged(this.progress());
  }

  #relayOff(outlet: OutletUnit, cycleInProgress: boolean): void {
    const isChange = outlet.status.powerOn;
    this.#host.setStatus(outlet, {
      powerOn: false,
      switchOnInProgress: false,
      cycleInProgress,
      ...(isChange ? { lastPowerStateChangeMs: this.#host.nowMs() } : {}),
    });
  }

  /** Forgets what is pending for these outlets; true when the sequence lost a step by it. */
  #drop(outlets: readonly OutletUnit[]): boolean {
    const lengthBefore = this.#sequence.length;
    this.#waiting = this.#waiting.filter((outlet) => !outlets.includes(outlet));
    this.#sequence = this.#sequence.filter((step) => !outlets.includes(step.outlet));
    let cycleLost = false;
    for (const cycle of this.#cycles) {
      for (const outlet of outlets)
        cycleLost = (cycle.outlets.delete(outlet) && cycle.inSequence) || cycleLost;
      if (cycle.outlets.size === 0) {
        cycle.cancelTimer();
        this.#cycles.delete(cycle);
      }
    }
    return cycleLost || this.#sequence.length !== lengthBefore;
  }

  #inOrder(outlets: readonly OutletUnit[]): OutletUnit[] {
    const order = this.#host.settings().outletPowerStateSequence;
    if (order.length === 0) return outlets.toSorted((a, b) => a.index - b.index);
    return outlets.toSorted((a, b) => order.indexOf(a.index) - order.indexOf(b.index));
  }

  #enqueue(outlets: readonly OutletUnit[], respectSequence: boolean, cancelable: boolean): void {
    if (respectSequence)
      this.#sequence.push(...this.#inOrder(outlets).map((outlet) => ({ outlet, cancelable })));
    else this.#waiting.push(...outlets);
    this.#pump();
    for (const outlet of outlets) {
      if (!outlet.status.powerOn && !outlet.status.cycleInProgress && !outlet.status.switchOnInProgress) {
        this.#host.setStatus(outlet, { switchOnInProgress: true });
      }
    }
  }

  #guardDueMs(): number {
    return this.#lastOnMs + this.#host.settings().inRushGuardDelay;
  }

  #sequenceDueMs(): number {
    return Math.max(this.#sequenceReadyMs, this.#guardDueMs());
  }

  /** Switches everything that is due and sets one timer for what comes next. */
  #pump(): void {
    this.#cancelWakeUp?.();
    this.#cancelWakeUp = null;
    for (;;) {
      const nowMs = this.#host.nowMs();
      const [single] = this.#waiting;
      const [step] = this.#sequence;
      if (single !== undefined && this.#guardDueMs() <= nowMs) {
        this.#waiting.shift();
        this.#relayOn(single);
      } else if (step !== undefined && this.#sequenceDueMs() <= nowMs) {
        this.#sequence.shift();
        this.#relayOn(step.outlet);
        this.#sequenceReadyMs = nowMs + step.outlet.settings.sequenceDelay;
        this.#announce();
      } else if (single !== undefined || step !== undefined) {
        const dueMs = single === undefined ? this.#sequenceDueMs() : this.#guardDueMs();
        this.#cancelWakeUp = this.#host.timers.after(dueMs - nowMs, () => {
          this.#pump();
        });
        return;
      } else return;
    }
  }

  #relayOn(outlet: OutletUnit): void {
    this.#lastOnMs = this.#host.nowMs();
    this.#host.setStatus(outlet, {
      powerOn: true,
      switchOnInProgress: false,
      cycleInProgress: false,
      isLoadShed: false,
      isSuspended: false,
      lastPowerStateChangeMs: this.#lastOnMs,
    });
  }
}
