import type { OutletId } from '../../../shared/model/ids.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { OutletStatus } from '../../simulator/pdu/state.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import type { Clock } from '../../support/clock.ts';

interface Span {
  readonly status: OutletStatus;
  readonly fromMs: number;
}

const isOn = (status: OutletStatus) =>
  status.powerOn && !status.cycleInProgress && !status.switchOnInProgress && !status.isSuspended;

/** What the relays of a simulated PDU did, past the network: the truth to hold reports against. */
export class DeviceHistory {
  readonly #spans = new Map<number, Span[]>();

  constructor(device: RunningSimulator, clock: Clock) {
    for (const { index, status } of device.pdu.outlets)
      this.#spans.set(index, [{ status, fromMs: clock.nowMs() }]);
    device.pdu.onEvent((event) => {
      if (event.kind === 'outletStatus')
        this.#spans.get(event.outlet)?.push({ status: event.after, fromMs: clock.nowMs() });
    });
  }

  /** True when the outlet was in what the action asks for within the time: for a cycle off, and on after that. */
  reached(outlet: OutletId, action: PowerAction, fromMs: number, untilMs: number): boolean {
    const spans = this.#within(outlet, fromMs, untilMs);
    const offAt = spans.findIndex((span) => !span.status.powerOn);
    if (action === 'off') return offAt >= 0;
    const after = action === 'cycle' ? spans.slice(offAt) : spans;
    return (action !== 'cycle' || offAt >= 0) && after.some((span) => isOn(span.status));
  }

  #within(outlet: OutletId, fromMs: number, untilMs: number): readonly Span[] {
    const spans = this.#spans.get(Number(outlet.slice('outlet:'.length)) - 1) ?? [];
    return spans.filter((span, at) => {
      const endsMs = spans[at + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
      return span.fromMs <= untilMs && endsMs >= fromMs;
    });
  }
}
