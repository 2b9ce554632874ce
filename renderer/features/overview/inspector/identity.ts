import type { PduView } from '../../../../shared/model/fleet.ts';
import type { EDeviceId, ElementId } from '../../../../shared/model/ids.ts';
import { elementKind } from '../../../../shared/model/ids.ts';
import {
  findEDevice,
  type EDevice,
  type OverCurrentProtectorType,
  type PduModel,
  type TransferSwitch,
} from '../../../../shared/model/pdu.ts';
import { accessFacts } from '../../../../shared/words/access.ts';
import { genericName, linesText } from '../../../../shared/words/elements.ts';
import { protocolText } from '../../../../shared/words/protocols.ts';
import { rangesText } from './ranges.ts';

/** One line of the inspector's head: what it is called and what it is. */
interface Fact {
  readonly term: string;
  readonly text: string;
}

const OCP_TYPES: Record<OverCurrentProtectorType, string> = {
  breaker1Pole: 'Breaker, 1 pole',
  breaker2Pole: 'Breaker, 2 poles',
  breaker3Pole: 'Breaker, 3 poles',
  fuse: 'Fuse',
  fusePair: 'Fuse pair',
  rcbo2Pole: 'RCBO, 2 poles',
  rcbo3Pole: 'RCBO, 3 poles',
  rcbo4Pole: 'RCBO, 4 poles',
  unknown: 'Not known',
};
const SWITCH_TYPES: Record<TransferSwitch['type'], string> = {
  sts: 'Static',
  ats: 'Automatic, relay',
  hts: 'Hybrid',
  unknown: 'Not known',
};

/** What is fixed about an element: from the box and the wiring, not from readings. Facts that are not known are left out. */
export function identityFacts(pdu: PduView, model: PduModel, element: ElementId): readonly Fact[] {
  const device = findEDevice(model, element);
  const facts = device === undefined ? pduFacts(pdu, model) : deviceFacts(model, device);
  return facts.filter((fact) => fact.text !== '');
}

function deviceFacts(model: PduModel, device: EDevice): readonly Fact[] {
  const rating = { term: 'Rating', text: device.ratingAmperes === null ? '' : `${device.ratingAmperes} A` };
  const lines = { term: 'Lines', text: device.poles.map((pole) => pole.line).join(', ') };
  const fedBy = { term: 'Fed by', text: fedByText(model, device.id) };
  const feeds = { term: 'Feeds', text: feedsText(model, device.id) };
  switch (device.kind) {
    case 'inlet':
      return [{ term: 'Plug', text: device.plug }, rating, lines, feeds];
    case 'ocp':
      return [{ term: 'Type', text: OCP_TYPES[device.type] }, rating, lines, fedBy, feeds];
    case 'ts':
      return [{ term: 'Type', text: SWITCH_TYPES[device.type] }, rating, fedBy, feeds];
    case 'outlet':
      return [
        { term: 'Receptacle', text: device.receptacle },
        rating,
        { term: 'Lines', text: linesText(device.lines) },
        fedBy,
        {
          term: 'Switchable',
          text: `${device.switchable ? 'Yes' : 'No'}, ${device.metered ? 'metered' : 'not metered'}`,
        },
      ];
  }
}

function pduFacts(pdu: PduView, model: PduModel): readonly Fact[] {
  const { identity, settings } = model;
  return [
    { term: 'Model', text: `${identity.vendor} ${identity.model}`.trim() },
    { term: 'Serial number', text: identity.serial },
    { term: 'Firmware', text: identity.firmware },
    { term: 'MAC address', text: identity.mac },
    { term: 'Location', text: settings.location ?? '' },
    { term: 'Address', text: pdu.address },
    { term: 'Protocol', text: protocolText(pdu) },
    ...accessFacts(pdu),
  ];
}

/** What feeds an element, nearest first: `C3, Inlet 1`. */
export function fedByText(model: PduModel, id: EDeviceId): string {
  const names: string[] = [];
  let level: readonly EDeviceId[] = [id];
  const seen = new Set<EDeviceId>(level);
  while (level.length > 0) {
    const parents = model.edges.flatMap(([parent, child]) =>
      level.includes(child) && !seen.has(parent) ? [parent] : [],
    );
    for (const parent of parents) seen.add(parent);
    names.push(...new Set(parents.map((parent) => nameIn(model, parent))));
    level = [...new Set(parents)];
  }
  return names.join(', ');
}

/** `C1 to C6`, `Outlets 13 to 18`. */
export function feedsText(model: PduModel, id: EDeviceId): string {
  const children = model.edges.flatMap(([parent, child]) => (parent === id ? [child] : []));
  const labels = (kind: string) =>
    children.flatMap((child) =>
      elementKind(child) === kind ? (findEDevice(model, child)?.label ?? []) : [],
    );
  const outlets = labels('outlet');
  const parts = [
    ...(labels('ts').length > 0 ? ['Transfer switch'] : []),
    rangesText(labels('ocp')),
    outlets.length === 0 ? '' : `${outlets.length === 1 ? 'Outlet' : 'Outlets'} ${rangesText(outlets)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function nameIn(model: PduModel, id: EDeviceId): string {
  const device = findEDevice(model, id);
  if (device === undefined) return id;
  return device.kind === 'ocp' ? device.label : genericName(device);
}
