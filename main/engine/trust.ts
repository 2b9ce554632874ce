import type { ProbedXerus } from '../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseAddress } from '../drivers/xerus/address.ts';
import { probeCertificate } from '../drivers/xerus/probe.ts';
import { normalizeFingerprint, type TrustStore } from '../storage/trust-store.ts';

const PROBE_TIMEOUT_MS = 10_000;

export interface SettleOptions {
  readonly signal: AbortSignal;
  /** What is given to pin was compared by a person just now, in the app: it counts more than what was trusted before. */
  readonly isCompared: boolean;
}

export interface TrustedAddress {
  readonly hostPort: string;
  /** Null without TLS. */
  readonly fingerprint: string | null;
}

/** Shows what an address presents in a handshake, and what was trusted there before. Nothing else is sent. */
export async function probeAddress(
  trust: TrustStore,
  address: string,
  signal: AbortSignal,
): Promise<Result<ProbedXerus, DeviceError>> {
  const parsed = parseAddress(address);
  if (!parsed.ok) return parsed;
  const trustedFingerprint = trust.fingerprintOf(parsed.value.hostPort);
  if (parsed.value.origin.startsWith('http:')) {
    return ok({
      protocol: 'xerus',
      address,
      certificate: null,
      trustedFingerprint,
      tlsVersion: null,
      elapsedMs: 0,
    });
  }
  const probe = await probeCertificate({ address, signal, timeoutMs: PROBE_TIMEOUT_MS });
  return probe.ok ? ok({ protocol: 'xerus', address, trustedFingerprint, ...probe.value }) : probe;
}

/**
 * The fingerprint to pin for an address: the one given, which must equal an earlier trust, else the earlier trust.
 * Without either nothing is sent and the failure carries what the device presents. One that was just compared and that is
 * presented is taken whatever was trusted before.
 */
export async function fingerprintFor(
  trust: TrustStore,
  address: string,
  given: string | null,
  { signal, isCompared }: SettleOptions,
): Promise<Result<TrustedAddress, DeviceError>> {
  const parsed = parseAddress(address);
  if (!parsed.ok) return parsed;
  const { hostPort, origin } = parsed.value;
  if (origin.startsWith('http:')) return ok({ hostPort, fingerprint: null });
  const trusted = trust.fingerprintOf(hostPort);
  const wanted = given === null ? null : normalizeFingerprint(given);
  const fingerprint = wanted ?? trusted;
  if (fingerprint !== null && (trusted === null || trusted === fingerprint))
    return ok({ hostPort, fingerprint });
  const probe = await probeCertificate({ address, signal, timeoutMs: PROBE_TIMEOUT_MS });
  if (!probe.ok) return probe;
  const presented = probe.value.certificate;
  if (trusted === null) {
    const message = `The certificate of ${hostPort} is not trusted yet. Compare its fingerprint and trust it first. Nothing was sent.`;
    return err({ kind: 'certificateUntrusted', presented, message });
  }
  if (isCompared && presented.fingerprint === wanted) return ok({ hostPort, fingerprint: wanted });
  if (presented.fingerprint === trusted) {
    const message = `The fingerprint given is not the one that is trusted for ${hostPort}. Nothing was sent.`;
    return err({ kind: 'invalidArgument', message });
  }
  const message = `The fingerprint given for ${hostPort} differs from the one trusted earlier. Someone may be intercepting the connection, or the certificate was replaced. Nothing was sent.`;
  return err({ kind: 'certificateChanged', trusted, presented, message });
}
