import type { Actor } from '../pdu/events.ts';
import type { WireDevice } from './device.ts';
import type { WireEvent } from './event-hub.ts';
import { nestedTypeIdOf, type InterfaceName } from './profile.ts';
import { refTo, type WireObject } from './registry.ts';
import type { WireStruct } from './values.ts';

export interface EventParts {
  readonly source: WireObject | null;
  readonly declaredBy: InterfaceName;
  readonly name: string;
  readonly fields: WireStruct;
  /** Present when the event derives from `event.UserEvent`. */
  readonly actor?: Actor;
  readonly baseNames?: readonly string[];
}

/** An event with its inherited fields flat in `value` (Xerus reference 4.17). */
export function wireEvent(device: WireDevice, parts: EventParts): WireEvent[] {
  const { source, declaredBy, name, fields, actor, baseNames = [] } = parts;
  if (source === null) return [];
  const user = actor === undefined ? {} : { actUserName: actor.user, actIpAddr: actor.address };
  const userBase = actor === undefined ? [] : ['event.UserEvent'];
  return [
    {
      names: [`${declaredBy}.${name}`, ...baseNames, ...userBase, 'idl.Event'],
      sourceRid: source.rid,
      type: nestedTypeIdOf(device.profile, declaredBy, name),
      value: { ...fields, ...user, source: refTo(source) },
    },
  ];
}
