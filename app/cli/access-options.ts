import { InvalidArgumentError, type Command } from 'commander';
import { SNMP_AUTH_PROTOCOLS, SNMP_PRIV_PROTOCOLS } from '../../shared/model/snmp-access.ts';
import type { SnmpAuthProtocol, SnmpPrivProtocol, SnmpVersion } from '../../shared/model/snmp-access.ts';
import { parseFingerprint } from './arguments.ts';

/** As whom a PDU is asked, and by what it is trusted. */
export interface AccessOptions {
  /** Account on the PDU, or the user of SNMP v3. */
  readonly user?: string;
  readonly fingerprint?: string;
  readonly snmpVersion?: SnmpVersion;
  readonly snmpAuth?: SnmpAuthProtocol;
  readonly snmpPriv?: SnmpPrivProtocol;
  readonly snmpContext?: string;
}

const SNMP_VERSIONS = ['v1', 'v2c', 'v3'] as const;

function oneOf<Value extends string>(values: readonly Value[]): (text: string) => Value {
  return (text) => {
    const value = values.find((each) => each === text.toLowerCase());
    if (value === undefined) throw new InvalidArgumentError(`Use one of ${values.join(', ')}.`);
    return value;
  };
}

/** The options of every command that talks to a PDU. Secrets have none: they come from the environment or a prompt. */
export function withAccessOptions(command: Command): Command {
  return command
    .option('--user <user>', 'account on the PDU, or the user of SNMP v3')
    .option(
      '--fingerprint <sha256>',
      'SHA-256 fingerprint of its certificate, compared by you',
      parseFingerprint,
    )
    .option(
      '--snmp-version <version>',
      'v1, v2c or v3, for snmp:// addresses (default: v2c)',
      oneOf(SNMP_VERSIONS),
    )
    .option(
      '--snmp-auth <protocol>',
      `authentication of SNMP v3: ${SNMP_AUTH_PROTOCOLS.join(', ')}`,
      oneOf(SNMP_AUTH_PROTOCOLS),
    )
    .option(
      '--snmp-priv <protocol>',
      `encryption of SNMP v3: ${SNMP_PRIV_PROTOCOLS.join(', ')}`,
      oneOf(SNMP_PRIV_PROTOCOLS),
    )
    .option('--snmp-context <name>', 'context of SNMP v3');
}
