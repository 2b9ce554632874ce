import type { ReadingProgress } from '../../shared/model/connection.ts';
import type { Clock } from '../support/clock.ts';
import type { PduRecord } from './pdu-record.ts';

const EVERY_MS = 250;

/** Shows how far the first read of a PDU is; not more often than anybody could follow. */
export function progressTeller(record: PduRecord, clock: Clock): (progress: ReadingProgress) => void {
  let nextAtMs = 0;
  return (progress) => {
    const { connection } = record.view;
    const nowMs = clock.nowMs();
    if (connection.kind !== 'connecting' || nowMs < nextAtMs) return;
    nextAtMs = nowMs + EVERY_MS;
    record.setConnection({ ...connection, progress });
  };
}
