import type { Oid } from '../../../snmp/oid.ts';
import type { VarBind } from '../../../snmp/value.ts';
import type { ReportName } from './usm/usm-engine.ts';
import type { SecurityLevel } from './usm/v3-message.ts';

/** `discovery`: a v3 message that names no engine, or another one (RFC 3414, section 4); `unread`: one that is encrypted. */
export type RequestType = 'get' | 'getNext' | 'getBulk' | 'set' | 'discovery' | 'unread';

export interface SnmpRequestRecord {
  /** Clock time when it arrived. */
  readonly atMs: number;
  readonly version: 'v1' | 'v2c' | 'v3';
  readonly type: RequestType;
  /** What the sender claims; v1 and v2c have none. */
  readonly level: SecurityLevel;
  /** Community of v1 and v2c, user of v3. */
  readonly principal: string;
  readonly oids: readonly Oid[];
  readonly varbinds: readonly VarBind[];
  /** Max-repetitions of a GETBULK; 0 for others. */
  readonly maxRepetitions: number;
  /** False for a wrong community and for what a Report answers. */
  readonly isAccepted: boolean;
  /** What was wrong with a message of v3. */
  readonly report: ReportName | null;
}

const KEPT_RECORDS = 5000;

/** Which datagrams came, for tests and benchmarks; keeps the latest five thousand. */
export class SnmpRequestLog {
  readonly entries: SnmpRequestRecord[] = [];
  /** Datagrams that could be read, since the start or the last `clear`. */
  count = 0;
  /** Datagrams that could not. */
  unreadableCount = 0;
  /** Datagrams that came while the device was restarting. */
  unheardCount = 0;
  /** What the MIB threw: a bug, told to the asker as genErr. */
  readonly bugs: unknown[] = [];
  /** Called when a request has been read, before it is answered. */
  onRequest: ((record: SnmpRequestRecord) => void) | null = null;
  /** Called when an answer has left. */
  onAnswered: (() => void) | null = null;

  add(record: SnmpRequestRecord): void {
    this.count += 1;
    this.entries.push(record);
    if (this.entries.length > KEPT_RECORDS) this.entries.splice(0, this.entries.length - KEPT_RECORDS);
    this.onRequest?.(record);
  }

  /** The SETs that came, whether they were carried out or not. */
  get sets(): readonly SnmpRequestRecord[] {
    return this.ofType('set');
  }

  ofType(type: RequestType): readonly SnmpRequestRecord[] {
    return this.entries.filter((entry) => entry.type === type);
  }

  clear(): void {
    this.entries.length = 0;
    this.count = 0;
    this.unreadableCount = 0;
    this.unheardCount = 0;
  }
}
