import * as z from 'zod/mini';
import type { CertificateInfo, DeviceError } from '../model/device-error.ts';
import type { PduView, SampleBatch } from '../model/fleet.ts';
import type { PduId } from '../model/ids.ts';
import type { PduIdentity } from '../model/pdu.ts';
import type { Result } from '../result.ts';
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

/** What a TLS handshake without credentials tells of an address. */
export interface ProbedAddress {
  readonly address: string;
  readonly certificate: CertificateInfo | null;
  /** The fingerprint trusted earlier for this host and port; null on first contact. */
  readonly trustedFingerprint: string | null;
  readonly tlsVersion: string | null;
  readonly elapsedMs: number;
}

const credentials = {
  user: z.string().check(z.minLength(1), z.maxLength(256)),
  password: z.string().check(z.maxLength(1024)),
};

const target = { address: addressSchema, ...credentials, fingerprint: fingerprintSchema };

/** Calls about getting to know, keeping and forgetting PDUs. */
export const pduCalls = {
  /** First contact: a handshake, no request, no credentials. */
  probe: request(z.object({ address: addressSchema })).returns<Result<ProbedAddress, DeviceError>>(),
  /** Signs in over the pinned certificate and reads who it is; stores nothing. */
  test: request(z.object(target)).returns<
    Result<{ readonly identity: PduIdentity; readonly name: string }, DeviceError>
  >(),
  add: request(z.object({ ...target, name: nameSchema, keepPassword: z.boolean() })).returns<
    Result<PduId, DeviceError>
  >(),
  /** Starts the built-in simulator and adds it like any other PDU. */
  addSimulated: request(z.object({ model: z.string().check(z.maxLength(64)) })).returns<
    Result<PduId, DeviceError>
  >(),
  /**
   * Connects without storing anything but the trust: for one call of the command line. A PDU that is stored already is
   * returned as it is. Without `fingerprint` an earlier trust is required. The account may be left out for a stored PDU.
   */
  openTemporary: request(
    z.object({
      address: addressSchema,
      user: z.nullable(credentials.user),
      password: z.nullable(credentials.password),
      fingerprint: z.nullable(fingerprintSchema),
    }),
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
  changeCredentials: request(
    z.object({ pdu: pduIdSchema, ...credentials, keepPassword: z.boolean() }),
  ).returns<Result<null, DeviceError>>(),
  /** After a person compared it: replaces the pin of this PDU's host and port. */
  trustCertificate: request(z.object({ pdu: pduIdSchema, fingerprint: fingerprintSchema })).returns<
    Result<null, DeviceError>
  >(),
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
  /** PDUs known to Busbar; for the command line. */
  list: request(nothingSchema).returns<
    readonly {
      readonly id: PduId;
      readonly name: string;
      readonly address: string;
      readonly user: string;
      readonly protocol: string;
    }[]
  >(),
};
