import type { ProbedSnmp } from '../../shared/ipc/pdus.ts';
import type { CrossCheck } from '../../shared/model/cross-check.ts';
import type { SnmpVersion } from '../../shared/model/snmp-access.ts';
import type { TrapReceiverState } from '../../shared/model/trap-receiver.ts';

/** First contact with an agent that has an engine id made from its MAC address. */
export function probedSnmp(address: string, version: SnmpVersion): ProbedSnmp {
  const isV3 = version === 'v3';
  return {
    protocol: 'snmp',
    address,
    engineId: isV3 ? '800035ae03000d5d010203' : null,
    trustedEngineId: null,
    system: isV3
      ? null
      : { name: 'D02-L', description: 'PX3-5660V, 4.0.20.5-49038', location: 'Lab 2, rack D02' },
    family: isV3 ? null : { id: 'raritan-pdu2', mib: 'PDU2-MIB', vendor: 'Raritan' },
    elapsedMs: 12,
  };
}

/** Three differences, one of each shape. */
export const DEMO_CHECK = {
  protocols: ['xerus', 'snmp'],
  compared: 412,
  differences: [
    {
      element: 'outlet:14',
      what: 'name',
      pole: null,
      quantity: null,
      values: { xerus: 'db-02 PSU A', snmp: 'db-02' },
      note: null,
    },
    {
      element: 'inlet:I1',
      what: 'reading',
      pole: 'L1',
      quantity: 'current',
      values: { xerus: '16.6 A', snmp: '17.4 A' },
      note: 'Read 0.8 s apart; the load may have changed between the two.',
    },
    {
      element: 'ocp:C3',
      what: 'presence',
      pole: null,
      quantity: 'activePower',
      values: { xerus: '2.71 kW', snmp: null },
      note: null,
    },
  ],
} as const satisfies Omit<CrossCheck, 'atMs'>;

export const TRAPS_FAILED: TrapReceiverState = {
  kind: 'failed',
  message:
    'Port 162 for SNMP notifications needs rights that Busbar does not have; choose one above 1023 and set it at the PDUs. Changes are found by polling meanwhile.',
};
