import { SIMULATOR_MODELS } from '../simulator/models/models.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';

/** A PDU that is played on loopback. */
export interface RunningSimulator extends AsyncDisposable {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 of its certificate. */
  readonly fingerprint: string;
  readonly serial: string;
}

export type StartSimulator = (options: {
  readonly model: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly logger: Logger;
}) => Promise<RunningSimulator>;

/** Shown in place of an address. */
export const SIMULATOR_ADDRESS = 'Built-in simulator';

export const SIMULATED_MODELS: readonly { readonly name: string; readonly description: string }[] =
  SIMULATOR_MODELS;

/** The simulator that is part of Busbar; loaded when the first simulated PDU starts. */
export const defaultStartSimulator: StartSimulator = async () => {
  throw new Error('The simulator is not part of this build.');
};
