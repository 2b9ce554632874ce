import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { OutletId } from '../../shared/model/ids.ts';
import { formatClock, formatDuration } from '../../shared/words/durations.ts';
import type { AttentionReason } from './attention.ts';
import type { News } from './fleet-store.ts';

/** A failure after which a PDU is not read any more. */
export interface Loss {
  readonly error: DeviceError;
  /** Set when nothing more is tried until a person decides. */
  readonly reason: AttentionReason | null;
  /** Null when it was not read in this run. */
  readonly lastReadAtMs: number | null;
}

interface Outage {
  readonly sinceMs: number;
  readonly states: PduView['outletStates'];
}

const REASON_WORDS: Readonly<Record<AttentionReason, string>> = {
  authRejected: 'Credentials refused',
  certificateChanged: 'Certificate changed',
  certificateUntrusted: 'Certificate not trusted',
  differentPdu: 'Another PDU answers',
  noCredentials: 'No password is kept',
};

const CONNECTION = { element: 'pdu', topic: 'connection', elementName: 'Connection', by: 'Busbar' } as const;

function lineOf({ error, reason }: Loss, { snmp }: PduView): string {
  if (reason !== null) return `${REASON_WORDS[reason]}. ${error.message}`;
  const isSilent = error.kind === 'timeout' || error.kind === 'unreachable';
  const polls = snmp === null ? 'polls' : `SNMP ${snmp.version} polls`;
  return `${isSilent ? `No answer to ${polls}` : `No reading from ${polls}`}. ${error.message}`;
}

function changedWords(before: PduView['outletStates'], now: PduView['outletStates']): string {
  const changed = Object.entries(before).filter(
    ([outlet, { powerState }]) => now[outlet as OutletId]?.powerState !== powerState,
  ).length;
  if (changed === 0) return '';
  return changed === 1 ? '1 outlet changed state meanwhile' : `${changed} outlets changed state meanwhile`;
}

/** Tells when a PDU is out of reach and when it is back: once for each reason, not for each try. */
export class ConnectionNews {
  #told: AttentionReason | 'polls' | null = null;
  #outage: Outage | null = null;
  #hasAnswered = false;

  /** States that differ from those before an outage are told when it is over. */
  get isOut(): boolean {
    return this.#outage !== null;
  }

  lost(loss: Loss, view: PduView, name: string): News | null {
    const { error, reason, lastReadAtMs } = loss;
    const told = reason ?? 'polls';
    if (this.#told === told) return null;
    const isFirst = this.#told === null && lastReadAtMs === null;
    this.#told = told;
    if (this.#outage === null && lastReadAtMs !== null)
      this.#outage = { sinceMs: lastReadAtMs, states: view.outletStates };
    const since = lastReadAtMs === null ? 'yet' : `since ${formatClock(lastReadAtMs)}`;
    return {
      ...CONNECTION,
      kind: 'connection',
      severity: reason === null || reason === 'noCredentials' ? 'warning' : 'critical',
      text: `No data from ${name} ${since}. ${error.message}`,
      line: lineOf(loss, view),
      isFirst,
    };
  }

  /** It answered a full read. The first time in a run that ends only what an earlier run had written. */
  back(view: PduView, name: string, nowMs: number): News | null {
    const outage = this.#outage;
    const isFirst = outage === null;
    if (isFirst && this.#hasAnswered && this.#told === null) return null;
    this.#hasAnswered = true;
    this.#told = null;
    this.#outage = null;
    const changed = outage === null ? '' : changedWords(outage.states, view.outletStates);
    const out = outage === null ? '' : ` It was out for ${formatDuration(nowMs - outage.sinceMs)}.`;
    return {
      ...CONNECTION,
      kind: 'cleared',
      severity: 'info',
      text: `${name} is live again.${out}${changed === '' ? '' : ` ${changed}.`}`,
      line: `Live again${changed === '' ? '' : `, ${changed}`}`,
      isFirst,
    };
  }
}
