import * as z from 'zod/mini';
import type { PowerCommand } from '../model/command.ts';
import type { DeviceError } from '../model/device-error.ts';
import type { CommandId } from '../model/ids.ts';
import type { Result } from '../result.ts';
import { request } from './builders.ts';
import {
  commandIdSchema,
  outletIdSchema,
  pduIdSchema,
  powerActionSchema,
  powerStateSchema,
} from './schemas.ts';

/** Why a command was not even armed. `message` is the sentence to show. */
export interface RefusedCommand {
  readonly kind:
    | 'stale'
    | 'unknownPdu'
    | 'unknownOutlet'
    | 'notSwitchable'
    | 'protected'
    | 'busy'
    | 'unsupported'
    | 'noOutlets'
    /** The audit log could not be written, and nothing may be sent unrecorded. */
    | 'notRecorded';
  readonly message: string;
}

/** What stood on the screen when it was clicked: compared with the device again when the undo window ends. */
const seenOutlet = z.object({
  outlet: outletIdSchema,
  name: z.string().check(z.maxLength(256)),
  powerState: powerStateSchema,
});

/** Calls that move power, or stop it from being moved. */
export const powerCalls = {
  /** Arms a command. It leaves the app only when the undo window has passed and the outlet is still what was seen. */
  arm: request(
    z.object({
      pdu: pduIdSchema,
      action: powerActionSchema,
      scope: z.enum(['one', 'several', 'all']),
      outlets: z.array(seenOutlet).check(z.minLength(1), z.maxLength(256)),
      respectSequence: z.boolean(),
      /** A person held the button of a protected outlet for 1.5 s. */
      heldProtected: z.boolean(),
    }),
  ).returns<Result<CommandId, RefusedCommand>>(),
  /** Takes an armed command back; false when it is past that. */
  undo: request(z.object({ command: commandIdSchema })).returns<boolean>(),
  /** Clears a finished command from the screen. */
  dismiss: request(z.object({ command: commandIdSchema })).returns<null>(),
  /** Reads one outlet's state again. */
  readAgain: request(z.object({ pdu: pduIdSchema, outlet: outletIdSchema })).returns<
    Result<null, DeviceError>
  >(),
  setProtected: request(
    z.object({ pdu: pduIdSchema, outlet: outletIdSchema, protected: z.boolean() }),
  ).returns<null>(),
  /**
   * Carries a command out without an undo window and waits until each outlet is confirmed, failed or unknown: the
   * command line's way. Protected outlets are refused unless `includeProtected`.
   */
  run: request(
    z.object({
      pdu: pduIdSchema,
      action: powerActionSchema,
      scope: z.enum(['one', 'several', 'all']),
      outlets: z.array(outletIdSchema).check(z.minLength(1), z.maxLength(256)),
      respectSequence: z.boolean(),
      includeProtected: z.boolean(),
      /** Off time of a cycle that Busbar drives itself, off then on; null leaves it to the device. */
      cycleDelayMs: z.nullable(z.int().check(z.minimum(0), z.maximum(3_600_000))),
    }),
  ).returns<Result<PowerCommand, RefusedCommand>>(),
};
