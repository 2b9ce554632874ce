import * as z from 'zod/mini';
import type { CrossCheck } from '../model/cross-check.ts';
import type { CertificateInfo, DeviceError } from '../model/device-error.ts';
import type { PduView, SampleBatch } from '../model/fleet.ts';
import type { PduId } from '../model/ids.ts';
import type { PduIdentity, Protocol } from '../model/pdu.ts';
import type { SnmpVersion } from '../model/snmp-access.ts';
import type { Result } from '../result.ts';
import { MAX_SESSIONS_CONCURRENCY_LIMIT } from '../shell/attributes.ts';
import { request } from './builders.ts';
import {
  addressSchema,
  delayMsSchema,
  elementIdSchema,
  fingerprintSchema,
  nameSchema,
  nothingSchema,
  outletIdSchema,
  pduIdSchema,
} from './schemas.ts';
import { engineIdSchema, snmpAccessSchema, snmpProbeAccessSchema } from './snmp-schemas.ts';

/** What a TLS handshake without credentials tells of an address. */
export interface ProbedXerus {
  readonly protocol: 'xerus';
  readonly address: string;
  readonly certificate: CertificateInfo | null;
  /** The fingerprint trusted earlier for this host and port; null on first contact. */
  readonly trustedFingerprint: string | null;
  readonly tlsVersion: string | null;
  readonly elapsedMs: number;
}

/** What an SNMP agent tells before it is trusted: in v3 its engine id only, in v1 and v2c its system group. */
export interface ProbedSnmp {
  readonly protocol: 'snmp';
  readonly address: string;
  /** snmpEngineID in lower-case hex; null in v1 and v2c, which have none. */
  readonly engineId: string | null;
  /** The engine id trusted earlier for this host and port; null on first contact and in v1 and v2c. */
  readonly trustedEngineId: string | null;
  /** Null in v3: it is read with the user, when the PDU is tested or added. */
  readonly system: { readonly name: string; readonly description: string; readonly location: string } | null;
  /** The table that reads this PDU; null in v3, and where none is known for it. */
  readonly family: { readonly id: string; readonly mib: string; readonly vendor: string } | null;
  readonly elapsedMs: number;
}

/** See `pdus.probe`. */
export type ProbedAddress = ProbedXerus | ProbedSnmp;

/** Who answered a test. */
export interface TestedPdu {
  readonly identity: PduIdentity;
  /** The name on the PDU. */
  readonly name: string;
  /** The PDU in Busbar that it is; adding it by its other protocol makes that a second way to the same PDU. */
  readonly stored: { readonly pdu: PduId; readonly name: string; readonly protocol: Protocol } | null;
}

/** What was added. */
export interface AddedPdu {
  readonly pdu: PduId;
  /** It was in Busbar already by its other protocol, and has a second way now. */
  readonly recognised: boolean;
}

/** A PDU as the command line lists it. */
export interface ListedPdu {
  readonly id: PduId;
  readonly name: string;
  readonly address: string;
  /** Empty in SNMP v1 and v2c. */
  readonly user: string;
  readonly protocol: Protocol;
  /** Null unless the protocol is SNMP. */
  readonly version: SnmpVersion | null;
  /** The second way to it; null where there is none. */
  readonly otherProtocol: Protocol | null;
}

const credentials = {
  user: z.string().check(z.minLength(1), z.maxLength(256)),
  password: z.string().check(z.maxLength(1024)),
};
const xerus = { protocol: z.literal('xerus'), address: addressSchema };
const snmp = { protocol: z.literal('snmp'), address: addressSchema };
const xerusTarget = { ...xerus, ...credentials, fingerprint: z.nullable(fingerprintSchema) };
const snmpTarget = { ...snmp, access: snmpAccessSchema, engineId: z.nullable(engineIdSchema) };
/** `Sessions Concurrency Limit` of the PDU Shell Standard: exchanges in flight at a time. */
const sessionsConcurrencyLimit = z.optional(
  z.int().check(z.minimum(1), z.maximum(MAX_SESSIONS_CONCURRENCY_LIMIT)),
);
const kept = { name: nameSchema, keepPassword: z.boolean() };

