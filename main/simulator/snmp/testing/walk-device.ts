import { isIPv6 } from 'node:net';
import type { Oid } from '../../../snmp/oid.ts';
import { startAgent, type AgentOptions, type RunningAgent } from '../agent/agent.ts';
import type { RecordedValue } from './walk-file.ts';
import { WalkMib, type Reaction } from './walk-mib.ts';
import { readWalk } from './walks.ts';

export interface WalkDevice extends AsyncDisposable {
  readonly agent: RunningAgent;
  readonly mib: WalkMib;
  readonly port: number;
  /** `127.0.0.1:PORT`, or `[::1]:PORT`. */
  readonly hostPort: string;
  /** Changes a value, as the device itself would. */
  set(oid: Oid, value: RecordedValue): void;
}

export type WalkDeviceOptions = Partial<Omit<AgentOptions, 'mib'>> & {
  readonly reactions?: readonly Reaction[];
};

/** An agent over given values: read community `public`, write community `private`, unless told otherwise. */
export async function startDevice(
  values: Iterable<readonly [Oid, RecordedValue]>,
  { reactions = [], ...options }: WalkDeviceOptions = {},
): Promise<WalkDevice> {
  const { host = '127.0.0.1' } = options;
  const mib = new WalkMib(values);
  mib.reactions.push(...reactions);
  const agent = await startAgent({ readCommunity: 'public', writeCommunity: 'private', ...options, mib });
  return {
    agent,
    mib,
    port: agent.port,
    hostPort: `${isIPv6(host) ? `[${host}]` : host}:${agent.port}`,
    set: (oid, value) => {
      mib.put(oid, value);
    },
    [Symbol.asyncDispose]: () => agent[Symbol.asyncDispose](),
  };
}

/** An agent that answers as a recorded device did; for tests described with `describeWithWalks`. */
export function startWalkDevice(name: string, options: WalkDeviceOptions = {}): Promise<WalkDevice> {
  return startDevice(readWalk(name), options);
}
