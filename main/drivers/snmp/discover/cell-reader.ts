import type { DeviceError } from '../../../../shared/model/device-error.ts';
import { compareOids, rowOf, type Oid } from '../../../snmp/oid.ts';
import type { SnmpValue, SnmpValues } from '../../../snmp/value.ts';
import { oidOf } from '../family/cell.ts';
import type { Cell, Scalar } from '../family/sources.ts';
import type { CellBlock, ReadOptions, SnmpClient } from '../transport/snmp-client.ts';

/** Up to this many cells of a column are asked for by name; more of them are walked. */
const FEW = 4;

/** A place in a table and the rows it is wanted for. */
export interface WantedCells {
  readonly place: Cell | Scalar;
  readonly rows: readonly string[];
}

/** Collects what discovery asks for; nothing is asked for twice. Methods give the error that ends discovery, or null. */
export class CellReader {
  readonly #client: SnmpClient;
  readonly #options: ReadOptions;
  readonly #values = new Map<Oid, SnmpValue>();
  readonly #walked = new Map<Oid, readonly string[]>();
  readonly #asked = new Set<Oid>();

  constructor(client: SnmpClient, options: ReadOptions) {
    this.#client = client;
    this.#options = options;
  }

  /** Everything read so far. */
  get values(): SnmpValues {
    return this.#values;
  }

  get hostPort(): string {
    return this.#client.hostPort;
  }

  /** Takes over what was read before. */
  add(values: SnmpValues): void {
    for (const [oid, value] of values) this.#values.set(oid, value);
  }

  /** Columns that were walked. */
  get walkedColumns(): readonly Oid[] {
    return [...this.#walked.keys()];
  }

  /** Rows of a walked column in the agent's order; none of one that was not walked. */
  rowsOf(column: Oid): readonly string[] {
    return this.#walked.get(column) ?? [];
  }

  async walk(columns: readonly Oid[], expectedRows?: number): Promise<DeviceError | null> {
    const wanted = [...new Set(columns)].filter((column) => !this.#walked.has(column));
    if (wanted.length === 0) return null;
    const walked = await this.#client.walk(wanted, {
      ...this.#options,
      ...(expectedRows === undefined ? {} : { expectedRows }),
    });
    if (!walked.ok) return walked.error;
    this.add(walked.value);
    const oids = [...walked.value.keys()].toSorted(compareOids);
    for (const column of wanted) {
      this.#walked.set(
        column,
        oids.map((oid) => rowOf(oid, column)).filter((row) => row !== null),
      );
    }
    return null;
  }

  async get(oids: readonly Oid[]): Promise<DeviceError | null> {
    const wanted = [...new Set(oids)].filter((oid) => !this.#isSettled(oid));
    if (wanted.length === 0) return null;
    const got = await this.#client.get(wanted, this.#options);
    if (!got.ok) return got.error;
    for (const oid of wanted) this.#asked.add(oid);
    this.add(got.value);
    return null;
  }

  /** It was read or asked for, or its column was walked. */
  #isSettled(oid: Oid): boolean {
    if (this.#asked.has(oid) || this.#values.has(oid)) return true;
    for (let dot = oid.lastIndexOf('.'); dot > 0; dot = oid.lastIndexOf('.', dot - 1))
      if (this.#walked.has(oid.slice(0, dot))) return true;
    return false;
  }

  /** Cells of tables whose rows are known. */
  async readBlocks(blocks: readonly CellBlock[]): Promise<DeviceError | null> {
    if (blocks.length === 0) return null;
    const read = await this.#client.read({ blocks, single: [] }, this.#options);
    if (!read.ok) return read.error;
    this.add(read.value);
    return null;
  }

  /** Few cells by name, columns by walking those of equal length side by side. */
  async read(wanted: readonly WantedCells[]): Promise<DeviceError | null> {
    const single: Oid[] = [];
    const columns = new Map<number, Oid[]>();
    for (const { place, rows } of wanted) {
      const oids = [...new Set(rows.map((row) => oidOf(place, row)))];
      if ('scalar' in place || place.suffix !== undefined || oids.length <= FEW) {
        if ('scalar' in place || !this.#walked.has(place.column)) single.push(...oids);
      } else {
        const known = columns.get(oids.length) ?? [];
        columns.set(oids.length, [...known, place.column]);
      }
    }
    const failed = await this.get(single);
    if (failed !== null) return failed;
    for (const [rows, alike] of columns) {
      const error = await this.walk(alike, rows);
      if (error !== null) return error;
    }
    return null;
  }
}