/** Calls about getting to know, keeping and forgetting PDUs. */
export const pduCalls = {
  /**
   * First contact without credentials: a TLS handshake, or the discovery of a v3 engine. In v1 and v2c there is nothing
   * before the read community, so the system group is read with it.
   */
  probe: request(
    z.discriminatedUnion('protocol', [z.object(xerus), z.object({ ...snmp, access: snmpProbeAccessSchema })]),
  ).returns<Result<ProbedAddress, DeviceError>>(),
  /** Signs in over the pinned certificate or engine and reads who it is; stores nothing. */
  test: request(z.discriminatedUnion('protocol', [z.object(xerusTarget), z.object(snmpTarget)])).returns<
    Result<TestedPdu, DeviceError>
  >(),
  /** Refused when it is in Busbar by this protocol; by the other protocol it becomes the second way to the same PDU. */
  add: request(
    z.discriminatedUnion('protocol', [
      z.object({ ...xerusTarget, ...kept }),
      z.object({ ...snmpTarget, ...kept }),
    ]),
  ).returns<Result<AddedPdu, DeviceError>>(),
  /** Starts the built-in simulator and adds it like any other PDU. */
  addSimulated: request(z.object({ model: z.string().check(z.maxLength(64)) })).returns<
    Result<PduId, DeviceError>
  >(),
  /**
   * Connects without storing anything but the trust: for one call of the command line. A PDU that is stored already by
   * this protocol is returned as it is. Without `fingerprint` an earlier trust is required. What is secret may be left
   * out for a stored PDU. `sessionsConcurrencyLimit` (1 when it is left out) bounds the requests to a PDU that is not stored
   * and not open yet; a stored one has its own.
   */
  openTemporary: request(
    z.discriminatedUnion('protocol', [
      z.object({
        ...xerus,
        sessionsConcurrencyLimit,
        user: z.nullable(credentials.user),
        password: z.nullable(credentials.password),
        fingerprint: z.nullable(fingerprintSchema),
      }),
      z.object({
        ...snmp,
        sessionsConcurrencyLimit,
        access: z.nullable(snmpAccessSchema),
        engineId: z.nullable(engineIdSchema),
      }),
    ]),
  ).returns<Result<PduId, DeviceError>>(),
  closeTemporary: request(z.object({ pdu: pduIdSchema })).returns<null>(),
  /** Waits for the connection and reads everything now; the connection's error when it cannot be had. */
  readNow: request(z.object({ pdu: pduIdSchema })).returns<
    Result<{ readonly view: PduView; readonly sample: SampleBatch }, DeviceError>
  >(),
  remove: request(z.object({ pdu: pduIdSchema })).returns<Result<null, DeviceError>>(),
  /** The name in Busbar only. */
  renameInBusbar: request(z.object({ pdu: pduIdSchema, name: nameSchema })).returns<
    Result<null, DeviceError>
  >(),
  retryNow: request(z.object({ pdu: pduIdSchema })).returns<null>(),
  /** `protocol` names which of the ways to the PDU it is about. */
  changeCredentials: request(
    z.discriminatedUnion('protocol', [
      z.object({
        protocol: z.literal('xerus'),
        pdu: pduIdSchema,
        ...credentials,
        keepPassword: z.boolean(),
      }),
      z.object({
        protocol: z.literal('snmp'),
        pdu: pduIdSchema,
        access: snmpAccessSchema,
        keepPassword: z.boolean(),
      }),
    ]),
  ).returns<Result<null, DeviceError>>(),
  /** After a person compared it: replaces the pin of this PDU's host and port. */
  trustCertificate: request(z.object({ pdu: pduIdSchema, fingerprint: fingerprintSchema })).returns<
    Result<null, DeviceError>
  >(),
  /** After a person made sure that the PDU was replaced or reset: from now on this SNMP v3 engine is the one. */
  trustEngine: request(z.object({ pdu: pduIdSchema, engineId: engineIdSchema })).returns<
    Result<null, DeviceError>
  >(),
  /** Reads a PDU now by both of its protocols and compares; `notFound` when it has one only. */
  crossCheck: request(z.object({ pdu: pduIdSchema })).returns<Result<CrossCheck, DeviceError>>(),
  /** Forgets the second way to a PDU; the PDU stays. */
  removeOtherAccess: request(z.object({ pdu: pduIdSchema })).returns<Result<null, DeviceError>>(),
  /** The name on the device of the PDU, an inlet, a breaker or an outlet. */
  renameElement: request(z.object({ pdu: pduIdSchema, element: elementIdSchema, name: nameSchema })).returns<
    Result<null, DeviceError>
  >(),
  /** Delays on the device; null leaves one as it is. */
  changeCycleDelay: request(
    z.object({
      pdu: pduIdSchema,
      outlet: z.nullable(outletIdSchema),
      cycleDelayMs: delayMsSchema,
      usePduCycleDelay: z.boolean(),
    }),
  ).returns<Result<null, DeviceError>>(),
  /** In-rush guard of the device, without touching its order and delays. */
  changeInRushGuard: request(z.object({ pdu: pduIdSchema, inRushGuardDelayMs: delayMsSchema })).returns<
    Result<null, DeviceError>
  >(),
  changePowerOnDelay: request(z.object({ pdu: pduIdSchema, powerOnDelayMs: delayMsSchema })).returns<
    Result<null, DeviceError>
  >(),
  /** What outlets do when power is applied; `outlet: null` is the PDU's own default, which takes no `pduDefault`. */
  changeStartupState: request(
    z.object({
      pdu: pduIdSchema,
      outlet: z.nullable(outletIdSchema),
      startupState: z.enum(['on', 'off', 'lastState', 'pduDefault']),
    }),
  ).returns<Result<null, DeviceError>>(),
  /**
   * The PDU answers at another address from now on. Signs in there with the credentials that are known, over the pin given
   * or trusted for that address, and must find the same PDU (serial or MAC): otherwise nothing changes.
   */
  changeAddress: request(
    z.discriminatedUnion('protocol', [
      z.object({ ...xerus, pdu: pduIdSchema, fingerprint: z.nullable(fingerprintSchema) }),
      z.object({ ...snmp, pdu: pduIdSchema, engineId: z.nullable(engineIdSchema) }),
    ]),
  ).returns<Result<null, DeviceError>>(),
  /** PDUs known to Busbar; for the command line. */
  list: request(nothingSchema).returns<readonly ListedPdu[]>(),
};
