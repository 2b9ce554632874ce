import { snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import type { AgentFault } from '../../simulator/snmp/agent/faults.ts';
import { RpcClient } from '../../simulator/testing/rpc-client.ts';
import { integer, octets } from '../../snmp/value.ts';
import { DEVICE_TROUBLES, type Trouble } from './device-troubles.ts';
import type { SeededRandom } from './random.ts';

/** Below it are operation, state and time of the last change of every outlet (PDU2-MIB, outletSwitchControlTable). */
const OUTLET_SWITCHES = '1.3.6.1.4.1.13742.6.4.1.2.1';
const STATE = `${OUTLET_SWITCHES}.3`;
const LAST_CHANGE = `${OUTLET_SWITCHES}.4`;
const READS = ['get', 'getNext', 'getBulk'] as const;

const ANSWER_FAULTS: readonly [AgentFault, ...AgentFault[]] = [
  { kind: 'silent' },
  { kind: 'loseAnswer' },
  { kind: 'twice' },
  { kind: 'garbage' },
  { kind: 'truncated' },
  { kind: 'otherRequestId' },
  { kind: 'otherPort' },
  { kind: 'refuse', status: 'genErr' },
  { kind: 'refuse', status: 'noAccess' },
];
const SET_FAULTS: readonly [AgentFault, ...AgentFault[]] = [
  { kind: 'silent' },
  { kind: 'loseAnswer' },
  { kind: 'twice' },
  { kind: 'garbage' },
  { kind: 'otherRequestId' },
  { kind: 'otherPort' },
  { kind: 'ignoreSet' },
  { kind: 'refuse', status: 'notWritable' },
  { kind: 'refuse', status: 'resourceUnavailable' },
  { kind: 'refuse', status: 'inconsistentValue' },
];

/** Switches an outlet by JSON-RPC, as far as the PDU is there to take it. */
async function switchByJsonRpc(device: RunningSimulator, random: SeededRandom): Promise<void> {
  const rid = `/model/pdu/0/outlet/${random.below(device.pdu.outlets.length)}`;
  const isCycle = random.chance(0.3);
  const params = isCycle ? {} : { pstate: random.below(2) };
  const client = new RpcClient(device);
  await client.respond(rid, isCycle ? 'cyclePowerState' : 'setPowerState', params).catch(() => undefined);
  await client[Symbol.asyncDispose]();
}

const agentOf = (device: RunningSimulator) => snmpSide(device).agent;

const SNMP_TROUBLES: readonly Trouble[] = [
  (device, random) => agentOf(device).faults.inject(random.pick(SET_FAULTS), { types: ['set'], times: 1 }),
  (device, random) => agentOf(device).faults.inject(random.pick(SET_FAULTS), { types: ['set'], times: 1 }),
  (device, random) => agentOf(device).faults.inject(random.pick(SET_FAULTS), { types: ['set'], times: 1 }),
  (device, random) =>
    agentOf(device).faults.inject(
      { kind: 'late', ms: 500 + random.below(11_000) },
      { types: ['set'], times: 1 },
    ),
  (device, random) =>
    agentOf(device).faults.inject(random.pick(ANSWER_FAULTS), { types: READS, times: 1 + random.below(3) }),
  (device, random) =>
    agentOf(device).faults.inject(
      { kind: 'late', ms: random.below(7000) },
      { types: READS, times: 1 + random.below(3) },
    ),
  // As after a cable was pulled: everything is silent for a while.
  (device, random) => agentOf(device).faults.inject({ kind: 'silent' }, { times: 1 + random.below(12) }),
  (device) =>
    agentOf(device).faults.inject({ kind: 'tooBigAbove', varbinds: 20 }, { types: READS, times: 4 }),
  (device) => agentOf(device).faults.replaceValues(STATE, octets('on'), { times: 2 }),
  (device) => agentOf(device).faults.replaceValues(STATE, integer(-1), { times: 2 }),
  (device) =>
    agentOf(device).faults.inject({ kind: 'hide', oids: [LAST_CHANGE] }, { types: READS, times: 2 }),
  (device, random) => void switchByJsonRpc(device, random),
  (device, random) => void switchByJsonRpc(device, random),
];

const TROUBLES: readonly Trouble[] = [...SNMP_TROUBLES, ...DEVICE_TROUBLES];

export function makeSnmpTrouble(device: RunningSimulator, random: SeededRandom): void {
  TROUBLES[random.below(TROUBLES.length)]?.(device, random);
}
