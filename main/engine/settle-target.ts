import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { ok, type Result } from '../../shared/result.ts';
import { engineFor } from './engine-trust.ts';
import type { Services } from './services.ts';
import { fingerprintFor } from './trust.ts';

export interface SettledTarget {
  /** With the certificate or engine that is accepted. */
  readonly target: PduTarget;
  readonly hostPort: string;
}

/** Decides which certificate or engine is accepted, before anything secret is sent. */
export async function settleTarget(
  { trust, discoverEngine, signal }: Pick<Services, 'trust' | 'discoverEngine' | 'signal'>,
  target: PduTarget,
): Promise<Result<SettledTarget, DeviceError>> {
  if (target.protocol === 'xerus') {
    const pinned = await fingerprintFor(trust, target.address, target.fingerprint, signal);
    if (!pinned.ok) return pinned;
    const { fingerprint, hostPort } = pinned.value;
    return ok({ target: { ...target, fingerprint }, hostPort });
  }
  const pinned = await engineFor(trust, target, discoverEngine, signal);
  if (!pinned.ok) return pinned;
  const { engineId, hostPort } = pinned.value;
  return ok({ target: { ...target, engineId }, hostPort });
}

/**
 * Keeps what a settled target accepts, for the next time.
 *
 * @returns the certificate or engine when nothing was trusted at its address before, else null
 */
export function keepTrust(
  { trust, clock }: Pick<Services, 'trust' | 'clock'>,
  { target, hostPort }: SettledTarget,
): { readonly action: 'trustCertificate' | 'trustEngine'; readonly after: string } | null {
  if (target.protocol === 'xerus') {
    if (target.fingerprint === null || trust.fingerprintOf(hostPort) !== null) return null;
    trust.trust(hostPort, target.fingerprint, clock.nowMs());
    return { action: 'trustCertificate', after: target.fingerprint };
  }
  if (target.engineId === null || trust.engineIdOf(hostPort) !== null) return null;
  trust.trustEngine(hostPort, target.engineId, clock.nowMs());
  return { action: 'trustEngine', after: target.engineId };
}
