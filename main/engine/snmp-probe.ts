import type { ProbedSnmp } from '../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { ok, type Result } from '../../shared/result.ts';
import { parseSnmpAddress } from '../drivers/snmp/transport/address.ts';
import { ENGINE_TIMEOUT_MS } from './engine-trust.ts';
import type { Services } from './services.ts';

interface ProbeRequest {
  readonly address: string;
  readonly access:
    { readonly version: 'v3' } | { readonly version: 'v1' | 'v2c'; readonly readCommunity: string };
}

/** What an agent tells before it is trusted: its engine id in v3, its system group in v1 and v2c. */
export async function probeSnmp(
  { trust, clock, signal, discoverEngine }: Services,
  { address, access }: ProbeRequest,
): Promise<Result<ProbedSnmp, DeviceError>> {
  const parsed = parseSnmpAddress(address);
  if (!parsed.ok) return parsed;
  const startedAtMs = clock.nowMs();
  const elapsedMs = () => clock.nowMs() - startedAtMs;
  const nothing = { engineId: null, trustedEngineId: null, system: null, family: null };
  const known = { protocol: 'snmp', address, ...nothing } as const;
  if (access.version !== 'v3') return ok({ ...known, elapsedMs: elapsedMs() });
  const found = await discoverEngine(parsed.value, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
  if (!found.ok) return found;
  const trustedEngineId = trust.engineIdOf(parsed.value.hostPort);
  return ok({ ...known, engineId: found.value, trustedEngineId, elapsedMs: elapsedMs() });
}
