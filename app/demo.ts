import type { EngineClient } from '../shared/ipc/contract.ts';
import type { DeviceError } from '../shared/model/device-error.ts';
import type { PduId } from '../shared/model/ids.ts';
import { ok, type Result } from '../shared/result.ts';

export const DEMO_MODEL = 'px3-3ph-36';

/** The simulated PDU that `--demo` goes to: the one there is, else a new one. */
export async function findOrAddSimulatedPdu(engine: EngineClient): Promise<Result<PduId, DeviceError>> {
  const { pdus } = await engine.fleet.snapshot({});
  const simulated = pdus.find((pdu) => pdu.simulated);
  return simulated === undefined ? engine.pdus.addSimulated({ model: DEMO_MODEL }) : ok(simulated.id);
}
