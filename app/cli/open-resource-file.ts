import type { ShellResource } from '../../main/shell/attributes/resource-file.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { CliFailure } from './exit.ts';
import type { CliIo, EngineHandle } from './io.ts';
import { completed, readResourceFile } from './resource-file.ts';
import { valueOrFail } from './sentences.ts';
import { settleEngine, settleTrust } from './trust.ts';

export interface OpenedFile {
  readonly pdu: PduId;
  /** What the ports of a lab controller begin with. */
  readonly address: string;
  readonly shellName: string | null;
}

function userOf(target: PduTarget): string {
  if (target.protocol === 'xerus') return target.user;
  return target.access.version === 'v3' ? target.access.user : '';
}

/** The account that was stored is never used silently in place of another. */
async function checkSameUser(engine: EngineHandle, pdu: PduId, target: PduTarget): Promise<void> {
  const stored = (await engine.pdus.list({})).find((each) => each.id === pdu);
  const user = userOf(target);
  if (stored === undefined || stored.user === user) return;
  const account = (name: string) => (name === '' ? 'no account' : `the account ${name}`);
  throw new CliFailure(
    `${stored.name} is stored with ${account(stored.user)}, and the file says ${account(user)}. Name the stored PDU, or change its account in the app.`,
  );
}

/** The PDU at its address where Busbar has it already; it is used as it was stored. */
async function openStored(
  io: CliIo,
  engine: EngineHandle,
  { address, target }: ShellResource,
  fingerprint: string | undefined,
): Promise<PduId | null> {
  const pinned = { fingerprint: fingerprint ?? null };
  const known = await engine.pdus.openTemporary(
    target.protocol === 'snmp'
      ? { protocol: 'snmp', address, access: null, engineId: null }
      : { protocol: 'xerus', address, user: null, password: null, ...pinned },
  );
  // Why it could not be opened is told better on the way of one that is not stored.
  if (!known.ok) return null;
  await checkSameUser(engine, known.value, target);
  io.say(`The PDU at ${address} is stored in Busbar, and used with what was stored.`);
  return known.value;
}

async function openNew(
  io: CliIo,
  engine: EngineHandle,
  { target, sessionsConcurrencyLimit }: ShellResource,
  fingerprint: string | undefined,
): Promise<PduId> {
  if (target.protocol === 'xerus') {
    const { address } = target;
    const trusted = await settleTrust(engine, address, fingerprint);
    return valueOrFail(
      await engine.pdus.openTemporary({ ...target, fingerprint: trusted, sessionsConcurrencyLimit }),
    );
  }
  const { engineId, sayPinned } = await settleEngine(io, engine, target.address, target.access);
  const pdu = valueOrFail(await engine.pdus.openTemporary({ ...target, engineId, sessionsConcurrencyLimit }));
  sayPinned();
  return pdu;
}

/**
 * Opens the PDU that a JSON file of the standard's attributes describes, for one call.
 *
 * @throws CliFailure
 */
export async function openResourceFile(
  io: CliIo,
  engine: EngineHandle,
  path: string,
  fingerprint: string | undefined,
): Promise<OpenedFile> {
  const resource = await readResourceFile(io, path);
  const { address, shellName } = resource;
  const stored = await openStored(io, engine, resource, fingerprint);
  if (stored !== null) return { pdu: stored, address, shellName };
  const pdu = await openNew(io, engine, await completed(io, path, resource), fingerprint);
  return { pdu, address, shellName };
}
