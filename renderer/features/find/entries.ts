import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../../shared/model/ids.ts';
import type { EDevice, PduModel } from '../../../shared/model/pdu.ts';
import { genericName, tellingName } from '../../../shared/words/elements.ts';
import { fragmentOfPlace } from '../../state/place-fragment.ts';
import { PDU_TABS, TAB_NAMES } from '../../state/pdu-tabs.ts';
import type { Place } from '../../state/ui-slice.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { fold } from './fold.ts';

/** Where an entry leads: to a place, or to a dialog that stands over every place. */
type FindTarget =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'dialog'; readonly dialog: 'settings' | 'addPdu' };

/** Something that can be found. */
export interface FindEntry {
  /** Unique, and the same as long as the thing is there. */
  readonly key: string;
  readonly kind: 'screen' | 'pdu' | 'outlet' | 'element' | 'tab';
  readonly pdu: PduId | null;
  readonly element: ElementId | null;
  /** Printed on the box; empty where nothing is. */
  readonly label: string;
  readonly name: string;
  /** A person gave it the name. */
  readonly isNamed: boolean;
  /** Which PDU it is of; for a PDU which model it is. */
  readonly where: string;
  /** Of what has no state. */
  readonly icon: GlyphName | null;
  readonly target: FindTarget;
  readonly folded: FoldedEntry;
}

/** What is compared with what was typed. */
export interface FoldedEntry {
  readonly label: string;
  readonly name: string;
  readonly pdu: string;
  /** What it can be found by besides: address, model, serial number, what it is. */
  readonly more: string;
}

const SCREENS: readonly (Pick<FindEntry, 'name' | 'icon' | 'target'> & { readonly more: string })[] = [
  {
    name: 'Fleet',
    icon: 'fleet',
    target: { kind: 'place', place: { screen: 'fleet' } },
    more: 'screen overview pdus',
  },
  {
    name: 'Events and audit log',
    icon: 'bell',
    target: { kind: 'place', place: { screen: 'events', entry: null } },
    more: 'screen alarms',
  },
  {
    name: 'CloudShell',
    icon: 'cloud',
    target: { kind: 'place', place: { screen: 'cloudshell' } },
    more: 'screen resources',
  },
  {
    name: 'Settings',
    icon: 'settings',
    target: { kind: 'dialog', dialog: 'settings' },
    more: 'theme undo window units in-rush retention keys snmp notifications automation',
  },
  { name: 'Add PDU', icon: 'plus', target: { kind: 'dialog', dialog: 'addPdu' }, more: 'new' },
];

/** The overview is found as the PDU itself. */
const TABS = PDU_TABS.filter((tab) => tab !== 'overview');

const keyOf = (target: FindTarget) =>
  target.kind === 'place' ? fragmentOfPlace(target.place) : target.dialog;

/** The entry that leads to a place; a tab is the same whatever is selected in it. */
export function keyOfPlace(place: Place): string {
  if (place.screen === 'events') return fragmentOfPlace({ ...place, entry: null });
  if (place.screen !== 'pdu') return fragmentOfPlace(place);
  const element = place.tab === 'overview' && place.element !== 'pdu' ? place.element : null;
  return fragmentOfPlace({ ...place, element });
}

/** The screens of the app. */
export function screenEntries(): readonly FindEntry[] {
  return SCREENS.map(({ name, icon, target, more }) => ({
    key: keyOf(target),
    kind: 'screen',
    pdu: null,
    element: null,
    label: '',
    name,
    isNamed: true,
    where: '',
    icon,
    target,
    folded: { label: '', name: fold(name), pdu: '', more },
  }));
}

interface Named extends Pick<PduView, 'id' | 'name' | 'address' | 'model'> {
  /** Its name; with its address where another PDU has the same. */
  readonly where: string;
}

function pduEntry({ id, name, address, model, where }: Named): FindEntry {
  const identity = model?.identity;
  const target = {
    kind: 'place',
    place: { screen: 'pdu', pdu: id, tab: 'overview', element: null },
  } as const;
  const more = [address, identity?.vendor, identity?.model, identity?.serial, model?.settings.name, 'pdu'];
  return {
    key: keyOf(target),
    kind: 'pdu',
    pdu: id,
    element: null,
    label: '',
    name,
    isNamed: true,
    where: [identity?.model ?? '', where === name ? '' : address].filter(Boolean).join(', '),
    icon: null,
    target,
    folded: { label: '', name: fold(name), pdu: '', more: fold(more.filter(Boolean).join(' ')) },
  };
}

function tabEntries({ id, name: pduName, where }: Named): readonly FindEntry[] {
  return TABS.map((tab) => {
    const name = TAB_NAMES[tab];
    const target = { kind: 'place', place: { screen: 'pdu', pdu: id, tab, element: null } } as const;
    return {
      key: keyOf(target),
      kind: 'tab',
      pdu: id,
      element: null,
      label: '',
      name,
      isNamed: true,
      where,
      icon: null,
      target,
      folded: { label: '', name: fold(name), pdu: fold(pduName), more: 'tab' },
    };
  });
}

const KIND_WORDS: Record<EDevice['kind'], string> = {
  inlet: 'inlet',
  ocp: 'breaker',
  outlet: 'outlet',
  ts: 'transfer switch',
};

function deviceEntry({ id, name: pduName, where }: Named, device: EDevice): FindEntry {
  const given = device.kind === 'outlet' ? tellingName(device) : device.name.trim();
  const isNamed = given !== '';
  const target = {
    kind: 'place',
    place: { screen: 'pdu', pdu: id, tab: 'overview', element: device.id },
  } as const;
  return {
    key: keyOf(target),
    kind: device.kind === 'outlet' ? 'outlet' : 'element',
    pdu: id,
    element: device.id,
    label: device.label,
    name: isNamed ? given : genericName(device),
    isNamed,
    where,
    icon: null,
    target,
    // `Outlet 5` is no name that it could be told by: its number is compared by itself.
    folded: {
      label: fold(device.label),
      name: fold(given),
      pdu: fold(pduName),
      more: KIND_WORDS[device.kind],
    },
  };
}

const devicesOf = (model: PduModel): readonly EDevice[] => [
  ...model.outlets,
  ...model.transferSwitches,
  ...model.inlets,
  ...model.ocps,
];

/** A PDU, its tabs and everything in it. `hasNamesake`: its name alone does not say which one it is. */
export function pduEntries(view: Omit<Named, 'where'>, hasNamesake: boolean): readonly FindEntry[] {
  const pdu = { ...view, where: hasNamesake ? `${view.name}, ${view.address}` : view.name };
  const devices = pdu.model === null ? [] : devicesOf(pdu.model);
  return [pduEntry(pdu), ...devices.map((device) => deviceEntry(pdu, device)), ...tabEntries(pdu)];
}
