import { parseSnmpAddress } from '../../main/drivers/snmp/transport/address.ts';
import { parseAddress } from '../../main/drivers/xerus/address.ts';
import { CliFailure, EXIT } from './exit.ts';
import { isSnmpAddress } from './snmp-access.ts';

/**
 * An address that is written out with its protocol, or with an account, must be a good one: said before a secret is asked
 * for, and before any other sentence repeats what stands in it.
 *
 * @throws CliFailure
 */
export function checkAddress(address: string): void {
  if (!/:\/\/|@/u.test(address)) return;
  const parsed = isSnmpAddress(address) ? parseSnmpAddress(address) : parseAddress(address);
  if (!parsed.ok) throw new CliFailure(parsed.error.message, EXIT.wrongUse);
}
