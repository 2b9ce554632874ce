import { getCiphers } from 'node:crypto';
import type { DeviceError } from '../../../../shared/model/device-error.ts';
import {
  SNMP_PRIV_PROTOCOLS,
  type SnmpAccess,
  type SnmpPrivProtocol,
} from '../../../../shared/model/snmp-access.ts';

const CIPHERS: Readonly<Record<SnmpPrivProtocol, string>> = {
  des: 'des-cbc',
  aes: 'aes-128-cfb',
  aes256b: 'aes-256-cfb',
  aes256r: 'aes-256-cfb',
};

/** What this machine can encrypt with: OpenSSL 3 under Node has no DES any more, the library in Electron has. */
export function supportedPrivProtocols(
  ciphers: readonly string[] = getCiphers(),
): readonly SnmpPrivProtocol[] {
  return SNMP_PRIV_PROTOCOLS.filter((protocol) => ciphers.includes(CIPHERS[protocol]));
}

function invalid(message: string): DeviceError {
  return { kind: 'invalidArgument', message };
}

/** Why nothing can be sent with this access; null when it can. */
export function checkAccess(access: SnmpAccess, hostPort: string): DeviceError | null {
  if (access.version !== 'v3') {
    // The library would ask with "public".
    return access.readCommunity === ''
      ? invalid(`No read community is set for ${hostPort}; enter it.`)
      : null;
  }
  if (access.priv === null) return null;
  if (access.auth === null)
    return invalid(`Privacy needs authentication in SNMP v3; choose both for ${hostPort}.`);
  if (supportedPrivProtocols().includes(access.priv.protocol)) return null;
  return {
    kind: 'unsupported',
    message: `This machine cannot encrypt with ${access.priv.protocol.toUpperCase()}; choose AES for the SNMP user of ${hostPort}, there and here.`,
  };
}
