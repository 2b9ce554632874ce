import type { PduView } from '../../../../../shared/model/fleet.ts';
import type { PduModel } from '../../../../../shared/model/pdu.ts';

/** Something one may want to do with a PDU that does not answer. */
interface Possibility {
  readonly can: boolean;
  readonly text: string;
}

/** `isSequenceLoaded`: its sequence was read in this window, so that it can be edited. */
export function stillPossible(
  { capabilities, outlets }: Pick<PduModel, 'capabilities' | 'outlets'>,
  isSequenceLoaded: boolean,
): readonly Possibility[] {
  const canSwitch = outlets.some((outlet) => outlet.switchable) && capabilities.includes('switchOutlet');
  const canSequence = capabilities.includes('sequenceWrite');
  const sequence = isSequenceLoaded
    ? { can: true, text: 'Edit the sequence and apply it later' }
    : { can: false, text: 'Edit the sequence: it was not read yet' };
  return [
    { can: true, text: 'Read settings and limits' },
    ...(canSequence ? [sequence] : []),
    { can: false, text: 'Change settings on the PDU' },
    ...(canSwitch
      ? [
          {
            can: false,
            text: capabilities.includes('cycleOutlet') ? 'Switch or cycle outlets' : 'Switch outlets',
          },
        ]
      : []),
  ];
}

/** How the other PDUs of Busbar do, which tells a broken network from a broken PDU. */
interface OtherPdus {
  readonly live: number;
  readonly total: number;
}

function aboutOthers({ live, total }: OtherPdus): readonly string[] {
  if (total === 0) return [];
  if (live === 0)
    return [
      total === 1
        ? 'The other PDU does not answer either, so look at the network of this computer first.'
        : `None of the ${total} other PDUs answers either, so look at the network of this computer first.`,
    ];
  const some = live === 1 ? '1 other PDU is' : `${live} other PDUs are`;
  return [`${some} live, so look at this PDU\u2019s own network cable first.`];
}

const KEEP = 'Outlets keep their state while the network is down.';

/** What one can look at, the likeliest first. */
export function helpfulChecks(
  { connection, simulated }: Pick<PduView, 'connection' | 'simulated'>,
  { host, port }: { readonly host: string; readonly port: number },
  others: OtherPdus,
): readonly string[] {
  if (simulated) return ['The built-in simulator runs inside Busbar. Close Busbar and start it again.'];
  if (connection.kind === 'needsAttention') {
    switch (connection.reason) {
      case 'authRejected':
        return ['Sign in at the PDU\u2019s own page with the same user and password.', KEEP];
      case 'noCredentials':
        return [KEEP];
      case 'certificateChanged':
      case 'certificateUntrusted':
        return ['Compare the certificate at the PDU itself, at its serial port or on site.', KEEP];
      case 'differentPdu':
        return [`Look which PDU has the address ${host} now.`, KEEP];
    }
  }
  const cause =
    connection.kind === 'offline' && connection.error.kind === 'unreachable' ? connection.error.cause : null;
  const first =
    cause === 'dns'
      ? `Look whether this computer can resolve the name ${host}.`
      : cause === 'refused'
        ? `Something answers at ${host}, but not on port ${port}: look whether the PDU is starting up or uses another port.`
        : `Ping ${host} from this computer.`;
  return [first, ...aboutOthers(others), KEEP];
}
