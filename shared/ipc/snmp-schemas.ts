import * as z from 'zod/mini';
import { SNMP_AUTH_PROTOCOLS, SNMP_PRIV_PROTOCOLS } from '../model/snmp-access.ts';

/* Parsers of how a PDU is asked over SNMP. What is too short is for `accessProblem` to say in words. */

const secretSchema = z.string().check(z.maxLength(256));
const communityVersionSchema = z.enum(['v1', 'v2c']);

const communityAccessSchema = z.object({
  version: communityVersionSchema,
  readCommunity: secretSchema,
  writeCommunity: secretSchema,
});

const userAccessSchema = z.object({
  version: z.literal('v3'),
  /** SnmpAdminString of at most 32 octets (RFC 3414, usmUserName); some agents take more. */
  user: z.string().check(z.maxLength(256)),
  auth: z.nullable(z.object({ protocol: z.enum(SNMP_AUTH_PROTOCOLS), password: secretSchema })),
  priv: z.nullable(z.object({ protocol: z.enum(SNMP_PRIV_PROTOCOLS), password: secretSchema })),
  context: z.string().check(z.maxLength(256)),
});

/** See `SnmpAccess`. */
export const snmpAccessSchema = z.discriminatedUnion('version', [communityAccessSchema, userAccessSchema]);

/** The part of an access that first contact needs: in v3 nothing secret leaves this machine. */
export const snmpProbeAccessSchema = z.discriminatedUnion('version', [
  z.object({ version: communityVersionSchema, readCommunity: secretSchema }),
  z.object({ version: z.literal('v3') }),
]);

/** snmpEngineID in hex: 5 to 32 octets (RFC 3411, SnmpEngineID), which not every agent keeps to. */
export const engineIdSchema = z.string().check(z.regex(/^([0-9A-Fa-f]{2}){1,64}$/u));
