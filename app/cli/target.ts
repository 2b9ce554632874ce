import { EngineLost } from '../../shared/ipc/message-transport.ts';
import type { SampleBatch, PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { AccessOptions } from './access-options.ts';
import { checkAddress } from './check-address.ts';
import { CliFailure } from './exit.ts';
import { orInterrupted, type CliIo, type EngineHandle } from './io.ts';
import { valueOrFail } from './sentences.ts';
import { isSnmpAddress, readSnmpAccess, saysNothingOfAccess } from './snmp-access.ts';
import { settleEngine, settleTrust } from './trust.ts';
import { withDisposable } from './with-disposable.ts';

/** Options of every command that talks to a PDU. */
export type TargetOptions = AccessOptions;

/** A PDU that was read just now. */
export interface Target {
  readonly engine: EngineHandle;
  readonly pdu: PduId;
  readonly view: PduView;
  readonly model: PduModel;
  readonly sample: SampleBatch;
}

/** A PDU that Busbar keeps. */
export type Stored = Awaited<ReturnType<EngineHandle['pdus']['list']>>[number];

/** From the environment or a prompt, never from an argument. */
export async function readPassword(io: CliIo, user: string, address: string): Promise<string> {
  const fromEnvironment = io.env['BUSBAR_PASSWORD'];
  // An empty one is a variable that was not filled in; tried often enough it would block the account.
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const typed = await io.askSecret(`Password of ${user} on ${address}: `);
  if (typed === null)
    throw new CliFailure('No password was given. Set BUSBAR_PASSWORD or run this in a terminal.');
  return typed;
}

/**
 * By its name, else by id or address as they were stored; null when there is none.
 *
 * @throws CliFailure when two have that name
 */
export async function storedPdu(engine: EngineHandle, nameOrAddress: string): Promise<Stored | null> {
  const stored = await engine.pdus.list({});
  const byName = stored.filter((pdu) => pdu.name === nameOrAddress);
  if (byName.length > 1) {
    const addresses = byName.map((pdu) => pdu.address).join(', ');
    throw new CliFailure(`Two PDUs are called ${nameOrAddress}: ${addresses}. Use the address.`);
  }
  return byName[0] ?? stored.find((pdu) => pdu.id === nameOrAddress || pdu.address === nameOrAddress) ?? null;
}

/** A stored PDU is used with the account it was stored with, never silently in place of another. */
function checkAccount(
  stored: Stored,
  { user, snmpVersion, snmpAuth, snmpPriv, snmpContext }: TargetOptions,
): void {
  const { name, protocol, version } = stored;
  if (user !== undefined && user !== stored.user) {
    const account = stored.user === '' ? 'no account' : `the account ${stored.user}`;
    throw new CliFailure(
      `${name} is stored with ${account}, not ${user}. Leave --user out, or change the account in the app.`,
    );
  }
  const ownSnmp = [snmpAuth, snmpPriv, snmpContext, snmpVersion === version ? undefined : snmpVersion];
  if (ownSnmp.every((each) => each === undefined)) return;
  const stands = protocol === 'snmp' ? `SNMP ${version}` : 'Xerus JSON-RPC';
  throw new CliFailure(
    `${name} is stored with its own access by ${stands}. Leave the --snmp options out, or change its access in the app.`,
  );
}

async function openPdu(
  io: CliIo,
  engine: EngineHandle,
  address: string,
  options: TargetOptions,
): Promise<PduId> {
  const stored = await storedPdu(engine, address);
  if (stored !== null) {
    checkAccount(stored, options);
    if (options.fingerprint !== undefined) await settleTrust(engine, stored.address, options.fingerprint);
    return stored.id;
  }
  checkAddress(address);
  if (isSnmpAddress(address)) return openSnmpPdu(io, engine, address, options);
  const { user } = options;
  if (user === undefined) {
    throw new CliFailure(
      `No PDU called ${address} is stored. For an address, give --user as well; for SNMP write it as snmp://host.`,
    );
  }
  const fingerprint = await settleTrust(engine, address, options.fingerprint);
  const password = await readPassword(io, user, address);
  const pdu = valueOrFail(
    await engine.pdus.openTemporary({ protocol: 'xerus', address, user, password, fingerprint }),
  );
  await checkSameAccount(engine, pdu, options);
  return pdu;
}

/** Another spelling of an address that is stored leads to what is stored. */
async function checkSameAccount(engine: EngineHandle, pdu: PduId, options: TargetOptions): Promise<void> {
  const sameDevice = (await engine.pdus.list({})).find((each) => each.id === pdu);
  if (sameDevice !== undefined) checkAccount(sameDevice, options);
}

async function openSnmpPdu(
  io: CliIo,
  engine: EngineHandle,
  address: string,
  options: TargetOptions,
): Promise<PduId> {
  if (saysNothingOfAccess(options)) {
    const request = { protocol: 'snmp', address, access: null, engineId: null } as const;
    const known = await engine.pdus.openTemporary(request);
    if (known.ok) return known.value;
    if (known.error.kind !== 'invalidArgument') valueOrFail(known);
  }
  const access = await readSnmpAccess(io, address, options);
  const { engineId, sayPinned } = await settleEngine(io, engine, address, access);
  const pdu = valueOrFail(await engine.pdus.openTemporary({ protocol: 'snmp', address, access, engineId }));
  sayPinned();
  await checkSameAccount(engine, pdu, options);
  return pdu;
}

/** Undefined when the engine is gone, too: what the call itself ended with is what counts. */
async function viewOf(engine: EngineHandle, pdu: PduId): Promise<PduView | undefined> {
  try {
    return (await engine.fleet.snapshot({})).pdus.find((each) => each.id === pdu);
  } catch (error) {
    if (!(error instanceof EngineLost)) throw error;
    return undefined;
  }
}

/** What is kept by the keychain of the app cannot be read by the key file of the command line. */
export async function checkPasswordIsKept(engine: EngineHandle, pdu: PduId): Promise<void> {
  const view = await viewOf(engine, pdu);
  if (view?.connection.kind !== 'needsAttention' || view.connection.reason !== 'noCredentials') return;
  throw new CliFailure(
    `No password or community of ${view.name} can be read here, so nothing was sent. Repeat this while the app is running, or remove the PDU and add it again.`,
  );
}

/** An engine that is gone has closed it; what the call itself ended with is what counts. */
export async function closeTemporary(engine: EngineHandle, pdu: PduId): Promise<void> {
  try {
    await engine.pdus.closeTemporary({ pdu });
  } catch (error) {
    if (!(error instanceof EngineLost)) throw error;
  }
}

/** Runs `work` with a PDU named by a stored name or an address; a connection made for it ends with it. */
export async function withTarget<Value>(
  io: CliIo,
  address: string,
  options: TargetOptions,
  work: (target: Target) => Promise<Value>,
): Promise<Value> {
  return withDisposable(io.openEngine(), async (engine) => {
    const pdu = await orInterrupted(io, openPdu(io, engine, address, options));
    try {
      const read = await orInterrupted(io, engine.pdus.readNow({ pdu }));
      if (!read.ok) await checkPasswordIsKept(engine, pdu);
      const { view, sample } = valueOrFail(read);
      if (view.model === null) throw new CliFailure(`${view.name} was reached but could not be read.`);
      return await work({ engine, pdu, view, model: view.model, sample });
    } finally {
      await closeTemporary(engine, pdu);
    }
  });
}
