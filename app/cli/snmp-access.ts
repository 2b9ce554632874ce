import {
  accessProblem,
  type SnmpAccess,
  type SnmpAuthProtocol,
  type SnmpPrivProtocol,
} from '../../shared/model/snmp-access.ts';
import { lowerFirst } from '../../shared/words/capitals.ts';
import type { AccessOptions } from './access-options.ts';
import { CliFailure, EXIT } from './exit.ts';
import type { CliIo } from './io.ts';

/** The address says that it is asked over SNMP. */
export function isSnmpAddress(address: string): boolean {
  return /^snmp:\/\//iu.test(address.trim());
}

/** Where secrets come from. */
type SecretSource = Pick<CliIo, 'env' | 'askSecret'>;

type SecretName =
  | 'BUSBAR_SNMP_COMMUNITY'
  | 'BUSBAR_SNMP_WRITE_COMMUNITY'
  | 'BUSBAR_SNMP_AUTH_PASSWORD'
  | 'BUSBAR_SNMP_PRIV_PASSWORD';

/** An empty one is a variable that was not filled in. */
function fromEnvironment(io: SecretSource, name: SecretName): string | null {
  const value = io.env[name];
  return value === undefined || value === '' ? null : value;
}

/** Nothing is said of how to ask: a stored PDU is asked as it was stored, whatever the environment holds for others. */
export function saysNothingOfAccess(options: AccessOptions): boolean {
  const { user, fingerprint, snmpVersion, snmpAuth, snmpPriv, snmpContext } = options;
  const given = [user, fingerprint, snmpVersion, snmpAuth, snmpPriv, snmpContext];
  return given.every((each) => each === undefined);
}

async function secret(io: SecretSource, name: SecretName, what: string): Promise<string> {
  const value = fromEnvironment(io, name) ?? (await io.askSecret(`${what}: `));
  if (value === null || value === '')
    throw new CliFailure(`No ${lowerFirst(what)} was given. Set ${name} or run this in a terminal.`);
  return value;
}

async function communityAccess(
  io: SecretSource,
  address: string,
  version: 'v1' | 'v2c',
): Promise<SnmpAccess> {
  const readCommunity = await secret(io, 'BUSBAR_SNMP_COMMUNITY', `Read community of ${address}`);
  const given = fromEnvironment(io, 'BUSBAR_SNMP_WRITE_COMMUNITY');
  // Who is asked for the one is asked for the other; a script that gives none only reads.
  const isAsked = given === null && fromEnvironment(io, 'BUSBAR_SNMP_COMMUNITY') === null;
  const typed = isAsked ? await io.askSecret(`Write community of ${address} (none: only read): `) : null;
  const writeCommunity = given ?? typed ?? '';
  return { version, readCommunity, writeCommunity };
}

/** A password without its protocol would be left unused, and what was meant to be encrypted sent in the open. */
function checkProtocol(
  io: SecretSource,
  option: '--snmp-auth' | '--snmp-priv',
  name: SecretName,
  protocol: string | undefined,
): void {
  if (protocol === undefined && fromEnvironment(io, name) !== null)
    throw new CliFailure(`${name} is set: give ${option} with its protocol, too.`, EXIT.wrongUse);
}

async function keyed<ProtocolName extends SnmpAuthProtocol | SnmpPrivProtocol>(
  io: SecretSource,
  protocol: ProtocolName | undefined,
  name: SecretName,
  what: string,
): Promise<{ readonly protocol: ProtocolName; readonly password: string } | null> {
  return protocol === undefined ? null : { protocol, password: await secret(io, name, what) };
}

async function userAccess(io: SecretSource, address: string, options: AccessOptions): Promise<SnmpAccess> {
  const { user, snmpAuth, snmpPriv, snmpContext = '' } = options;
  if (user === undefined)
    throw new CliFailure(`For SNMP v3 on ${address}, give --user as well.`, EXIT.wrongUse);
  if (snmpPriv !== undefined && snmpAuth === undefined)
    throw new CliFailure(
      'SNMP v3 encrypts only what it authenticates: give --snmp-auth as well.',
      EXIT.wrongUse,
    );
  checkProtocol(io, '--snmp-auth', 'BUSBAR_SNMP_AUTH_PASSWORD', snmpAuth);
  checkProtocol(io, '--snmp-priv', 'BUSBAR_SNMP_PRIV_PASSWORD', snmpPriv);
  const of = `password of ${user} on ${address}`;
  const auth = await keyed(io, snmpAuth, 'BUSBAR_SNMP_AUTH_PASSWORD', `Authentication ${of}`);
  const priv = await keyed(io, snmpPriv, 'BUSBAR_SNMP_PRIV_PASSWORD', `Privacy ${of}`);
  return { version: 'v3', user, auth, priv, context: snmpContext };
}

/**
 * How a PDU is asked over SNMP: options and secrets from the environment or a prompt, never from arguments.
 *
 * @throws CliFailure
 */
export async function readSnmpAccess(
  io: SecretSource,
  address: string,
  options: AccessOptions,
): Promise<SnmpAccess> {
  const { snmpVersion = 'v2c', fingerprint } = options;
  if (fingerprint !== undefined)
    throw new CliFailure('--fingerprint is of a certificate; SNMP has none.', EXIT.wrongUse);
  const isV3Only = [options.user, options.snmpAuth, options.snmpPriv, options.snmpContext];
  if (snmpVersion !== 'v3' && isV3Only.some((each) => each !== undefined))
    throw new CliFailure(
      `--user, --snmp-auth, --snmp-priv and --snmp-context are for --snmp-version v3, not ${snmpVersion}.`,
      EXIT.wrongUse,
    );
  const access =
    snmpVersion === 'v3'
      ? await userAccess(io, address, options)
      : await communityAccess(io, address, snmpVersion);
  const problem = accessProblem(access);
  if (problem !== null) throw new CliFailure(`${problem.message} Nothing was sent.`);
  return access;
}
