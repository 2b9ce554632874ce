import type { Protocol } from '../../shared/model/pdu.ts';

/**
 * Agents on a PDU's small processor take long over a full reading, and polling one without a pause starves its other
 * users (SNMP reference 13, "Slow agents").
 */
const LEAST_SNMP_INTERVAL_MS = 2000;

/** How often a PDU is polled: as the setting says, and no more often than its protocol bears. */
export function pollIntervalFor(protocol: Protocol, settingMs: number): number {
  return protocol === 'snmp' ? Math.max(LEAST_SNMP_INTERVAL_MS, settingMs) : settingMs;
}
