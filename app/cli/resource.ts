import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { PduId } from '../../shared/model/ids.ts';
import { CliFailure } from './exit.ts';
import { orInterrupted, type CliIo, type EngineHandle } from './io.ts';
import { openResourceFile } from './open-resource-file.ts';
import { checkPasswordIsKept, closeTemporary, storedPdu } from './target.ts';
import { settleTrust } from './trust.ts';
import { withDisposable } from './with-disposable.ts';

/** What `--resource` names, open for one call. */
export interface Resource {
  readonly engine: EngineHandle;
  readonly pdu: PduId;
  /** What ports begin with when they begin with an address; null: the address in Busbar. */
  readonly address: string | null;
  /** Null: `<Vendor> PDU`. */
  readonly shellName: string | null;
}

export interface ResourceOptions {
  /** A stored PDU, or a path to a JSON file of the standard's attributes. */
  readonly resource: string;
  readonly fingerprint?: string;
}

async function existsAsFile(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function openResource(
  io: CliIo,
  engine: EngineHandle,
  { resource, fingerprint }: ResourceOptions,
): Promise<Resource> {
  const stored = await storedPdu(engine, resource);
  const isFile = await existsAsFile(resource);
  if (stored !== null && isFile)
    throw new CliFailure(
      `${resource} is both a stored PDU and a file. For the file say ${isAbsolute(resource) ? '/.' : './'}${resource}, for the PDU its address, ${stored.address}.`,
    );
  if (stored !== null) {
    if (fingerprint !== undefined) await settleTrust(engine, stored.address, fingerprint);
    return { engine, pdu: stored.id, address: null, shellName: null };
  }
  if (isFile || resource.endsWith('.json'))
    return { engine, ...(await openResourceFile(io, engine, resource, fingerprint)) };
  throw new CliFailure(
    `No PDU called ${resource} is stored, and there is no such file. Add the PDU with busbar pdu add, or give a JSON file of its attributes.`,
  );
}

/** Where a PDU cannot even be opened, the sentence says what was not done for it. */
async function openedOr(notDone: string, opening: Promise<Resource>): Promise<Resource> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    throw new CliFailure(`${error.message} ${notDone}`.trimEnd(), error.exitCode);
  }
}

/** Runs `work` with what `--resource` names; a connection made for it ends with it. `notDone` is said when it cannot be had. */
export async function withResource<Value>(
  io: CliIo,
  options: ResourceOptions & { readonly notDone?: string },
  work: (resource: Resource) => Promise<Value>,
): Promise<Value> {
  const { notDone = '' } = options;
  return withDisposable(io.openEngine(), async (engine) => {
    const resource = await orInterrupted(io, openedOr(notDone, openResource(io, engine, options)));
    try {
      return await work(resource);
    } finally {
      await closeTemporary(engine, resource.pdu);
    }
  });
}

/** The sentence of a command that could not be carried out, or what to do where its password cannot be read here. */
export async function failOn(resource: Resource, message: string): Promise<never> {
  await checkPasswordIsKept(resource.engine, resource.pdu);
  throw new CliFailure(message);
}
