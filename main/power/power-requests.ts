import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';

/** A command with an undo window, for what is on a screen. */
export interface ArmRequest {
  readonly pdu: PduId;
  readonly action: PowerAction;
  readonly scope: 'one' | 'several' | 'all';
  readonly outlets: readonly {
    readonly outlet: OutletId;
    readonly name: string;
    readonly powerState: PowerState;
  }[];
  readonly respectSequence: boolean;
  readonly heldProtected: boolean;
}

/** A command without an undo window. */
export interface RunRequest {
  readonly pdu: PduId;
  readonly action: PowerAction;
  readonly scope: 'one' | 'several' | 'all';
  readonly outlets: readonly OutletId[];
  readonly respectSequence: boolean;
  readonly includeProtected: boolean;
  /** Off time of a cycle that Busbar drives itself, milliseconds; null leaves it to the device. */
  readonly cycleDelayMs: number | null;
}
