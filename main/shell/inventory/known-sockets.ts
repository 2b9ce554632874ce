import type { KnownSocket } from '../../../shared/shell/auto-load.ts';
import { shownText } from '../shown-text.ts';

/** Slashes part levels of an address, and there is none below a power socket. */
const NOT_ALONE = /[/\p{Cc}]/u;

/** Why a list of sockets cannot be what CloudShell has of one PDU, in one sentence; null when it can. */
export function knownSocketsProblem(known: readonly KnownSocket[]): string | null {
  const names = new Set<string>();
  const addresses = new Map<string, string>();
  for (const { name, relativeAddress } of known) {
    if (relativeAddress.trim() === '' || NOT_ALONE.test(relativeAddress))
      return `Among the known sockets, "${shownText(name)}" has the address "${shownText(relativeAddress)}", which no power socket can have: give it without the address of the PDU.`;
    if (names.has(name))
      return `Among the known sockets, "${shownText(name)}" is there twice: give each once.`;
    const other = addresses.get(relativeAddress.toLowerCase());
    if (other !== undefined)
      return `Among the known sockets, "${shownText(other)}" and "${shownText(name)}" have the same address, "${shownText(relativeAddress)}": give the one that each has in CloudShell.`;
    names.add(name);
    addresses.set(relativeAddress.toLowerCase(), name);
  }
  return null;
}
