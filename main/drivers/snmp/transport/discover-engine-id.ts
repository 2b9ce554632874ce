import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SnmpUserAccess } from '../../../../shared/model/snmp-access.ts';
import { err, ok } from '../../../../shared/result.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import { systemClock, type Clock } from '../../../support/clock.ts';
import type { CallOptions, DeviceResult } from '../../driver.ts';
import type { SnmpAddress } from './address.ts';
import { readError } from './errors.ts';
import type { Outcome } from './exchange.ts';
import { SnmpSession } from './snmp-session.ts';
import { openWire } from './wire.ts';

export interface DiscoverOptions extends CallOptions {
  /** For one try. */
  readonly timeoutMs: number;
  /** 3 when absent. */
  readonly tries?: number;
  readonly clock?: Clock;
}

const TRIES = 3;
/** 32 by RFC 3411, SnmpEngineID, which not every agent keeps to. */
const MAX_ENGINE_ID_BYTES = 64;

const NOBODY: SnmpUserAccess = { version: 'v3', user: '', auth: null, priv: null, context: '' };

function silenceError(hostPort: string): DeviceError {
  return {
    kind: 'timeout',
    message: `No SNMP v3 answer from ${hostPort} in time; check that the PDU is powered and reachable, and that SNMP v3 is on.`,
  };
}

/** Each try is one datagram: the library would ask on once it knows the engine. */
async function ask(
  session: SnmpSession,
  tries: number,
  { signal, timeoutMs }: Pick<DiscoverOptions, 'signal' | 'timeoutMs'>,
): Promise<Outcome> {
  let outcome: Outcome = { kind: 'silence', datagrams: 0 };
  for (let done = 0; done < tries && outcome.kind === 'silence'; done += 1) {
    const request = { kind: 'get', oids: [SYSTEM_GROUP.upTime] } as const;
    outcome = await session.exchange(request, { signal, timeoutMs, datagrams: 1 });
  }
  return outcome;
}

/** Asks an agent for its engine id (RFC 3414, section 4), in hex. Unauthenticated: no user and no secret is involved. */
export async function discoverEngineId(
  address: SnmpAddress,
  options: DiscoverOptions,
): Promise<DeviceResult<string>> {
  const { signal, timeoutMs, tries = TRIES, clock = systemClock } = options;
  let session: SnmpSession | null = null;
  const opened = await openWire(
    address,
    {
      onDatagram: (datagram) => session?.receive(datagram),
      onError: (error) => session?.fail(error),
    },
    { clock, timeoutMs, signal },
  );
  const context = { hostPort: address.hostPort, version: 'v3' } as const;
  if (!opened.ok) return err(readError(opened.error, context));
  const wire = opened.value;
  session = new SnmpSession({
    access: NOBODY,
    community: '',
    engineId: null,
    clock,
    send: (datagram) => wire.send(datagram),
  });
  try {
    const outcome = await ask(session, tries, { signal, timeoutMs });
    if (session.engineId !== null) {
      const isPlausible = session.engineId.length <= MAX_ENGINE_ID_BYTES * 2;
      return isPlausible
        ? ok(session.engineId)
        : err(readError({ kind: 'unreadable', field: 'engineId' }, context));
    }
    if (outcome.kind === 'answer') return err(readError({ kind: 'unreadable', field: 'pdu' }, context));
    const isSilent = outcome.kind === 'silence' && outcome.datagrams === 0;
    return err(isSilent ? silenceError(address.hostPort) : readError(outcome, context));
  } finally {
    session.close();
    wire.close();
  }
}
