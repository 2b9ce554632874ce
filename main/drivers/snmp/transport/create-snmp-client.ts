import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { err } from '../../../../shared/result.ts';
import type { Clock } from '../../../support/clock.ts';
import type { Logger } from '../../../support/logger.ts';
import type { DeviceResult } from '../../driver.ts';
import { checkAccess } from './access.ts';
import type { SnmpAddress } from './address.ts';
import { AgentLimits, type SnmpLimits } from './agent-limits.ts';
import { Turns } from '../../turns.ts';
import { AgentLink } from './agent-link.ts';
import { GetValues } from './get-values.ts';
import { readCells } from './read-cells.ts';
import type { SnmpClient } from './snmp-client.ts';
import { walkColumns } from './walk-columns.ts';

export interface SnmpClientOptions {
  readonly address: SnmpAddress;
  readonly access: SnmpAccess;
  /** v3: the engine id that is trusted, in hex; null takes the first that answers. */
  readonly engineId: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For the first try; 3000 ms unless given. The second and third wait longer, so that an agent has five seconds. */
  readonly timeoutMs?: number;
  /** Of a read; 3 unless given. A GETBULK that was never answered is followed by one more, by GETNEXT. */
  readonly tries?: number;
  readonly limits?: SnmpLimits;
  /** Shared with other clients of this agent; its own unless given. */
  readonly turns?: Turns;
}

const TIMEOUT_MS = 3000;
const TRIES = 3;

/** A client for one agent. Nothing is sent before the first call. */
export function createSnmpClient(options: SnmpClientOptions): SnmpClient {
  const { access, address } = options;
  const link = new AgentLink({
    ...options,
    engineId: options.engineId?.toLowerCase() ?? null,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    turns: options.turns ?? new Turns(1),
  });
  const limits = new AgentLimits({
    hasBulk: access.version !== 'v1',
    tries: options.tries ?? TRIES,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const refusal = checkAccess(access, address.hostPort);
  const unless = <Value>(call: () => Promise<DeviceResult<Value>>): Promise<DeviceResult<Value>> =>
    refusal === null ? call() : Promise.resolve(err(refusal));
  return {
    hostPort: address.hostPort,
    get: (oids, call) => unless(() => new GetValues(link, limits, oids, call).run()),
    walk: (columns, call) => unless(() => walkColumns(link, limits, columns, call)),
    read: (cells, call) => unless(() => readCells(link, limits, cells, call)),
    set: (varbinds, call) => unless(() => link.set({ kind: 'set', varbinds }, call)),
    [Symbol.asyncDispose]: () => {
      link.close();
      return Promise.resolve();
    },
  };
}
