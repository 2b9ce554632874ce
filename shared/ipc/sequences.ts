import * as z from 'zod/mini';
import type { DeviceError } from '../model/device-error.ts';
import type { ApplySequenceOutcome, KeptSequenceDraft, OutletSequence } from '../model/sequence.ts';
import type { Result } from '../result.ts';
import { request } from './builders.ts';
import { delayMsSchema, nothingSchema, outletIdSchema, pduIdSchema } from './schemas.ts';

const draftSchema = z.object({
  order: z.array(outletIdSchema).check(z.maxLength(256)),
  delaysMs: z.record(outletIdSchema, delayMsSchema),
  inRushGuardDelayMs: delayMsSchema,
});

/** What is kept of a draft; what is kept on disk is read by the same. */
export const keptDraftSchema = z.object({
  /** What it was edited from. */
  base: z.extend(draftSchema, {
    revision: z.string().check(z.minLength(1), z.maxLength(128)),
    addsInRushGuard: z.exactOptional(z.literal(true)),
  }),
  draft: draftSchema,
});

/** Calls about the power-on sequence that the device keeps. */
export const sequenceCalls = {
  /** Read from the device now. */
  read: request(z.object({ pdu: pduIdSchema })).returns<Result<OutletSequence, DeviceError>>(),
  /** Reads, compares with `baseRevision`, writes what changed, reads again. */
  apply: request(
    z.object({
      pdu: pduIdSchema,
      baseRevision: z.string().check(z.minLength(1), z.maxLength(128)),
      draft: draftSchema,
    }),
  ).returns<Result<ApplySequenceOutcome, DeviceError>>(),
  /** Every draft that is not on its PDU yet, one a PDU: what windows edit now, and what outlived them. */
  drafts: request(nothingSchema).returns<readonly KeptSequenceDraft[]>(),
  /**
   * Keeps a draft on disk, in place of the one that was kept of this PDU. Null forgets it, unless another window has kept
   * its own since. Drafts of PDUs that are not stored are not kept.
   */
  keepDraft: request(z.object({ pdu: pduIdSchema, kept: z.nullable(keptDraftSchema) })).returns<null>(),
  /** Drops the steps that can still be dropped; those outlets stay off. */
  cancel: request(z.object({ pdu: pduIdSchema })).returns<Result<null, DeviceError>>(),
};
