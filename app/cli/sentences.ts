import type { DeviceError } from '../../shared/model/device-error.ts';
import type { Result } from '../../shared/result.ts';
import { CliFailure } from './exit.ts';

/** `AB12…` -> `AB:12:…`, as browsers and PDUs print it. */
export function spellFingerprint(fingerprint: string): string {
  return fingerprint.match(/../gu)?.join(':') ?? fingerprint;
}

/** The sentence of an error; for an untrusted certificate with what is needed to trust it. */
export function errorSentence(error: DeviceError): string {
  if (error.kind !== 'certificateUntrusted' && error.kind !== 'certificateChanged') return error.message;
  return [
    error.message,
    `  SHA-256 fingerprint: ${spellFingerprint(error.presented.fingerprint)}`,
    `  Subject: ${error.presented.subject}`,
    error.kind === 'certificateUntrusted'
      ? 'Compare it with the PDU, then repeat the command with --fingerprint and this value.'
      : 'If the certificate was replaced on purpose, compare it and trust it in the app.',
  ].join('\n');
}

export function valueOrFail<Value>(result: Result<Value, DeviceError>): Value {
  if (result.ok) return result.value;
  throw new CliFailure(errorSentence(result.error));
}
