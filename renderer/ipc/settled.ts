import type { DeviceError } from '../../shared/model/device-error.ts';
import type { Result } from '../../shared/result.ts';

const LOST = {
  kind: 'cancelled',
  message: 'Busbar lost its engine before it had an answer. It is not known what was done.',
} as const satisfies DeviceError;

/** The answer; a lost engine is an answer too, so that a dialog never waits for ever. */
export async function settled<Value>(
  asked: Promise<Result<Value, DeviceError>>,
): Promise<Result<Value, DeviceError>> {
  try {
    return await asked;
  } catch (fault) {
    return { ok: false, error: fault instanceof Error ? { ...LOST, message: fault.message } : LOST };
  }
}
