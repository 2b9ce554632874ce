import type { ShellResource } from '../../main/shell/attributes/resource-file.ts';
import type { ShellAttributeName } from '../../shared/shell/attributes.ts';
import { CliFailure } from './exit.ts';
import type { CliIo } from './io.ts';

/** Where secrets come from that a file does not hold: the variables that other commands have for the same. */
export const SECRET_VARIABLES: ReadonlyMap<ShellAttributeName, string> = new Map([
  ['Password', 'BUSBAR_PASSWORD'],
  ['SNMP Read Community', 'BUSBAR_SNMP_COMMUNITY'],
  ['SNMP Write Community', 'BUSBAR_SNMP_WRITE_COMMUNITY'],
  ['SNMP V3 Password', 'BUSBAR_SNMP_AUTH_PASSWORD'],
  ['SNMP V3 Private Key', 'BUSBAR_SNMP_PRIV_PASSWORD'],
]);

type Secrets = Partial<Record<ShellAttributeName, string>>;

/** An empty one is a variable that was not filled in. */
function fromEnvironment(io: CliIo, name: ShellAttributeName): string | null {
  const value = io.env[SECRET_VARIABLES.get(name) ?? ''];
  return value === undefined || value === '' ? null : value;
}

/**
 * Secrets that are absent. Those without which nothing can be sent are asked for where the environment does not have
 * them; the others only of somebody who is at the terminal anyway.
 *
 * @throws CliFailure
 */
export async function secretsFor(
  io: CliIo,
  { address, absent }: Pick<ShellResource, 'address' | 'absent'>,
): Promise<Secrets> {
  const found: Secrets = {};
  let isAsked = false;
  for (const name of absent.needed) {
    const given = fromEnvironment(io, name);
    isAsked ||= given === null;
    const value = given ?? (await io.askSecret(`${name} of ${address}: `));
    if (value === null || value === '')
      throw new CliFailure(
        `${name} of ${address} is not given. Set ${SECRET_VARIABLES.get(name) ?? name}, run this in a terminal, or put it into the file.`,
      );
    found[name] = value;
  }
  for (const name of absent.usable) {
    const given = fromEnvironment(io, name);
    const typed =
      given === null && isAsked ? await io.askSecret(`${name} of ${address} (may be empty): `) : null;
    found[name] = given ?? typed ?? '';
  }
  return found;
}
