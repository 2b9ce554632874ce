import type { DeviceError } from '../../../shared/model/device-error.ts';
import { err, ok } from '../../../shared/result.ts';
import type { DeviceResult } from '../driver.ts';
import { protocolError } from './http-errors.ts';
import { readInteger } from './read-json.ts';
import type { CallResult } from './rpc.ts';

type Sentences = Readonly<Record<number, string>>;

/** `Outlet.setPowerState`, `cyclePowerState` (reference 4.7; 5 since firmware 4.3). */
export const OUTLET_CODES: Sentences = {
  1: 'the outlet cannot be switched (code 1); this model only supplies or meters it.',
  2: 'load shedding is active and the outlet is not critical (code 2); end load shedding first.',
  3: 'the outlet is disabled (code 3); enable its inlet on the PDU, or clear what blocks it.',
  4: 'the outlet is not off (code 4); turn it off first.',
  5: 'relay control is disabled in the settings of the PDU (code 5); allow it there first.',
};

/** `Pdu.setMultiple…`, `cycleMultiple…`, `setAll…`, `cycleAll…` (reference 4.2). */
export const PDU_POWER_CODES: Sentences = {
  1: 'at least one of the outlets cannot be switched (code 1); leave it out.',
  2: 'load shedding is active (code 2); end it first.',
  3: 'at least one of the outlets is disabled (code 3); leave it out or enable its inlet on the PDU.',
  5: 'relay control is disabled in the settings of the PDU (code 5); allow it there first.',
};

/** `setSettings` of PDU, inlet, OCP, outlet and transfer switch. */
export const SETTINGS_CODES: Sentences = {
  1: 'a value is not valid for this PDU (code 1); check name, delays and order, nothing was changed.',
};

/** `NumericSensor.setThresholds` (reference 4.13). */
export const THRESHOLD_CODES: Sentences = {
  1: 'a threshold is outside the range of the sensor (code 1); enter one inside it.',
  2: 'the thresholds are not in order, or closer than twice the hysteresis (code 2); check their order.',
  3: 'the sensor does not have this threshold (code 3); leave it off.',
};

/** `SessionManager.newSession` (reference 4.18). */
export const NEW_SESSION_CODES: Sentences = {
  1: 'the user already has the only session that is allowed (code 1); close the other one, or allow more.',
};

/** An application code other than 0: the device understood and refused. */
export function refusal(code: number, sentences: Sentences): DeviceError {
  const sentence =
    sentences[code] ?? `it answered with the unknown code ${code}; look at the PDU's event log.`;
  return { kind: 'rejectedByDevice', code, message: `The PDU refused: ${sentence}` };
}

/** Outcome of a call that changes something. Void counts as done. */
export function codeOutcome(result: CallResult, sentences: Sentences): DeviceResult<null> {
  if (!result.ok) return result;
  const code = result.value['_ret_'] === undefined ? 0 : readInteger(result.value['_ret_']);
  if (code === null) {
    return err(
      protocolError(
        '_ret_',
        'The PDU answered the change with something unreadable; read it again to see what holds.',
      ),
    );
  }
  return code === 0 ? ok(null) : err(refusal(code, sentences));
}
