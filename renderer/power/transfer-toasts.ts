import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduEvent, PduView } from '../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { Inlet, PduModel } from '../../shared/model/pdu.ts';
import { genericName } from '../../shared/words/elements.ts';
import { movedTo } from '../state/happenings.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import type { Toast } from '../state/ui-slice.ts';

/** The newest value of a sensor by its index; null when there is none. */
type ValueAt = (sensorIndex: number) => number | null;

const DEAD_VOLTS = 20;

/** `Voltage on inlet 1 fell below 207 V.`; empty where the inlet is well, or nothing is known of it. */
function lossWords(model: PduModel, inlet: Inlet, valueAt: ValueAt): string {
  const name = genericName(inlet);
  const total = sensorIndex(model, inlet.id, 'voltage');
  const index = total >= 0 ? total : sensorIndex(model, inlet.id, 'voltageLN');
  const volts = valueAt(index);
  if (volts === null) return '';
  if (volts < DEAD_VOLTS) return `${name} has no voltage.`;
  const limit = model.sensors[index]?.thresholds?.lowerCritical ?? null;
  return limit !== null && volts < limit ? `Voltage on ${name.toLowerCase()} fell below ${limit} V.` : '';
}

/** Why a switch left its other inlets, as far as their voltages tell. */
function reasonWords(model: PduModel, element: ElementId, to: string, valueAt: ValueAt): string {
  const device = model.transferSwitches.find((each) => each.id === element);
  return model.inlets
    .filter((inlet) => device?.inlets.includes(inlet.id) === true && genericName(inlet).toLowerCase() !== to)
    .map((inlet) => lossWords(model, inlet, valueAt))
    .filter((words) => words !== '')
    .join(' ');
}

/** **LAB-ATS moved to inlet 2** Voltage on inlet 1 fell below 207 V. Null when the event is no transfer. */
export function transferToast(
  pdu: Pick<PduView, 'id' | 'name' | 'model'>,
  event: PduEvent,
  valueAt: ValueAt,
): Toast | null {
  const to = movedTo(event);
  if (to === null || event.element === null) return null;
  return {
    id: `transfer:${pdu.id}`,
    tone: 'warning',
    title: `${pdu.name} moved to ${to}`,
    text: pdu.model === null ? '' : reasonWords(pdu.model, event.element, to, valueAt),
    staysUntilDismissed: true,
    entry: {
      kind: 'latest',
      source: 'events',
      kinds: [],
      pdu: pdu.id,
      element: event.element,
      atMs: event.atMs,
    },
  };
}

/** The readings that tell why may come a moment after the transfer. */
const REASON_WITHIN_MS = 5000;

/** Shows a toast, and once more when the readings tell why; returns the function that stops waiting for that. */
function tell(first: Toast, toastNow: () => Toast | null): () => void {
  const { showToast } = useAppStore.getState();
  showToast(first);
  if (first.text !== '') return () => undefined;
  const stopReading = sampleStore.subscribe(() => {
    const toast = toastNow();
    if (toast === null || toast.text === '') return;
    stop();
    const isStanding = useAppStore.getState().toasts.some((each) => each.id === toast.id);
    if (isStanding) showToast(toast);
  });
  const timer = setTimeout(() => stop(), REASON_WITHIN_MS);
  const stop = () => {
    stopReading();
    clearTimeout(timer);
  };
  return stop;
}

/** Tells of transfers on whatever screen one is. Returns the function that stops it. */
export function startTransferToasts(): () => void {
  /** By PDU: a newer transfer needs no reason for the one before. */
  const waits = new Map<PduId, () => void>();
  const stopListening = useAppStore.subscribe(({ fleet, engineConnected }, before) => {
    // What was there when the window opened, or was missed, is no news: it stands among the events.
    if (fleet.events === before.fleet.events || !engineConnected || !before.engineConnected) return;
    const known = new Set(before.fleet.events);
    for (const event of fleet.events) {
      if (known.has(event)) continue;
      const pdu = fleet.pdus.find((each) => each.id === event.pdu);
      if (pdu === undefined) continue;
      const valueAt: ValueAt = (index) => sampleStore.reading(pdu.id, index)?.value ?? null;
      const toastNow = () => transferToast(pdu, event, valueAt);
      const first = toastNow();
      if (first === null) continue;
      waits.get(pdu.id)?.();
      waits.set(pdu.id, tell(first, toastNow));
    }
  });
  return () => {
    stopListening();
    for (const stop of waits.values()) stop();
  };
}
