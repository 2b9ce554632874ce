import type { PduView } from '../../shared/model/fleet.ts';
import { outletId, type PduId } from '../../shared/model/ids.ts';
import type { LiveStatus, LiveStatusName, SocketConnection } from '../../shared/shell/live-status.ts';
import { T, PDU, testPdu } from './test-power.ts';
import { testModel, testOutlet } from './test-model.ts';

/** An online PDU with outlets 1 to `count`. */
export function testPduOf(count: number, extra: Partial<PduView> = {}): PduView {
  const outlets = Array.from({ length: count }, (_each, index) => testOutlet(String(index + 1)));
  return testPdu(testModel({ outlets }), extra);
}

/** `endpoint` hangs on an outlet. */
export function testConnection(label: string, endpoint: string, pdu: PduId = PDU): SocketConnection {
  return { pdu, outlet: outletId(label), endpoint, connectedAtMs: T };
}

/** A live status of a resource, set at T. */
export function testLiveStatus(resource: string, status: LiveStatusName): LiveStatus {
  return { resource, status, description: `what ${status} says`, atMs: T };
}
