export interface RequestRecord {
  readonly rid: string;
  readonly method: string;
  readonly isBulk: boolean;
  /** Calls in the request: 1 unless it is a bulk. */
  readonly callCount: number;
  /** Clock time when it arrived. */
  readonly atMs: number;
}

const KEPT_RECORDS = 2000;

/** What clients asked, for tests and benchmarks; keeps the latest two thousand. */
export class RequestLog {
  readonly entries: RequestRecord[] = [];
  /** Requests answered or under way since the start or the last `clear`. */
  count = 0;
  inFlight = 0;
  /** All that are being answered, waiting event polls too. */
  underWay = 0;
  maxInFlight = 0;
  /** Called when a request has been read, before it is answered. */
  onRequest: ((record: RequestRecord) => void) | null = null;

  began(record: RequestRecord): void {
    this.entries.push(record);
    if (this.entries.length > KEPT_RECORDS) this.entries.splice(0, this.entries.length - KEPT_RECORDS);
    this.count += 1;
    this.underWay += 1;
    // A waiting event poll is no exchange that counts against a concurrency limit.
    if (record.method !== 'pollEvents') {
      this.inFlight += 1;
      this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    }
    this.onRequest?.(record);
  }

  ended(record: RequestRecord): void {
    this.underWay -= 1;
    if (record.method !== 'pollEvents') this.inFlight -= 1;
  }

  clear(): void {
    this.entries.length = 0;
    this.count = 0;
    this.maxInFlight = this.inFlight;
  }
}
