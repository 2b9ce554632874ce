import type { RunningAgent } from '../../main/simulator/snmp/agent/agent.ts';
import type { Undo } from '../../main/simulator/snmp/agent/faults.ts';
import { startWalkDevice } from '../../main/simulator/snmp/testing/walk-device.ts';
import { startSimulator } from '../../main/simulator/simulator.ts';
import type { AgentCount, AgentOrder, AgentReady, AgentSubject } from './agent-messages.ts';

/** The process of one SNMP agent, so that its work is not counted as the asker's. Ends when its parent lets go of it. */
interface Served {
  readonly agent: RunningAgent;
  readonly ready: AgentReady;
  readonly setLate: (ms: number) => void;
}

async function serve(subject: AgentSubject): Promise<Served> {
  if (subject.kind === 'recording') {
    const { agent, port } = await startWalkDevice(subject.walk);
    return { agent, ready: { port, simulated: null }, setLate: () => undefined };
  }
  const simulator = await startSimulator({ model: subject.model, seed: 1, snmpPort: 0 });
  const { snmp, url, user, password, fingerprint } = simulator;
  if (snmp === null) throw new Error('The simulated PDU does not answer SNMP.');
  const { readCommunity, writeCommunity, v3, port, agent } = snmp;
  const accounts = { readCommunity, writeCommunity, v3 };
  return {
    agent,
    ready: { port, simulated: { accounts, url, user, password, fingerprint } },
    setLate: (ms) => {
      simulator.faults.delayMs = ms;
    },
  };
}

const tell = (message: AgentReady | AgentCount | { readonly done: true }) => {
  process.send?.(message);
};

const served = await serve(JSON.parse(process.argv[2] ?? '') as AgentSubject);
const { faults, log } = served.agent;
let firstMs: number | null = null;
let lastMs = 0;
let onTime: Undo = () => undefined;
log.onRequest = () => {
  firstMs ??= performance.now();
};
log.onAnswered = () => {
  lastMs = performance.now();
};

function count(): AgentCount {
  const spanMs = firstMs === null ? 0 : lastMs - firstMs;
  const counted = { exchanges: log.count, spanMs, oids: log.entries.flatMap(({ oids }) => oids) };
  log.clear();
  firstMs = null;
  return counted;
}

process.on('message', (order: AgentOrder) => {
  if (order.kind === 'count') {
    tell(count());
    return;
  }
  onTime();
  if (order.ms > 0) onTime = faults.inject({ kind: 'late', ms: order.ms });
  served.setLate(order.ms);
  tell({ done: true });
});
process.once('disconnect', () => process.exit());
tell(served.ready);
