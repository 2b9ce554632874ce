import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { ok, type Result } from '../../shared/result.ts';
import { engineFor } from './engine-trust.ts';
import type { Services } from './services.ts';
import { fingerprintFor, type SettleOptions } from './trust.ts';

export interface SettledTarget {
  /** With the certificate or engine that is accepted. */
  readonly target: PduTarget;
  readonly hostPort: string;
}

/** Decides which certificate or engine is accepted, before anything secret is sent. */
export async function settleTarget(
  { trust, discoverEngine, signal }: Pick<Services, 'trust' | 'discoverEngine' | 'signal'>,
  target: PduTarget,
  { isCompared }: Pick<SettleOptions, 'isCompared'> = { isCompared: false },
): Promise<Result<SettledTarget, DeviceError>> {
  const options = { signal, isCompared };
  if (target.protocol === 'xerus') {
    const pinned = await fingerprintFor(trust, target.address, target.fingerprint, options);
    if (!pinned.ok) return pinned;
    const { fingerprint, hostPort } = pinned.value;
    return ok({ target: { ...target, fingerprint }, hostPort });
  }
  const pinned = await engineFor(trust, target, discoverEngine, options);
  if (!pinned.ok) return pinned;
  const { engineId, hostPort } = pinned.value;
  return ok({ target: { ...target, engineId }, hostPort });
}

/** What was trusted at an address, as the audit log tells it. */
export interface KeptTrust {
  readonly action: 'trustCertificate' | 'trustEngine';
  readonly before: string | null;
  readonly after: string;
}

/** Keeps what a settled target accepts, for the next time; null when that is what was trusted before, or nothing is. */
export function keepTrust(
  { trust, clock }: Pick<Services, 'trust' | 'clock'>,
  { target, hostPort }: SettledTarget,
): KeptTrust | null {
  if (target.protocol === 'xerus') {
    const before = trust.fingerprintOf(hostPort);
    const after = target.fingerprint;
    if (after === null || after === before) return null;
    trust.trust(hostPort, after, clock.nowMs());
    return { action: 'trustCertificate', before, after };
  }
  const before = trust.engineIdOf(hostPort);
  const after = target.engineId;
  if (after === null || after === before) return null;
  trust.trustEngine(hostPort, after, clock.nowMs());
  return { action: 'trustEngine', before, after };
}
