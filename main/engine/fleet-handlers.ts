import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { Services } from './services.ts';

export function fleetHandlers({ fleet, devices }: Services): EngineHandlers['fleet'] {
  return {
    snapshot: async () => fleet.state,
    latestSamples: async ({ pdu }) => devices.session(pdu)?.record.latestSamples() ?? null,
    sampleHistory: async ({ pdu, sensorIndexes, sinceMs }) =>
      devices.session(pdu)?.record.history(sensorIndexes, sinceMs) ?? null,
  };
}
