import type { DeviceError } from '../../shared/model/device-error.ts';
import type { SampleBatch, PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { Result } from '../../shared/result.ts';
import { CliFailure } from './exit.ts';
import type { CliIo, EngineHandle } from './io.ts';
import { withDisposable } from './with-disposable.ts';

/** Options of every command that talks to a PDU. */
export interface TargetOptions {
  readonly user?: string;
  readonly fingerprint?: string;
}

/** A PDU that was read just now. */
export interface Target {
  readonly engine: EngineHandle;
  readonly pdu: PduId;
  readonly view: PduView;
  readonly model: PduModel;
  readonly sample: SampleBatch;
}

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
      : 'Nothing was sent. If the certificate was replaced on purpose, compare it and trust it in the app.',
  ].join('\n');
}

export function valueOrFail<Value>(result: Result<Value, DeviceError>): Value {
  if (result.ok) return result.value;
  throw new CliFailure(errorSentence(result.error));
}

/** From the environment or a prompt, never from an argument. */
export async function readPassword(io: CliIo, user: string, address: string): Promise<string> {
  const fromEnvironment = io.env['BUSBAR_PASSWORD'];
  if (fromEnvironment !== undefined) return fromEnvironment;
  const typed = await io.askSecret(`Password of ${user} on ${address}: `);
  if (typed === null)
    throw new CliFailure('No password was given. Set BUSBAR_PASSWORD or run this in a terminal.');
  return typed;
}

async function storedPdu(engine: EngineHandle, nameOrAddress: string): Promise<PduId | null> {
  const stored = await engine.pdus.list({});
  const byName = stored.filter((pdu) => pdu.name === nameOrAddress);
  if (byName.length > 1) {
    const addresses = byName.map((pdu) => pdu.address).join(', ');
    throw new CliFailure(`Two PDUs are called ${nameOrAddress}: ${addresses}. Use the address.`);
  }
  return (
    (byName[0] ?? stored.find((pdu) => pdu.id === nameOrAddress || pdu.address === nameOrAddress))?.id ?? null
  );
}

async function openPdu(
  io: CliIo,
  engine: EngineHandle,
  address: string,
  options: TargetOptions,
): Promise<PduId> {
  const stored = await storedPdu(engine, address);
  if (stored !== null) return stored;
  if (options.user === undefined) {
    throw new CliFailure(`No PDU called ${address} is stored. For an address, give --user as well.`);
  }
  const fingerprint = options.fingerprint ?? null;
  // Without a fingerprint only an earlier trust will do: the password is asked for when that is settled.
  if (fingerprint === null) {
    const probed = valueOrFail(await engine.pdus.probe({ address }));
    if (probed.trustedFingerprint === null && probed.certificate !== null) {
      const message = `The certificate of ${address} is not trusted yet, so nothing was sent.`;
      throw new CliFailure(
        errorSentence({ kind: 'certificateUntrusted', presented: probed.certificate, message }),
      );
    }
  }
  const password = await readPassword(io, options.user, address);
  return valueOrFail(await engine.pdus.openTemporary({ address, user: options.user, password, fingerprint }));
}

/** Runs `work` with a PDU named by a stored name or an address; a connection made for it ends with it. */
export async function withTarget<Value>(
  io: CliIo,
  address: string,
  options: TargetOptions,
  work: (target: Target) => Promise<Value>,
): Promise<Value> {
  return withDisposable(io.openEngine(), async (engine) => {
    const pdu = await openPdu(io, engine, address, options);
    try {
      const { view, sample } = valueOrFail(await engine.pdus.readNow({ pdu }));
      if (view.model === null) throw new CliFailure(`${view.name} was reached but could not be read.`);
      return await work({ engine, pdu, view, model: view.model, sample });
    } finally {
      await engine.pdus.closeTemporary({ pdu });
    }
  });
}
