import * as z from 'zod/mini';
import type { DeviceError } from '../model/device-error.ts';
import type { ApplySequenceOutcome, OutletSequence } from '../model/sequence.ts';
import type { Result } from '../result.ts';
import { request } from './builders.ts';
import { delayMsSchema, outletIdSchema, pduIdSchema } from './schemas.ts';

/** Calls about the power-on sequence that the device keeps. */
export const sequenceCalls = {
  /** Read from the device now. */
  read: request(z.object({ pdu: pduIdSchema })).returns<Result<OutletSequence, DeviceError>>(),
  /** Reads, compares with `baseRevision`, writes what changed, reads again. */
  apply: request(
    z.object({
      pdu: pduIdSchema,
      baseRevision: z.string().check(z.minLength(1), z.maxLength(128)),
      draft: z.object({
        order: z.array(outletIdSchema).check(z.maxLength(256)),
        delaysMs: z.record(outletIdSchema, delayMsSchema),
        inRushGuardDelayMs: delayMsSchema,
      }),
    }),
  ).returns<Result<ApplySequenceOutcome, DeviceError>>(),
  /** Drops the steps that can still be dropped; those outlets stay off. */
  cancel: request(z.object({ pdu: pduIdSchema })).returns<Result<null, DeviceError>>(),
};
