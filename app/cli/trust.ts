import type { DeviceError } from '../../shared/model/device-error.ts';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import { CliFailure } from './exit.ts';
import type { CliIo, EngineHandle } from './io.ts';
import { errorSentence, valueOrFail } from './sentences.ts';

/**
 * Settles which certificate to pin before any password is asked for: `given` must be the one that was trusted earlier and,
 * on first contact, the one that is presented. Nothing but a handshake is sent.
 *
 * @returns the fingerprint; null without TLS
 * @throws CliFailure when nothing was trusted, or another one
 */
export async function settleTrust(
  engine: EngineHandle,
  address: string,
  given: string | undefined,
): Promise<string | null> {
  const probed = valueOrFail(await engine.pdus.probe({ protocol: 'xerus', address }));
  if (probed.protocol !== 'xerus') return null;
  const { certificate, trustedFingerprint } = probed;
  if (certificate === null) return null;
  if (given === undefined) {
    if (trustedFingerprint !== null) return trustedFingerprint;
    throw untrusted(certificate, `The certificate of ${address} is not trusted yet, so nothing was sent.`);
  }
  if (trustedFingerprint !== null && given !== trustedFingerprint) {
    throw new CliFailure(
      `--fingerprint is not the one that is trusted for ${address}, so nothing was sent. Compare it with the PDU; a certificate that was replaced on purpose is trusted in the app.`,
    );
  }
  if (trustedFingerprint === null && given !== certificate.fingerprint) {
    throw untrusted(
      certificate,
      `${address} shows another certificate than --fingerprint, so nothing was sent.`,
    );
  }
  return given;
}

function untrusted(
  presented: Extract<DeviceError, { kind: 'certificateUntrusted' }>['presented'],
  message: string,
): CliFailure {
  return new CliFailure(errorSentence({ kind: 'certificateUntrusted', presented, message }));
}

/** Which SNMP v3 engine is asked. */
export interface SettledEngine {
  /** Null in v1 and v2c, which have none. */
  readonly engineId: string | null;
  /** Once it has proved that it knows the user: says that only this engine is accepted from now on, unless it was before. */
  readonly sayPinned: () => void;
}

/**
 * Settles which SNMP v3 engine to ask before anything secret is sent: the one trusted earlier, else the one that answers.
 *
 * @throws CliFailure when another one answers than the one trusted earlier
 */
export async function settleEngine(
  io: CliIo,
  engine: EngineHandle,
  address: string,
  { version }: SnmpAccess,
): Promise<SettledEngine> {
  const none = { engineId: null, sayPinned: () => undefined };
  if (version !== 'v3') return none;
  const probed = valueOrFail(await engine.pdus.probe({ protocol: 'snmp', address, access: { version } }));
  if (probed.protocol !== 'snmp' || probed.engineId === null) return none;
  const { engineId, trustedEngineId } = probed;
  if (trustedEngineId !== null && trustedEngineId !== engineId)
    throw new CliFailure(
      `Another SNMP engine answers at ${address} than the one trusted earlier, so nothing secret was sent. If the PDU was replaced or reset on purpose, trust it in the app.\n  Trusted: ${trustedEngineId}\n  Now: ${engineId}`,
    );
  return {
    engineId,
    sayPinned: () => {
      if (trustedEngineId !== null) return;
      io.say(
        `${address} was asked for the first time: from now on only its SNMP engine ${engineId} is accepted.`,
      );
    },
  };
}
