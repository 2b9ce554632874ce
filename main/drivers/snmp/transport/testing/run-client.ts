import { expect, onTestFinished, vi } from 'vitest';
import type {
  SnmpAccess,
  SnmpCommunityAccess,
  SnmpUserAccess,
} from '../../../../../shared/model/snmp-access.ts';
import { octets } from '../../../../snmp/value.ts';
import {
  startDevice,
  type WalkDevice,
  type WalkDeviceOptions,
} from '../../../../simulator/snmp/testing/walk-device.ts';
import type { RecordedValue } from '../../../../simulator/snmp/testing/walk-file.ts';
import { silentLogger } from '../../../../support/logger.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { valueOf } from '../../../testing/value-of.ts';
import { parseSnmpAddress } from '../address.ts';
import { createSnmpClient, type SnmpClientOptions } from '../create-snmp-client.ts';
import type { ReadOptions, SnmpClient } from '../snmp-client.ts';

export const SYS_NAME = '1.3.6.1.2.1.1.5.0';
export const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0';
/** Columns 1 to 4 of a table with 12 rows, among other things. */
export const TABLE = '1.3.6.1.4.1.99999.1.1';
export const TABLE_ROWS: readonly string[] = Array.from({ length: 12 }, (_, at) => `1.${at + 1}`);
/** Can be written. */
export const CONTROL = `${TABLE}.4.1.3`;

/** Time limit of a first try. */
export const TIMEOUT_MS = 3000;
/** Of the tries after it. */
const LATER_TIMEOUTS_MS = [3900, 5070] as const;

type Values = Iterable<readonly [string, RecordedValue]>;

export function column(number: number): string {
  return `${TABLE}.${number}`;
}

/** Integers in `columns` columns over `rows`; the value tells the cell. */
export function tableOf(columns: readonly string[], rows: readonly string[]): [string, RecordedValue][] {
  return columns.flatMap((each, c) =>
    rows.map((row, r): [string, RecordedValue] => [
      `${each}.${row}`,
      { type: 'integer', value: c * 1000 + r },
    ]),
  );
}

export const VALUES: readonly (readonly [string, RecordedValue])[] = [
  ['1.3.6.1.2.1.1.1.0', octets('A device for tests')],
  [SYS_UP_TIME, { type: 'timeTicks', value: 4711 }],
  [SYS_NAME, octets('rack 7')],
  ...tableOf([1, 2, 3, 4].map(column), TABLE_ROWS),
  ['1.3.6.1.4.1.99999.2.0', octets('after the table')],
];

export const COMMUNITY: SnmpCommunityAccess = {
  version: 'v2c',
  readCommunity: 'public',
  writeCommunity: 'private',
};
export const V1: SnmpCommunityAccess = { ...COMMUNITY, version: 'v1' };

export function userAccess(overrides: Partial<SnmpUserAccess> = {}): SnmpUserAccess {
  return {
    version: 'v3',
    user: 'operator',
    auth: { protocol: 'sha256', password: 'authenticate me' },
    priv: { protocol: 'aes', password: 'encrypt this too' },
    context: '',
    ...overrides,
  };
}

/** The agent's side of `userAccess()`. */
export const OPERATOR = {
  name: 'operator',
  auth: { protocol: 'sha256', password: 'authenticate me' },
  priv: { protocol: 'aes', password: 'encrypt this too' },
  mayWrite: true,
} as const;

export interface ClientRun {
  readonly device: WalkDevice;
  readonly client: SnmpClient;
  readonly clock: ManualClock;
  readonly call: ReadOptions;
  readonly controller: AbortController;
}

/** An agent over `values` and a client for it, for the length of one test; the client's time stands still. */
export async function runClient(
  options: {
    readonly values?: Values;
    readonly device?: WalkDeviceOptions;
    readonly access?: SnmpAccess;
    readonly client?: Partial<SnmpClientOptions>;
  } = {},
): Promise<ClientRun> {
  const device = await startDevice(options.values ?? VALUES, { users: [OPERATOR], ...options.device });
  const run = connect(device.hostPort, options.access ?? COMMUNITY, options.client);
  onTestFinished(() => device[Symbol.asyncDispose]());
  return { device, ...run };
}

/** A client for whatever is at this address. */
export function connect(
  hostPort: string,
  access: SnmpAccess,
  options: Partial<SnmpClientOptions> = {},
): Omit<ClientRun, 'device'> {
  const clock = new ManualClock(0);
  const controller = new AbortController();
  const client = createSnmpClient({
    address: valueOf(parseSnmpAddress(hostPort)),
    access,
    engineId: null,
    clock,
    logger: silentLogger,
    timeoutMs: TIMEOUT_MS,
    ...options,
  });
  onTestFinished(() => client[Symbol.asyncDispose]());
  return { client, clock, controller, call: { signal: controller.signal, priority: 'read' } };
}

/** Waits until a condition that a datagram brings about holds. */
export function until(condition: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(condition()).toBe(true), { timeout: 5000, interval: 2 });
}

/** Datagrams that reached the agent. */
export function arrived({ agent }: WalkDevice): number {
  return agent.log.count + agent.log.unreadableCount + agent.log.unheardCount;
}

/** Lets `tries` tries run out of time, each when its datagram has arrived; `answered` datagrams came before. */
export async function runOut(
  { device, clock }: Pick<ClientRun, 'device' | 'clock'>,
  tries: number,
  answered = 0,
): Promise<void> {
  for (let done = 1; done <= tries; done += 1) {
    await until(() => arrived(device) >= answered + done);
    await clock.advance([TIMEOUT_MS, ...LATER_TIMEOUTS_MS][done - 1] ?? LATER_TIMEOUTS_MS[1]);
  }
}
