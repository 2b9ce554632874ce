import { useMemo } from 'react';
import { useShallow } from 'zustand/shallow';
import type { PduId } from '../../../shared/model/ids.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import type { ShellPdu } from '../../../shared/shell/state.ts';
import { byName } from '../../state/by-name.ts';
import { useAppStore } from '../../state/store.ts';
import { pduResource } from './describe-pdu.ts';
import { linksOf, type DescribedPdu, type Links, type PduResource } from './resources.ts';

const FIELDS = 6;

/** By name, as the rail has them. Renewed only when a PDU comes, goes, is renamed or discovered again. */
function useDescribedPdus(): readonly DescribedPdu[] {
  const flat = useAppStore(
    useShallow((state) =>
      state.fleet.pdus.flatMap(
        (pdu) => [pdu.id, pdu.name, pdu.address, pdu.protocol, pdu.simulated, pdu.model] as const,
      ),
    ),
  );
  return useMemo(() => {
    const pdus = Array.from({ length: flat.length / FIELDS }, (_each, index) => {
      const [id, name, address, protocol, simulated, model] = flat.slice(
        index * FIELDS,
        (index + 1) * FIELDS,
      );
      return { id, name, address, protocol, simulated, model } as DescribedPdu;
    });
    return pdus.sort(byName);
  }, [flat]);
}

interface Described {
  readonly pdu: DescribedPdu;
  readonly sockets: ShellPdu['sockets'] | undefined;
  readonly resource: PduResource;
}

/** A fleet of 40 PDUs changes one PDU at a time: the others keep their resources, and their rows. */
const described = new Map<string, Described>();

function resourceOf(
  pdu: DescribedPdu,
  profile: ShellProfile,
  sockets: ShellPdu['sockets'] | undefined,
): PduResource {
  const key = `${profile}|${pdu.id}`;
  const known = described.get(key);
  const isSame =
    known !== undefined &&
    known.sockets === sockets &&
    known.pdu.name === pdu.name &&
    known.pdu.address === pdu.address &&
    known.pdu.protocol === pdu.protocol &&
    known.pdu.simulated === pdu.simulated &&
    known.pdu.model === pdu.model;
  if (isSame) return known.resource;
  const resource = pduResource(pdu, profile, sockets ?? {});
  described.set(key, { pdu, sockets, resource });
  return resource;
}

/** A PDU that left Busbar is not remembered. */
function forgetOthers(pdus: readonly DescribedPdu[]): void {
  const ids = new Set(pdus.map(({ id }) => id));
  for (const [key, { pdu }] of described) if (!ids.has(pdu.id)) described.delete(key);
}

/** Every PDU with its sockets, as CloudShell is told in this profile. */
export function useResources(profile: ShellProfile): readonly PduResource[] {
  const pdus = useDescribedPdus();
  const shellPdus = useAppStore((state) => state.shell.pdus);
  return useMemo(() => {
    forgetOthers(pdus);
    const sockets = new Map<PduId, ShellPdu['sockets']>(shellPdus.map((each) => [each.pdu, each.sockets]));
    return pdus.map((pdu) => resourceOf(pdu, profile, sockets.get(pdu.id)));
  }, [pdus, shellPdus, profile]);
}

/** What hangs on which socket, and its live status. */
export function useLinks(): Links {
  const connections = useAppStore((state) => state.shell.connections);
  const liveStatuses = useAppStore((state) => state.shell.liveStatuses);
  return useMemo(() => linksOf({ connections, liveStatuses }), [connections, liveStatuses]);
}
