import * as z from 'zod/mini';
import type { FleetChange, FleetState, SampleBatch, SampleHistory } from '../model/fleet.ts';
import { event, request } from './builders.ts';
import { nothingSchema, pduIdSchema } from './schemas.ts';

/** Calls by which a window follows the fleet and its readings. */
export const fleetCalls = {
  /** Listen to `changed` first, then ask for this: changes up to its revision are already in it. */
  snapshot: request(nothingSchema).returns<FleetState>(),
  changed: event<{ readonly revision: number; readonly change: FleetChange }>(),
  samples: event<SampleBatch>(),
  /** The last reading of every sensor of a PDU, as one batch; null before the first. */
  latestSamples: request(z.object({ pdu: pduIdSchema })).returns<SampleBatch | null>(),
  /** Readings kept in memory since the app started, at most 60 minutes. */
  sampleHistory: request(
    z.object({
      pdu: pduIdSchema,
      sensorIndexes: z.array(z.int().check(z.minimum(0))).check(z.maxLength(200)),
      sinceMs: z.number(),
    }),
  ).returns<SampleHistory | null>(),
};
