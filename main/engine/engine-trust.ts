import type { DeviceError } from '../../shared/model/device-error.ts';
import type { SnmpTarget } from '../../shared/model/pdu-target.ts';
import { accessProblem } from '../../shared/model/snmp-access.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseSnmpAddress, type SnmpAddress } from '../drivers/snmp/transport/address.ts';
import type { TrustStore } from '../storage/trust-store.ts';
import type { SettleOptions } from './trust.ts';

/** Asks an agent for its engine id, without credentials (RFC 3414, section 4). */
export type DiscoverEngine = (
  address: SnmpAddress,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
) => Promise<Result<string, DeviceError>>;

/** For one of a few tries. */
export const ENGINE_TIMEOUT_MS = 3000;

function otherEngine(hostPort: string, trusted: string, found: string): DeviceError {
  const message = `Another SNMP engine answers at ${hostPort} than the one trusted earlier. The PDU was replaced or reset, or something else answers for it. Nothing secret was sent.`;
  return { kind: 'differentPdu', expectedSerial: trusted, foundSerial: found, foundEngineId: found, message };
}

/**
 * The engine to pin for a target: the one given, which must equal an earlier trust, else the earlier trust, else the one
 * that answers now: an agent proves that it knows the user's password, so its first engine id may be taken. Null in v1
 * and v2c. Also says what cannot be right about the access, before anything is sent. One that was just compared and that
 * answers is taken whatever was trusted before.
 */
export async function engineFor(
  trust: TrustStore,
  target: SnmpTarget,
  discoverEngine: DiscoverEngine,
  { signal, isCompared }: SettleOptions,
): Promise<Result<{ readonly hostPort: string; readonly engineId: string | null }, DeviceError>> {
  const parsed = parseSnmpAddress(target.address);
  if (!parsed.ok) return parsed;
  const problem = accessProblem(target.access);
  if (problem !== null) return err({ kind: 'invalidArgument', message: problem.message });
  const { hostPort } = parsed.value;
  if (target.access.version !== 'v3') return ok({ hostPort, engineId: null });
  const trusted = trust.engineIdOf(hostPort);
  const wanted = target.engineId?.toLowerCase() ?? trusted;
  if (wanted !== null && (trusted === null || trusted === wanted)) return ok({ hostPort, engineId: wanted });
  const found = await discoverEngine(parsed.value, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
  if (!found.ok) return found;
  const engineId = found.value.toLowerCase();
  if (trusted === null) return ok({ hostPort, engineId });
  if (isCompared && engineId === wanted) return ok({ hostPort, engineId });
  if (engineId !== trusted) return err(otherEngine(hostPort, trusted, engineId));
  const message = `The engine id given is not the one that is trusted for ${hostPort}. Nothing was sent.`;
  return err({ kind: 'invalidArgument', message });
}
