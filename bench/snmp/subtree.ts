import type { Oid } from '../../main/snmp/oid.ts';

/** The smallest subtree that holds all of these, as their longest common beginning; empty of none. */
export function smallestSubtree(oids: readonly Oid[]): Oid {
  const [first = [], ...others] = oids.map((oid) => oid.split('.'));
  const differs = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return first.slice(0, differs === -1 ? first.length : differs).join('.');
}
