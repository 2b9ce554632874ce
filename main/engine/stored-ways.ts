import { isDeepStrictEqual } from 'node:util';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import type { PduTarget } from '../../shared/model/pdu-target.ts';
import { err } from '../../shared/result.ts';
import type { StoredPdu } from '../storage/pdu-store.ts';
import type { StoredAccess } from '../storage/stored-access.ts';
import type { OpenPdus } from './open-pdus.ts';
import { openFacts } from './pdu-access.ts';
import type { Services } from './services.ts';

export function notInBusbar(): { readonly ok: false; readonly error: DeviceError } {
  return err({ kind: 'notFound', message: 'This PDU is not stored in Busbar.' });
}

/** The stored way to a PDU by a protocol, whether it is the one in use or the second one. */
export function wayOf(stored: StoredPdu, protocol: Protocol): StoredAccess | null {
  return [stored, stored.other].find((way) => way?.protocol === protocol) ?? null;
}

/** A way as it is in use now; nulls where there is none. */
export interface WayInUse {
  readonly access: StoredAccess | null;
  readonly target: PduTarget | null;
}

export function wayInUse(
  { pdus }: Pick<Services, 'pdus'>,
  open: OpenPdus,
  pdu: PduId,
  protocol: Protocol,
): WayInUse {
  const stored = pdus.get(pdu);
  return { access: stored === null ? null : wayOf(stored, protocol), target: open.target(pdu, protocol) };
}

/** What else is kept of a PDU, as its name in Busbar, may change while a way is tried out. */
function factsOf({ access, target }: WayInUse) {
  if (access === null) return null;
  const { address, user, snmp, secret } = access;
  return { address, user, snmp, secret, target };
}

/** Why what was tried out does not take the place of a way: somebody changed that meanwhile. Null when it may. */
export function changedMeanwhile(before: WayInUse, now: WayInUse, name: string): DeviceError | null {
  if (now.access === null) return notInBusbar().error;
  if (isDeepStrictEqual(factsOf(before), factsOf(now))) return null;
  const message = `The connection of ${name} was changed elsewhere meanwhile. That stays, and nothing else was changed; look at it before you try again.`;
  return { kind: 'busy', message };
}

/** Null: its secret is not known, so only a session that waits for a person is woken. */
export async function useAgain(
  { devices }: Pick<Services, 'devices'>,
  open: OpenPdus,
  pdu: PduId,
  target: PduTarget | null,
): Promise<void> {
  const session = devices.session(pdu);
  if (target === null) session?.retryNow();
  else if (target.protocol === session?.record.view.protocol) await open.connectWith(pdu, target);
  else open.setOther(pdu, target);
}

/** Keeps and uses a way in place of the one by the same protocol: with other credentials, or at another address. */
export async function replaceWay(
  services: Pick<Services, 'pdus' | 'devices'>,
  open: OpenPdus,
  pdu: PduId,
  way: { readonly target: PduTarget; readonly access: StoredAccess },
): Promise<void> {
  const { target, access } = way;
  const stored = services.pdus.get(pdu);
  if (stored === null) return;
  if (stored.protocol === target.protocol) {
    services.pdus.put({ ...stored, ...access });
    const { address } = access;
    services.devices.session(pdu)?.record.changeView({ address, ...openFacts(target) });
  } else {
    services.pdus.put({ ...stored, other: access });
  }
  await useAgain(services, open, pdu, target);
}
