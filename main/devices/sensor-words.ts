import type { PduEvent } from '../../shared/model/fleet.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../shared/model/pdu.ts';
import type { ReadingStatus, SensorDescriptor } from '../../shared/model/sensor.ts';
import { genericName } from '../../shared/words/elements.ts';

/** How bad the judgement of a device is. */
export const SEVERITY: Record<ReadingStatus, PduEvent['severity']> = {
  normal: 'info',
  warning: 'warning',
  critical: 'critical',
  unavailable: 'info',
};

/** As a sentence names it: `Breaker C3, Rack B`. */
export function elementWords(model: PduModel, id: ElementId): string {
  const device = findEDevice(model, id);
  if (device === undefined) return model.settings.name === '' ? 'The PDU' : model.settings.name;
  const name = device.name.trim();
  return name === '' ? genericName(device) : `${genericName(device)}, ${name}`;
}

/** Joins beginning and end of what a sensor tells: `inlet:I1 current L2`. */
export function topicOf({ element, quantity, pole }: SensorDescriptor): string {
  return [element, quantity, pole ?? ''].filter((part) => part !== '').join(' ');
}
