import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { KnownSocket } from '../../../shared/shell/auto-load.ts';
import { shellSockets, type ShellSocket } from '../../../shared/shell/sockets.ts';
import type { AssignedSocket } from '../../../shared/shell/state.ts';

export type AssignedSockets = Readonly<Record<OutletId, AssignedSocket>>;

export interface AssignOptions {
  readonly pdu: PduId;
  readonly shellName: string;
  /** What was handed out before. */
  readonly earlier: AssignedSockets;
  /** What CloudShell has already. */
  readonly known: readonly KnownSocket[];
}

/** Addresses of outlets that went are kept for their return, up to this many. */
const MAX_KEPT = 1024;

/** What CloudShell has of each outlet: the resource of its name, else the one with its identifier, which a person renamed there. */
function knownByOutlet(
  sockets: readonly ShellSocket[],
  known: readonly KnownSocket[],
): ReadonlyMap<OutletId, KnownSocket> {
  const names = new Set(sockets.map(({ name }) => name));
  const byName = new Map(known.map((each) => [each.name, each]));
  const renamed = new Map(
    known.filter(({ name }) => !names.has(name)).map((each) => [each.uniqueIdentifier, each]),
  );
  return new Map(
    sockets.flatMap(({ outlet, name, uniqueIdentifier }) => {
      const found = byName.get(name) ?? renamed.get(uniqueIdentifier ?? '');
      return found === undefined ? [] : [[outlet, found] as const];
    }),
  );
}

function isSameSocket(own: AssignedSocket, { relativeAddress, uniqueIdentifier }: KnownSocket): boolean {
  return (
    own.relativeAddress.toLowerCase() === relativeAddress.toLowerCase() &&
    (uniqueIdentifier === '' || own.uniqueIdentifier === uniqueIdentifier)
  );
}

/**
 * Second-generation sockets of a PDU, and what is to be remembered of them. As with `cloudshell-shell-standards`, what
 * CloudShell has already keeps its address and identifier, and a new socket whose address is taken gets another one, `PS1-0`.
 * Besides, what was handed out before stays, and addresses of outlets that are gone are not given to others.
 */
export function assignSockets(
  model: PduModel,
  { pdu, shellName, earlier, known }: AssignOptions,
): { readonly sockets: readonly ShellSocket[]; readonly handedOut: AssignedSockets } {
  const options = { pdu, profile: '2g', shellName } as const;
  const byLabel = shellSockets(model, { ...options, assigned: {} });
  const present = new Set(byLabel.map(({ outlet }) => outlet));
  const away = (Object.entries(earlier) as [OutletId, AssignedSocket][]).filter(
    ([outlet]) => !present.has(outlet),
  );
  // Another outlet that is called the same now is not what CloudShell has there.
  const isOfAway = (socket: KnownSocket) => away.some(([, own]) => isSameSocket(own, socket));
  const knownOf = knownByOutlet(
    byLabel,
    known.filter((each) => !isOfAway(each)),
  );
  const inUse = new Set(known.map(({ relativeAddress }) => relativeAddress.toLowerCase()));
  const kept = byLabel.flatMap(
    ({ outlet, uniqueIdentifier }): readonly (readonly [OutletId, AssignedSocket])[] => {
      const found = knownOf.get(outlet);
      const before = Object.hasOwn(earlier, outlet) ? earlier[outlet] : undefined;
      if (found !== undefined) {
        const own = before?.uniqueIdentifier ?? uniqueIdentifier ?? '';
        const { relativeAddress, uniqueIdentifier: given } = found;
        return [[outlet, { relativeAddress, uniqueIdentifier: given === '' ? own : given }]];
      }
      if (before === undefined || inUse.has(before.relativeAddress.toLowerCase())) return [];
      return [[outlet, before]];
    },
  );
  const given = new Set(kept.map(([, { relativeAddress }]) => relativeAddress.toLowerCase()));
  const gone = away
    .filter(([, { relativeAddress }]) => !given.has(relativeAddress.toLowerCase()))
    .slice(0, MAX_KEPT);
  const sockets = shellSockets(model, {
    ...options,
    assigned: Object.fromEntries([...gone, ...kept]),
    taken: known.map(({ relativeAddress }) => relativeAddress),
  });
  const now = sockets.map(({ outlet, relativeAddress, uniqueIdentifier }) => [
    outlet,
    { relativeAddress, uniqueIdentifier: uniqueIdentifier ?? '' },
  ]);
  return { sockets, handedOut: Object.fromEntries([...gone, ...now]) };
}
