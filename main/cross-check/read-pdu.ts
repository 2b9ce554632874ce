import type { EDeviceId, ElementId } from '../../shared/model/ids.ts';
import type { EDevice, PduModel, Protocol } from '../../shared/model/pdu.ts';
import type { Sample } from '../drivers/driver.ts';

/** What one protocol says of a PDU: its model, and every reading and state of one moment. */
export interface ReadPdu {
  readonly protocol: Protocol;
  readonly model: PduModel;
  readonly sample: Sample;
}

/** Both protocols of one PDU. */
export interface ReadPair {
  readonly xerus: ReadPdu;
  readonly snmp: ReadPdu;
  /** From the start of both reads to the end of the slower one: a fact may have been read that long after the other. */
  readonly tookMs: number;
}

/** Inlets, breakers, outlets and transfer switches, by id. */
export function elementsOf(model: PduModel): ReadonlyMap<EDeviceId, EDevice> {
  const all: readonly EDevice[] = [
    ...model.inlets,
    ...model.ocps,
    ...model.transferSwitches,
    ...model.outlets,
  ];
  return new Map(all.map((element) => [element.id, element]));
}

/** What feeds an element, sorted; null where the model says nothing of it. */
export function parentsOf(model: PduModel, id: ElementId): readonly EDeviceId[] | null {
  const parents = model.edges.filter(([, child]) => child === id).map(([parent]) => parent);
  return parents.length === 0 ? null : parents.toSorted();
}
