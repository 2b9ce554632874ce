import { isDeepStrictEqual } from 'node:util';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { basePduId, type PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { err, ok } from '../../../shared/result.ts';
import { resourceAddress } from '../../../shared/shell/addresses.ts';
import type { AutoLoadDetails, KnownSocket, ShellProfile } from '../../../shared/shell/auto-load.ts';
import { describePdu, describeSockets } from '../../../shared/shell/inventory.ts';
import { defaultShellName, shellNameProblem } from '../../../shared/shell/shell-name.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import type { DeviceResult } from '../../drivers/driver.ts';
import { otherPduError } from '../../drivers/other-pdu.ts';
import type { ShellStore } from '../../storage/shell-store.ts';
import type { Logger } from '../../support/logger.ts';
import { shellError, type ShellError } from '../shell-error.ts';
import { assignSockets, type AssignedSockets } from './assign-sockets.ts';
import { knownSocketsProblem } from './known-sockets.ts';

export interface InventoryRequest {
  readonly pdu: PduId;
  readonly profile: ShellProfile;
  /** Null: `<Vendor> PDU`. */
  readonly shellName: string | null;
  /** What CloudShell has of this PDU already. */
  readonly known: readonly KnownSocket[];
  readonly signal: AbortSignal;
}

export interface ShellInventoryOptions {
  readonly session: (pdu: PduId) => DeviceSession | undefined;
  readonly store: ShellStore;
  /** The PDU is stored, so that what is handed out for it can be kept. */
  readonly isStored: (pdu: PduId) => boolean;
  readonly logger: Logger;
  /** Addresses were handed out for this PDU. */
  readonly onChanged: (pdu: PduId) => void;
}

const NONE: AssignedSockets = {};

/** Asks the PDU who it is, and for its names and place, now: what was read earlier is no answer. */
async function readNow(session: DeviceSession, signal: AbortSignal): Promise<DeviceResult<PduModel>> {
  const read = await session.withDriver(async (driver): Promise<DeviceResult<PduModel>> => {
    const who = await driver.identify({ signal });
    if (!who.ok) return who;
    const { identity } = who.value;
    const { model } = session.record;
    const stranger =
      model === null ? null : otherPduError(model.identity, identity, 'Nothing of it is told.');
    if (stranger !== null) return err(stranger);
    const settings = await driver.readSettings({ signal });
    if (!settings.ok) return settings;
    session.record.setSettings(settings.value);
    return ok({ ...settings.value, identity });
  });
  if (!read.ok && (read.error.kind === 'notFound' || read.error.kind === 'differentPdu'))
    session.discoverAgain();
  return read;
}

function notRead({ record: { view } }: DeviceSession, { kind, message }: DeviceError): ShellError {
  return shellError(
    kind === 'cancelled' ? 'cancelled' : 'device',
    `get_inventory of ${view.name} (${resourceAddress(view)}) failed: ${message}`,
  );
}

/** An address that is handed out and forgotten could be another outlet's next time. */
function notKept({ record: { view } }: DeviceSession): ShellError {
  return shellError(
    'refused',
    `get_inventory of ${view.name} (${resourceAddress(view)}) failed: the addresses of its power sockets could not be written to Busbar's database. Check the disk, then try again.`,
  );
}

/** `get_inventory` of the standard: what CloudShell is told a PDU consists of, and the addresses it is told for them. */
export class ShellInventory {
  readonly #options: ShellInventoryOptions;
  /** Of PDUs that are not stored, as long as they are open. */
  readonly #ofSessions = new WeakMap<DeviceSession, AssignedSockets>();

  constructor(options: ShellInventoryOptions) {
    this.#options = options;
  }

  /**
   * Reads the PDU and describes it.
   *
   * @throws ShellError when it cannot be reached or read, the shell's name cannot be one, or what is said to be known cannot
   */
  async getInventory(request: InventoryRequest): Promise<AutoLoadDetails> {
    const { pdu, profile, known, signal } = request;
    const problem =
      (request.shellName === null ? null : shellNameProblem(request.shellName)) ?? knownSocketsProblem(known);
    if (problem !== null) throw shellError('invalidArgument', problem);
    const session = this.#options.session(pdu);
    if (session === undefined)
      throw shellError('unknownResource', `There is no PDU ${pdu} in Busbar: add it, or check its name.`);
    const ready = await session.ready(signal);
    if (!ready.ok) throw notRead(session, ready.error);
    const read = await readNow(session, signal);
    if (!read.ok) throw notRead(session, read.error);
    const model = read.value;
    const shellName = request.shellName ?? defaultShellName(model.identity.vendor);
    if (profile === '1g') return describePdu(model, { pdu, profile, shellName, assigned: NONE });
    const earlier = this.sockets(pdu);
    const { sockets, handedOut } = assignSockets(model, { pdu, shellName, earlier, known });
    if (!isDeepStrictEqual(handedOut, earlier)) this.#keep(session, handedOut);
    return describeSockets(model, profile, sockets);
  }

  /** Second-generation addresses that were handed out, by outlet. Others are those that the labels give (`shellSockets`). */
  sockets(pdu: PduId): AssignedSockets {
    const { store, isStored, session } = this.#options;
    const own = basePduId(pdu);
    if (isStored(own)) return store.sockets(own);
    const open = session(pdu);
    return (open === undefined ? undefined : this.#ofSessions.get(open)) ?? NONE;
  }

  /** Another protocol's session of a stored PDU hands out the PDU's own addresses. */
  #keep(session: DeviceSession, sockets: AssignedSockets): void {
    const { store, isStored, onChanged, logger } = this.#options;
    const own = basePduId(session.record.id);
    if (!isStored(own)) this.#ofSessions.set(session, sockets);
    else {
      try {
        store.putSockets(own, sockets);
      } catch (error) {
        logger.error({ pdu: own, err: error }, 'Addresses of power sockets could not be written');
        throw notKept(session);
      }
    }
    onChanged(own);
  }
}
