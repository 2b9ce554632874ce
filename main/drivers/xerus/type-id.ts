/** A Xerus type id without its versions: `pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0` -> `pdumodel.Outlet.StateChangedEvent`. */
export function unversioned(typeId: string): string {
  return typeId.replace(/:.*$/u, '').replaceAll(/(?:_\d+){3}(?=\.|$)/gu, '');
}

/** `pdumodel.Outlet:3.0.1` -> `3.0.1`; no version means 1.0.0 (reference 1.6). */
export function versionOf(typeId: string): string {
  return /:(\d+\.\d+\.\d+)$/u.exec(typeId)?.[1] ?? '1.0.0';
}

export function majorOf(typeId: string): number {
  return Number(versionOf(typeId).split('.')[0]);
}

/**
 * Type id of an event nested in an interface: `pdumodel.Outlet:3.0.1`, `StateChangedEvent` ->
 * `pdumodel.Outlet_3_0_1.StateChangedEvent:1.0.0`. Interfaces of version 1.0.0 carry no suffix (reference 1.6).
 */
export function eventTypeId(interfaceTypeId: string, event: string): string {
  const version = versionOf(interfaceTypeId);
  const suffix = version === '1.0.0' ? '' : `_${version.replaceAll('.', '_')}`;
  return `${unversioned(interfaceTypeId)}${suffix}.${event}:1.0.0`;
}
