import { BASE_INTERFACE, typeIdOf, type FirmwareProfile, type InterfaceName } from './profile.ts';
import { getter, type MethodTable, type WireMethod } from './method.ts';
import type { WireStruct } from './values.ts';

/** One object of the device: an interface at a resource id. */
export interface WireObject {
  readonly interfaceName: InterfaceName;
  readonly rid: string;
  readonly type: string;
  readonly methods: MethodTable;
}

/** A reference as it goes over the wire. */
export function refTo(object: WireObject): WireStruct {
  return { rid: object.rid, type: object.type };
}

export function refOrNull(object: WireObject | null | undefined): WireStruct | null {
  return object === null || object === undefined ? null : refTo(object);
}

function typeInfo(profile: FirmwareProfile, name: InterfaceName): WireStruct {
  const base = BASE_INTERFACE[name];
  return { id: typeIdOf(profile, name), base: base === undefined ? null : typeInfo(profile, base) };
}

/** All interfaces from `name` up to its root. */
function ancestry(name: InterfaceName): InterfaceName[] {
  const base = BASE_INTERFACE[name];
  return base === undefined ? [name] : [name, ...ancestry(base)];
}

/** Every object of the device, under its opaque and its well-known ids. */
export class Registry {
  readonly profile: FirmwareProfile;
  readonly #byRid = new Map<string, WireObject>();

  constructor(profile: FirmwareProfile) {
    this.profile = profile;
  }

  /**
   * Adds an object with an opaque id made from its type and instance name, and any well-known ids. Methods that the
   * firmware lacks are left out.
   */
  add(name: InterfaceName, instance: string, wellKnown: readonly string[], methods: MethodTable): WireObject {
    const type = typeIdOf(this.profile, name);
    return this.#add(name, `/tfwopaque/${type}/${instance}`, wellKnown, methods);
  }

  /** Adds an object that lives at a well-known id only. */
  addService(name: InterfaceName, rid: string, methods: MethodTable): WireObject {
    return this.#add(name, rid, [], methods);
  }

  remove(object: WireObject): void {
    this.#byRid.delete(object.rid);
  }

  find(rid: string): WireObject | undefined {
    return this.#byRid.get(rid);
  }

  #add(name: InterfaceName, rid: string, wellKnown: readonly string[], methods: MethodTable): WireObject {
    const absent = new Set(ancestry(name).flatMap((each) => this.profile.absentMethods[each] ?? []));
    const present: Record<string, WireMethod> = { getTypeInfo: getter(() => typeInfo(this.profile, name)) };
    for (const [key, value] of Object.entries(methods)) if (!absent.has(key)) present[key] = value;
    const object = { interfaceName: name, rid, type: typeIdOf(this.profile, name), methods: present };
    for (const each of [rid, ...wellKnown]) this.#byRid.set(each, object);
    return object;
  }
}
