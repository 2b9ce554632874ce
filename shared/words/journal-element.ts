import type { ElementId } from '../model/ids.ts';
import { findEDevice, type PduModel } from '../model/pdu.ts';
import { outletInList } from './elements.ts';

/** What stands in the column of the element: `14 db-02 PSU A`, `C5`, `Transfer switch`; empty for the PDU itself. */
export function journalElementName(model: PduModel | null, element: ElementId | null): string {
  const device = model === null || element === null ? undefined : findEDevice(model, element);
  if (device === undefined) return '';
  const name = device.name.trim();
  switch (device.kind) {
    case 'outlet':
      return outletInList(device);
    case 'ts':
      return name === '' ? 'Transfer switch' : name;
    case 'inlet':
    case 'ocp':
      return name === '' || name === device.label ? device.label : `${device.label} ${name}`;
  }
}
