import { onTestFinished } from 'vitest';
import { ManualClock } from '../../support/manual-clock.ts';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '../simulator.ts';
import { RpcClient } from './rpc-client.ts';

export const START_MS = Date.UTC(2026, 2, 3, 12);

/** A simulator and a client for the length of one test; time moves only with `clock`. */
export async function runSimulator(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: RunningSimulator; client: RpcClient; clock: ManualClock }> {
  const clock = new ManualClock(START_MS);
  const simulator = await startSimulator({ model: 'px3-3ph-36', clock, ...options });
  const client = new RpcClient(simulator);
  onTestFinished(async () => {
    await client[Symbol.asyncDispose]();
    await simulator[Symbol.asyncDispose]();
  });
  return { simulator, client, clock };
}
