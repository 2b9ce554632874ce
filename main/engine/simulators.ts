import { SIMULATOR_MODELS, type SimulatorModelName } from '../simulator/models/models.ts';
import type { Clock } from '../support/clock.ts';

/** A PDU that is played on loopback. */
export interface SimulatorHandle extends AsyncDisposable {
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
}) => Promise<SimulatorHandle>;

/** Shown in place of an address. */
export const SIMULATOR_ADDRESS = 'Built-in simulator';

/** What can be added as a simulated PDU; the first is the demo. */
export const SIMULATED_MODELS: readonly { readonly name: string; readonly description: string }[] =
  SIMULATOR_MODELS;

function isModel(name: string): name is SimulatorModelName {
  return SIMULATOR_MODELS.some((model) => model.name === name);
}

/** The simulator that is part of Busbar; loaded when the first simulated PDU starts. Rejects for an unknown model. */
export const startBuiltInSimulator: StartSimulator = async ({ model, seed, clock }) => {
  if (!isModel(model)) throw new Error(`There is no simulated PDU "${model}".`);
  const { startSimulator } = await import('../simulator/simulator.ts');
  return startSimulator({ model, seed, clock });
};
