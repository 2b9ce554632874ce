import type { Oid } from '../../../snmp/oid.ts';
import type { SetVarBind, SnmpValue } from '../../../snmp/value.ts';

/** Error status of RFC 3416, section 3, for a SET that is refused; `index` is the 1-based place of the varbind. */
export interface SetRefusal {
  readonly status:
    'noAccess' | 'wrongType' | 'wrongValue' | 'inconsistentValue' | 'notWritable' | 'noCreation' | 'genErr';
  readonly index: number;
}

/** Who sent a SET. */
export interface SetActor {
  /** The v3 user; for v1 and v2c an empty string. */
  readonly user: string;
  readonly address: string;
}

/** What an agent serves: a sorted space of values that can be looked up, stepped through and written. */
export interface MibView {
  /** A tag 5 (Null) is a value here: some agents answer it for cells they do not support. */
  get(oid: Oid): SnmpValue | { readonly type: 'null' } | null;
  /** The first OID after this one; null at the end. */
  next(oid: Oid): Oid | null;
  /** All or none, as RFC 3416 asks (section 4.2.5); null when all were written. */
  set(varbinds: readonly SetVarBind[], actor: SetActor): SetRefusal | null;
}
