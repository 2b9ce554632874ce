import type { Oid } from '../../../snmp/oid.ts';
import type { SetVarBind, SnmpValues } from '../../../snmp/value.ts';
import type { CallOptions, DeviceResult } from '../../driver.ts';
import type { Priority } from '../../turns.ts';

/** Cells of one or more columns of a table that have the same rows. */
export interface CellBlock {
  readonly columns: readonly Oid[];
  /** Every row the table had when it was walked, in the agent's order: `['1.1', '1.2', …]`. */
  readonly rows: readonly string[];
  /** Rows to read; a subset of `rows`. */
  readonly wanted: readonly string[];
}

export interface ReadOptions extends CallOptions {
  readonly priority: Priority;
}

/**
 * Asks one agent over SNMP: a bounded number of tries for reads, none for writes. Every method takes its turn at the
 * device (`main/drivers/turns.ts`), exchange by exchange, so that a command comes in between the exchanges of a long
 * read. Values of the wrong type are the caller's to judge.
 */
export interface SnmpClient extends AsyncDisposable {
  /** `host:port`, for sentences. */
  readonly hostPort: string;
  /** Values of exact OIDs; those the agent does not have are absent. Split as the agent can take it. */
  get(oids: readonly Oid[], options: ReadOptions): Promise<DeviceResult<SnmpValues>>;
  /**
   * Every cell of these columns, several columns at a time by GETBULK, by GETNEXT where the agent cannot. `expectedRows`
   * sizes the first answer. An OID that does not increase ends the walk with a `protocol` error, as does a walk that
   * does not end.
   */
  walk(
    columns: readonly Oid[],
    options: ReadOptions & { readonly expectedRows?: number },
  ): Promise<DeviceResult<SnmpValues>>;
  /** Cells that are known to exist and single OIDs beside them, in as few exchanges as the agent allows. */
  read(
    cells: { readonly blocks: readonly CellBlock[]; readonly single: readonly Oid[] },
    options: ReadOptions,
  ): Promise<DeviceResult<SnmpValues>>;
  /**
   * One SET with the write access, never sent again. `onSent` is called when it leaves this machine. No answer is
   * `outcomeUnknown`; a refusal names what is missing. Over v3 the engine and its time are asked before where they are not
   * known; a PDU that restarted in between refuses the SET (`rejectedByDevice`, code 0) and it has to be given again.
   */
  set(
    varbinds: readonly SetVarBind[],
    options: ReadOptions & { readonly onSent?: () => void },
  ): Promise<DeviceResult<null>>;
}
