import type { ProbedSnmp } from '../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { SnmpCommunityAccess } from '../../shared/model/snmp-access.ts';
import { ok, type Result } from '../../shared/result.ts';
import { parseSnmpAddress, type SnmpAddress } from '../drivers/snmp/transport/address.ts';
import { ENGINE_TIMEOUT_MS } from './engine-trust.ts';
import type { Services } from './services.ts';

interface ProbeRequest {
  readonly address: string;
  readonly access:
    { readonly version: 'v3' } | { readonly version: 'v1' | 'v2c'; readonly readCommunity: string };
}

type Told = Omit<ProbedSnmp, 'protocol' | 'address' | 'elapsedMs'>;

/** What an agent tells before it is trusted: its engine id in v3, its system group and what it is in v1 and v2c. */
export async function probeSnmp(
  services: Services,
  { address, access }: ProbeRequest,
): Promise<Result<ProbedSnmp, DeviceError>> {
  const { clock } = services;
  const parsed = parseSnmpAddress(address);
  if (!parsed.ok) return parsed;
  const startedAtMs = clock.nowMs();
  const told =
    access.version === 'v3'
      ? await askEngine(services, parsed.value)
      : await askSystem(services, parsed.value, { ...access, version: access.version, writeCommunity: '' });
  if (!told.ok) return told;
  return ok({ protocol: 'snmp', address, ...told.value, elapsedMs: clock.nowMs() - startedAtMs });
}

async function askEngine(
  { discoverEngine, trust, signal }: Services,
  address: SnmpAddress,
): Promise<Result<Told, DeviceError>> {
  const found = await discoverEngine(address, { signal, timeoutMs: ENGINE_TIMEOUT_MS });
  if (!found.ok) return found;
  const trustedEngineId = trust.engineIdOf(address.hostPort);
  return ok({ engineId: found.value.toLowerCase(), trustedEngineId, system: null, family: null });
}

/** What is no PDU, or one that cannot be read, is told by the error. */
async function askSystem(
  { clock, logger, signal }: Services,
  address: SnmpAddress,
  access: SnmpCommunityAccess,
): Promise<Result<Told, DeviceError>> {
  const [{ createSnmpClient }, { detectFamily, knownDevice }, { FAMILIES }] = await Promise.all([
    import('../drivers/snmp/transport/create-snmp-client.ts'),
    import('../drivers/snmp/detect/detect-family.ts'),
    import('../drivers/snmp/families/families.ts'),
  ]);
  const client = createSnmpClient({ address, access, engineId: null, clock, logger });
  try {
    const detected = await detectFamily(client, FAMILIES, { signal, priority: 'read' });
    if (!detected.ok) return detected;
    const { family, system } = detected.value;
    const { name, description, location, objectId } = system;
    const vendor = knownDevice(objectId)?.maker ?? '';
    return ok({
      engineId: null,
      trustedEngineId: null,
      system: { name, description, location },
      family: { id: family.id, mib: family.mib, vendor },
    });
  } finally {
    await client[Symbol.asyncDispose]();
  }
}
