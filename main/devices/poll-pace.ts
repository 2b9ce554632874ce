import type { Protocol } from '../../shared/model/pdu.ts';

/**
 * Agents on a PDU's small processor take long over a full reading, and polling one without a pause starves its other
 * users (SNMP reference 13, "Slow agents").
 */
const LEAST_SNMP_INTERVAL_MS = 2000;
/** An agent is left alone at least as long as it was busy. */
const BUSY_SHARE = 0.5;
const LONGEST_INTERVAL_MS = 60_000;
/** A slow sensor is read once in this many polls, so polls take turns in how long they are. */
const POLLS_LOOKED_AT = 5;

/** How often a PDU is polled: as the setting says, and over SNMP no more often than its agent bears. */
export class PollPace {
  readonly #protocol: Protocol;
  readonly #settingMs: () => number;
  #tookMs: readonly number[] = [];

  constructor(protocol: Protocol, settingMs: () => number) {
    this.#protocol = protocol;
    this.#settingMs = settingMs;
  }

  /** Whole seconds where the agent's slowness decides, so that it does not change with every poll. */
  get intervalMs(): number {
    const settingMs = this.#settingMs();
    if (this.#protocol !== 'snmp') return settingMs;
    const neededMs = Math.ceil(Math.max(0, ...this.#tookMs) / BUSY_SHARE / 1000) * 1000;
    return Math.max(LEAST_SNMP_INTERVAL_MS, settingMs, Math.min(LONGEST_INTERVAL_MS, neededMs));
  }

  /** A poll was answered. */
  took(ms: number): void {
    this.#tookMs = [...this.#tookMs, ms].slice(-POLLS_LOOKED_AT);
  }
}
