import * as z from 'zod/mini';
import type { Result } from '../result.ts';
import { CUSTOM_ATTRIBUTE_TYPES, MAX_ATTRIBUTE_LENGTH } from '../shell/attributes.ts';
import { MAX_CUSTOM_NAME_LENGTH } from '../shell/custom-attribute.ts';
import { SHELL_PROFILES, type AutoLoadDetails } from '../shell/auto-load.ts';
import { SHELL_POWER_COMMANDS, type ShellFault } from '../shell/fault.ts';
import type { ShellChange, ShellState } from '../shell/state.ts';
import { event, request } from './builders.ts';
import { nothingSchema, outletIdSchema, pduIdSchema } from './schemas.ts';

const shellText = z.string().check(z.maxLength(256));

/** A package to be saved as a file. */
export interface BuiltPackage {
  readonly fileName: string;
  /** The archive in base64. */
  readonly content: string;
}

/** A token as it is shown once; only a hash of it is kept. */
export interface NewToken {
  readonly token: string;
}

/** Calls of the PDU Shell Standard, and what a window shows of it. */
export const shellCalls = {
  /** Listen to `changed` first, then ask for this: changes carry whole parts. */
  snapshot: request(nothingSchema).returns<ShellState>(),
  changed: event<ShellChange>(),
  /** Reads the PDU again and describes it. `shellName` null: `<Vendor> PDU`. */
  getInventory: request(
    z.object({
      pdu: pduIdSchema,
      profile: z.enum(SHELL_PROFILES),
      shellName: z.nullable(shellText),
      known: z
        .array(z.object({ name: shellText, relativeAddress: shellText, uniqueIdentifier: shellText }))
        .check(z.maxLength(1024)),
    }),
  ).returns<Result<AutoLoadDetails, ShellFault>>(),
  /**
   * PowerOn, PowerOff or PowerCycle; returns nothing when every port is as asked and that was read back. `address` is what
   * the caller knows the PDU by, for ports that begin with it; null: the address in Busbar. `endpoints` names what hangs
   * on each port, in the order of `ports`, or is empty.
   */
  power: request(
    z.object({
      pdu: pduIdSchema,
      command: z.enum(SHELL_POWER_COMMANDS),
      ports: z.array(shellText).check(z.maxLength(256)),
      /** Of PowerCycle only; text as CloudShell gives it. */
      delay: z.nullable(shellText),
      profile: z.enum(SHELL_PROFILES),
      address: z.nullable(z.string().check(z.maxLength(512))),
      includeProtected: z.boolean(),
      endpoints: z.array(shellText).check(z.maxLength(256)),
    }),
  ).returns<Result<null, ShellFault>>(),
  /** Attributes that are kept beside a stored PDU; empty text forgets one. Refused whole when one does not fit. */
  changeAttributes: request(
    z.object({
      pdu: pduIdSchema,
      values: z.record(
        z.string().check(z.maxLength(64)),
        z.string().check(z.maxLength(MAX_ATTRIBUTE_LENGTH)),
      ),
    }),
  ).returns<Result<null, ShellFault>>(),
  /**
   * An attribute of the person's own, kept beside a stored PDU: added, or given another value; empty text removes it. One that
   * is there keeps its type.
   */
  changeCustomAttribute: request(
    z.object({
      pdu: pduIdSchema,
      name: z.string().check(z.maxLength(MAX_CUSTOM_NAME_LENGTH)),
      type: z.enum(CUSTOM_ATTRIBUTE_TYPES),
      value: z.string().check(z.maxLength(MAX_ATTRIBUTE_LENGTH)),
    }),
  ).returns<Result<null, ShellFault>>(),
  /** Forgets what is connected to a socket: CloudShell moved it, for one. */
  forgetConnection: request(z.object({ pdu: pduIdSchema, outlet: outletIdSchema })).returns<null>(),
  /** Makes a token for the automation endpoint; the one before it is void at once. */
  newToken: request(nothingSchema).returns<NewToken>(),
  /** An installable second-generation shell for PDUs of a vendor; `name` is the shell's, `Raritan PDU`. */
  buildPackage: request(z.object({ name: shellText })).returns<Result<BuiltPackage, ShellFault>>(),
};
