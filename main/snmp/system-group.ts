import type { Oid } from './oid.ts';

/** Scalars of the system group, which every agent has (SNMPv2-MIB: RFC 3418, section 2). */
export const SYSTEM_GROUP = {
  description: '1.3.6.1.2.1.1.1.0',
  objectId: '1.3.6.1.2.1.1.2.0',
  upTime: '1.3.6.1.2.1.1.3.0',
  contact: '1.3.6.1.2.1.1.4.0',
  name: '1.3.6.1.2.1.1.5.0',
  location: '1.3.6.1.2.1.1.6.0',
} as const satisfies Record<string, Oid>;
