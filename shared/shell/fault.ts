import type { OutletId } from '../model/ids.ts';
import type { PowerState } from '../model/power-state.ts';

/** The commands of the standard, spelled as CloudShell calls them. */
export const SHELL_POWER_COMMANDS = ['PowerOn', 'PowerOff', 'PowerCycle'] as const;
export type ShellPowerCommand = (typeof SHELL_POWER_COMMANDS)[number];

/** What became of one port of a command that failed. */
export interface PortOutcome {
  /** As it was given. */
  readonly port: string;
  readonly outlet: OutletId;
  /** `confirmed` ports of a failed command were switched; `notSent` ones were not touched. */
  readonly outcome: 'confirmed' | 'failed' | 'unknown' | 'notSent';
  /** What the device answered, in words. */
  readonly answer: string;
  /** What is known of the outlet now, and when that was read; null where it never was. */
  readonly powerState: PowerState;
  readonly readAtMs: number | null;
}

/**
 * Why a shell command failed. `message` names the PDU, the ports, what was asked, what was answered and what is known of
 * the state; it holds no secret and may be shown as it is.
 */
export interface ShellFault {
  readonly kind:
    /** The arguments: an unknown port, a delay that is none. Nothing was switched. */
    | 'invalidArgument'
    /** Busbar has no such PDU. */
    | 'unknownResource'
    /** Refused by Busbar before anything was sent: protected, busy, no relay, state too old. */
    | 'refused'
    /** The PDU could not be reached or read. */
    | 'device'
    /** Something was sent, and at least one port is not as asked. */
    | 'failed'
    /** Something was sent, and what came of it is not known. */
    | 'unknown'
    /** The caller went, or Busbar closes, before anything was sent. */
    | 'cancelled';
  readonly message: string;
  readonly ports: readonly PortOutcome[];
}
