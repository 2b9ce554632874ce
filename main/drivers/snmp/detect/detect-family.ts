import { err, ok } from '../../../../shared/result.ts';
import { isUnder, type Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { numberOf, type SnmpValues } from '../../../snmp/value.ts';
import type { DeviceResult } from '../../driver.ts';
import type { Family, FamilyMatch } from '../family/family.ts';
import { KNOWN_DEVICES, type KnownDevice } from '../families/known-devices.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { noFamilyError } from './errors.ts';
import { systemFacts, type SystemFacts } from './system-facts.ts';

/** What an agent is, and how it is asked. */
export interface Detected {
  readonly family: Family;
  readonly system: SystemFacts;
}

type Probe = NonNullable<FamilyMatch['probe']>;

/** A family that may fit, by how much of sysObjectID says so. */
interface Candidate {
  readonly family: Family;
  readonly matched: number;
  readonly probe: Probe | undefined;
}

const covers = (prefix: Oid, objectId: Oid): boolean => objectId === prefix || isUnder(objectId, prefix);

function candidateOf(family: Family, objectId: Oid): readonly Candidate[] {
  const { sysObjectIds, probe, makerOnly } = family.match;
  const lengths = sysObjectIds
    .filter((prefix) => covers(prefix, objectId))
    .map((prefix) => prefix.split('.').length);
  if (lengths.length > 0) return [{ family, matched: Math.max(...lengths), probe }];
  if (makerOnly?.sysObjectIds.includes(objectId) === true)
    return [{ family, matched: 0, probe: makerOnly.probe }];
  return [];
}

function passes(probe: Probe | undefined, values: SnmpValues): boolean {
  if (probe === undefined) return true;
  const value = values.get(probe.scalar);
  if (value === undefined || probe.minimum === undefined) return value !== undefined;
  const number = numberOf(value);
  return number !== null && number >= probe.minimum;
}

/** The entry with the longest prefix. */
export function knownDevice(objectId: Oid | null): KnownDevice | null {
  if (objectId === null) return null;
  const known = KNOWN_DEVICES.filter(({ prefix }) => covers(prefix, objectId));
  return known.toSorted((a, b) => b.prefix.length - a.prefix.length)[0] ?? null;
}

/**
 * Which family an agent is of: the longest prefix of its sysObjectID wins, then the order of `families`; where a family has
 * a probe, that decides. Without one: `notAPdu`, or `unsupported` with the maker's name where it is known.
 */
export async function detectFamily(
  client: SnmpClient,
  families: readonly Family[],
  options: ReadOptions,
): Promise<DeviceResult<Detected>> {
  const got = await client.get(Object.values(SYSTEM_GROUP), options);
  if (!got.ok) return got;
  const system = systemFacts(got.value);
  const { objectId } = system;
  const candidates = objectId === null ? [] : families.flatMap((family) => candidateOf(family, objectId));
  const ordered = candidates.toSorted((a, b) => b.matched - a.matched);
  const probes = ordered.flatMap(({ probe }) => (probe === undefined ? [] : [probe.scalar]));
  const probed = probes.length === 0 ? ok<SnmpValues>(new Map()) : await client.get(probes, options);
  if (!probed.ok) return probed;
  const found = ordered.find(({ probe }) => passes(probe, probed.value));
  if (found !== undefined) return ok({ family: found.family, system });
  return err(
    noFamilyError(client.hostPort, system, {
      tried: ordered.map(({ family }) => family.mib),
      known: knownDevice(objectId),
    }),
  );
}
