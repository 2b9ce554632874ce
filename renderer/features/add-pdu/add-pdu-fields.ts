import type { ProbedAddress } from '../../../shared/ipc/pdus.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { accessProblem } from '../../../shared/model/snmp-access.ts';
import { joinAddress } from './address.ts';
import { isSameFingerprint } from './certificate-words.ts';
import { isSameEngine } from './engine-words.ts';
import { accessOf, EMPTY_SNMP_FIELDS, type SnmpFields } from './snmp-fields.ts';
import { defaultPort, type Way } from './way.ts';

/** What is typed on the left side of the dialog. */
export interface AddPduFields {
  readonly host: string;
  readonly port: string;
  readonly way: Way;
  /** The account of Xerus JSON-RPC. */
  readonly user: string;
  readonly password: string;
  readonly snmp: SnmpFields;
  readonly keepPassword: boolean;
  readonly name: string;
}

export const EMPTY_FIELDS: AddPduFields = {
  host: '',
  port: defaultPort('xerus'),
  way: 'xerus',
  user: '',
  password: '',
  snmp: EMPTY_SNMP_FIELDS,
  keepPassword: true,
  name: '',
};

/** Whether another address is asked, or the same one in another way: what is known of it is then void. */
export function asksElsewhere(before: AddPduFields, after: AddPduFields): boolean {
  const isOtherPlace = before.host !== after.host || before.port !== after.port || before.way !== after.way;
  const isPlain = after.way === 'v1' || after.way === 'v2c';
  return isOtherPlace || (isPlain && before.snmp.readCommunity !== after.snmp.readCommunity);
}

/** Whether others sign in, or to something else: who answered a test is then void. */
export function signsInOtherwise(before: AddPduFields, after: AddPduFields): boolean {
  return (
    asksElsewhere(before, after) ||
    before.user !== after.user ||
    before.password !== after.password ||
    before.snmp !== after.snmp
  );
}

/** What has to be compared before it is trusted. */
export type TrustStep =
  | { readonly kind: 'known' | 'first' | 'changed'; readonly what: 'certificate' | 'engine' }
  /** SNMP v1 and v2c have nothing that could be trusted, nor does an address without TLS. */
  | { readonly kind: 'nothing' };

function compared(what: 'certificate' | 'engine', trusted: string | null, isSame: boolean): TrustStep {
  return { kind: trusted === null ? 'first' : isSame ? 'known' : 'changed', what };
}

/** How what answered stands to what was trusted for this address before. */
export function trustStep(probed: ProbedAddress): TrustStep {
  if (probed.protocol === 'xerus') {
    const { certificate, trustedFingerprint: trusted } = probed;
    if (certificate === null) return { kind: 'nothing' };
    const isSame = trusted !== null && isSameFingerprint(trusted, certificate.fingerprint);
    return compared('certificate', trusted, isSame);
  }
  const { engineId, trustedEngineId: trusted } = probed;
  if (engineId === null) return { kind: 'nothing' };
  return compared('engine', trusted, trusted !== null && isSameEngine(trusted, engineId));
}

/** The target that signs in over what was probed; null where the address cannot be used this way. */
export function targetOf(fields: AddPduFields, probed: ProbedAddress): PduTarget | null {
  const address = joinAddress(fields);
  const { way, user, password } = fields;
  if (way === 'xerus') {
    const fingerprint = probed.protocol === 'xerus' ? probed.certificate?.fingerprint : undefined;
    return fingerprint === undefined ? null : { protocol: 'xerus', address, user, password, fingerprint };
  }
  const engineId = probed.protocol === 'snmp' ? probed.engineId : null;
  return { protocol: 'snmp', address, access: accessOf(way, fields.snmp), engineId };
}

/** Why nobody can sign in with these yet, as a sentence; null when they can. */
export function credentialsProblem({ way, user, snmp }: AddPduFields): string | null {
  if (way === 'xerus') return user === '' ? 'Type the user name first.' : null;
  return accessProblem(accessOf(way, snmp))?.message ?? null;
}
