import type { OutletId } from '../../../shared/model/ids.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ShellProfile } from '../../../shared/shell/auto-load.ts';
import { shownText } from '../shown-text.ts';

/** One outlet with everything it may be called by. */
export interface PortOutlet {
  readonly outlet: OutletId;
  readonly label: string;
  /** Relative address in each profile. */
  readonly addresses: Readonly<Record<ShellProfile, string>>;
}

/** An address that CloudShell may still have for an outlet that is gone. */
export interface GoneSocket {
  readonly label: string;
  readonly address: string;
}

export interface PortQuestion {
  readonly ports: readonly string[];
  readonly profile: ShellProfile;
  readonly outlets: readonly PortOutlet[];
  /** Addresses of this PDU were handed out by Busbar; it knows then which one has a suffix. */
  readonly isHandedOut: boolean;
  /** Addresses that were handed out for outlets that the PDU does not have now. */
  readonly gone: readonly GoneSocket[];
  /** What stands in front of a port names this PDU. */
  readonly isOwnAddress: (address: string) => boolean;
  /** For sentences: `A07-L (192.0.2.17)`. */
  readonly pduName: string;
}

export interface ResolvedPort {
  /** As it was given, the first time where it was given more than once. */
  readonly port: string;
  readonly outlet: OutletId;
  /** Where it stands in what was given. */
  readonly places: readonly number[];
}

/** `PS4-0`: CloudShell's address for outlet 4 where an older resource had `PS4`. Outlets have no number 0. */
const SUFFIXED = /^(PS.+)-0$/u;

/** A port in a sentence; without an account, which may have a password with it. */
export function portText(port: string): string {
  return shownText(port.replace(/^.*@/su, '…@'));
}

/** The outlet that is gone whose address this is; CloudShell tells addresses apart whatever the case of their letters. */
function goneOf(relative: string, { gone }: PortQuestion): GoneSocket | undefined {
  return gone.find(({ address }) => address.toLowerCase() === relative.toLowerCase());
}

/** Outlets that a relative address names: in the call's profile exactly, else by any other name of theirs. */
function named(relative: string, question: PortQuestion): readonly OutletId[] {
  const { outlets, profile, isHandedOut } = question;
  if (relative === '') return [];
  const exact = outlets.filter(({ addresses }) => addresses[profile] === relative);
  // Whatever else is called that now is not what CloudShell means by it.
  if (exact.length === 0 && goneOf(relative, question) !== undefined) return [];
  const other = outlets.filter(
    ({ label, addresses }) =>
      label === relative ||
      `PS${label}` === relative ||
      addresses['2g'] === relative ||
      addresses['1g'] === relative,
  );
  const found = exact.length > 0 ? exact : other;
  if (found.length > 0) return found.map(({ outlet }) => outlet);
  const base = isHandedOut ? undefined : SUFFIXED.exec(relative)?.[1];
  if (base === undefined) return [];
  return outlets
    .filter(({ label, addresses }) => addresses['2g'] === base || `PS${label}` === base)
    .map(({ outlet }) => outlet);
}

/**
 * Outlets that a port without the PDU's address in front may mean: it may come from a person, who reads the number on the
 * box, where CloudShell means what was handed out to it. Nothing is guessed where the two differ.
 */
function namedBare(port: string, question: PortQuestion): readonly OutletId[] {
  const found = named(port, question);
  if (found.length === 0) return [];
  const asRead = question.outlets.filter(({ label }) => label === port || `PS${label}` === port);
  return [...new Set([...found, ...asRead.map(({ outlet }) => outlet)])];
}

/** `https://192.0.2.17/PS4` and `192.0.2.17/2/1`: an address ends at its first slash. Null where there is none. */
function splitAddress(port: string): { readonly address: string; readonly relative: string } | null {
  const { address, relative } =
    /^(?<address>(?:[a-z][a-z\d+.-]*:\/\/)?[^/]+)\/(?<relative>.*)$/isu.exec(port)?.groups ?? {};
  return address === undefined || relative === undefined ? null : { address, relative };
}

/** The outlet of one port, or what is wrong with it: the end of a sentence that begins with the port. */
function resolveOne(port: string, question: PortQuestion): Result<OutletId, string> {
  const { isOwnAddress, pduName } = question;
  const split = splitAddress(port);
  const isOwn = split !== null && isOwnAddress(split.address);
  // A label may contain a slash itself: the whole text counts first.
  const whole = namedBare(port, question);
  const found = whole.length === 0 && isOwn ? named(split.relative, question) : whole;
  const [first, second] = found;
  if (first !== undefined && second === undefined) return ok(first);
  if (first !== undefined)
    return err(`could be ${found.join(' or ')}: give its whole address, as CloudShell has it`);
  if (split !== null && !isOwn && named(split.relative, question).length > 0)
    return err(`begins with an address that is not that of ${pduName}`);
  const gone = goneOf(isOwn ? split.relative : port, question);
  if (gone !== undefined)
    return err(`was the address of outlet ${portText(gone.label)}, which ${pduName} does not have now`);
  return err(`is no outlet of ${pduName}`);
}

/**
 * The outlets that ports name, each once, in the order given; or every port that names none or more than one, with what is
 * wrong with it. `<address>/PS4`, `PS4` and `4` are understood in both profiles.
 */
export function resolvePorts(question: PortQuestion): Result<readonly ResolvedPort[], readonly string[]> {
  const { ports } = question;
  if (ports.length === 0) return err(['No port was given.']);
  const problems: string[] = [];
  const resolved = new Map<OutletId, ResolvedPort>();
  for (const [place, port] of ports.entries()) {
    const outlet = resolveOne(port, question);
    if (!outlet.ok) {
      problems.push(`Port "${portText(port)}" ${outlet.error}.`);
      continue;
    }
    const before = resolved.get(outlet.value);
    resolved.set(outlet.value, {
      port: before?.port ?? port,
      outlet: outlet.value,
      places: [...(before?.places ?? []), place],
    });
  }
  return problems.length > 0 ? err([...new Set(problems)]) : ok([...resolved.values()]);
}
