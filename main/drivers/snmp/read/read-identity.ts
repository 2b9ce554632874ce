import type { PduIdentity } from '../../../../shared/model/pdu.ts';
import { ok } from '../../../../shared/result.ts';
import { compareOids, rowOf } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { DeviceResult } from '../../driver.ts';
import type { Detected } from '../detect/detect-family.ts';
import { unitLists } from '../discover/linked-units.ts';
import { textFrom, textOids } from '../family/evaluate.ts';
import type { Family } from '../family/family.ts';
import type { ReadOptions, SnmpClient } from '../transport/snmp-client.ts';
import { findMacOid, identityFrom, identityOids, macCandidates, type IdentityPlace } from './identity.ts';

/** Who a PDU is and what it is called. */
interface IdentityAndName {
  readonly identity: PduIdentity;
  readonly name: string;
}

const nameSources = ({ identity }: Family) => [...(identity.name ?? []), { scalar: SYSTEM_GROUP.name }];

async function listUnits(
  client: SnmpClient,
  family: Family,
  options: ReadOptions,
): Promise<DeviceResult<readonly string[]>> {
  const columns = unitLists(family).map(({ rows }) => rows);
  if (columns.length === 0) return ok(['0']);
  const walked = await client.walk(columns, options);
  if (!walked.ok) return walked;
  const oids = [...walked.value.keys()].toSorted(compareOids);
  const lists = columns.map((column) => oids.map((oid) => rowOf(oid, column)).filter((row) => row !== null));
  return ok(lists.find((rows) => rows.length > 0) ?? ['0']);
}

/** Nameplate and name. In one exchange once discovery has told where they are (`known`). */
export async function readIdentity(
  client: SnmpClient,
  { family, system }: Detected,
  options: ReadOptions & { readonly known?: IdentityPlace },
): Promise<DeviceResult<IdentityAndName>> {
  const { known, signal, priority } = options;
  const listed =
    known === undefined ? await listUnits(client, family, { signal, priority }) : ok(known.units);
  if (!listed.ok) return listed;
  const units = listed.value;
  const unit = units[0] ?? '0';
  const place: IdentityPlace = known ?? { family, units, macOid: null };
  const mac = known === undefined ? macCandidates(place) : [];
  const names = textOids(nameSources(family), unit);
  const got = await client.get([...new Set([...identityOids(place), ...mac, ...names])], {
    signal,
    priority,
  });
  if (!got.ok) return got;
  const values = new Map([...system.values, ...got.value]);
  const macOid = known === undefined ? findMacOid(place, values) : known.macOid;
  return ok({
    identity: identityFrom({ ...place, macOid }, values),
    name: textFrom(nameSources(family), unit, values, family.absentTexts) ?? '',
  });
}
