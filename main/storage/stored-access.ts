import * as z from 'zod/mini';
import type { Protocol } from '../../shared/model/pdu.ts';
import {
  SNMP_AUTH_PROTOCOLS,
  SNMP_PRIV_PROTOCOLS,
  type SnmpAccessFacts,
} from '../../shared/model/snmp-access.ts';
import { bytesOrNull, text, textOrNull, type Row } from './columns.ts';

/** One way to a PDU as it is remembered between runs. */
export interface StoredAccess {
  readonly protocol: Protocol;
  readonly address: string;
  /** Empty in SNMP v1 and v2c. */
  readonly user: string;
  /** What is no secret of an SNMP access; null for other protocols. */
  readonly snmp: SnmpAccessFacts | null;
  /** Password, or communities and passwords, encrypted by the secret store; null when they are not kept. */
  readonly secret: Uint8Array | null;
}

const factsSchema = z.discriminatedUnion('version', [
  z.object({ version: z.enum(['v1', 'v2c']), canWrite: z.boolean() }),
  z.object({
    version: z.literal('v3'),
    user: z.string(),
    authProtocol: z.nullable(z.enum(SNMP_AUTH_PROTOCOLS)),
    privProtocol: z.nullable(z.enum(SNMP_PRIV_PROTOCOLS)),
    context: z.string(),
  }),
]);

/** Throws when the row is not what the schema says, which is a bug. */
export function accessFromRow(row: Row): StoredAccess {
  const facts = textOrNull(row, 'snmp_access');
  return {
    protocol: text(row, 'protocol') === 'snmp' ? 'snmp' : 'xerus',
    address: text(row, 'address'),
    user: text(row, 'user'),
    snmp: facts === null ? null : factsSchema.parse(JSON.parse(facts)),
    secret: bytesOrNull(row, 'secret'),
  };
}

/** The column of `StoredAccess.snmp`. */
export function factsColumn({ snmp }: StoredAccess): string | null {
  return snmp === null ? null : JSON.stringify(snmp);
}
