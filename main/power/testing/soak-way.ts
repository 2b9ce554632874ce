import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import type { AuthKind } from '../../drivers/xerus/credentials.ts';
import { createXerusDriver } from '../../drivers/xerus/xerus-driver.ts';
import { accessTo, snmpSide } from '../../drivers/snmp/testing/driver-on.ts';
import type { EngineOptions } from '../../engine/engine-options.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import { context } from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator, SimulatorOptions } from '../../simulator/simulator.ts';
import { SWITCHING_OPERATION_COLUMN } from '../../simulator/snmp/pdu2/tables/control.ts';
import { freePort } from './free-port.ts';
import type { SeededRandom } from './random.ts';
import { makeSnmpTrouble } from './snmp-troubles.ts';
import { makeXerusTrouble } from './xerus-troubles.ts';

/** How a soak reaches its PDU, and what can go wrong on that way. */
export interface SoakWay {
  readonly engine: Partial<EngineOptions>;
  readonly simulator: Partial<SimulatorOptions>;
  /** Before the PDU is added. */
  prepare(bench: EngineBench): Promise<void>;
  target(device: RunningSimulator): PduTarget;
  /** Calls back for each request that moves power, as it arrives. */
  onPowerRequest(device: RunningSimulator, arrived: () => void): void;
  /** The user that the PDU knows us by; others are somebody else. */
  readonly user: string;
  makeTrouble(device: RunningSimulator, random: SeededRandom): void;
  /** Every answer comes this late. */
  slowDown(device: RunningSimulator, delayMs: number): void;
}

const XERUS_POWER_METHOD = /^(?:set|cycle).*PowerState/u;

export function overXerus(auth: AuthKind): SoakWay {
  return {
    engine: {
      createDriver: (target) => {
        if (target.protocol !== 'xerus') throw new Error('This soak is over Xerus.');
        return createXerusDriver({ ...target, auth, trustedFingerprint: target.fingerprint ?? '' });
      },
    },
    simulator: {},
    prepare: () => Promise.resolve(),
    target: ({ url: address, user, password, fingerprint }) => ({
      protocol: 'xerus',
      address,
      user,
      password,
      fingerprint,
    }),
    onPowerRequest: ({ requestLog }, arrived) => {
      requestLog.onRequest = ({ method }) => {
        if (XERUS_POWER_METHOD.test(method)) arrived();
      };
    },
    user: 'admin',
    makeTrouble: makeXerusTrouble,
    slowDown: ({ faults }, delayMs) => {
      faults.delayMs = delayMs;
    },
  };
}

/** Somebody who uses the same PDU by JSON-RPC while we use it by SNMP. */
const COLLEAGUE = 'colleague';

/** By SNMP; with `isNotified` the PDU tells what changes and the app listens. */
export async function overSnmp(version: 'v2c' | 'v3', isNotified: boolean): Promise<SoakWay> {
  const trapPort = await freePort();
  return {
    engine: {},
    simulator: {
      user: COLLEAGUE,
      snmpPort: 0,
      ...(isNotified ? { snmpTrapTo: { host: '127.0.0.1', port: trapPort } } : {}),
    },
    prepare: async ({ engine }) => {
      if (!isNotified) return;
      const { app } = engine.handlers;
      await app.changeSettings({ trapReceiver: { enabled: true, port: trapPort } }, context);
      const state = await app.trapReceiver({}, context);
      if (state.kind !== 'listening') throw new Error(`The receiver is ${JSON.stringify(state)}.`);
    },
    target: (device) => {
      const side = snmpSide(device);
      const address = `127.0.0.1:${side.port}`;
      return { protocol: 'snmp', address, access: accessTo(side, version), engineId: null };
    },
    onPowerRequest: (device, arrived) => {
      snmpSide(device).agent.log.onRequest = ({ type, oids }) => {
        if (type === 'set' && oids.some((oid) => oid.startsWith(`${SWITCHING_OPERATION_COLUMN}.`))) arrived();
      };
    },
    user: version === 'v3' ? 'admin' : '',
    makeTrouble: makeSnmpTrouble,
    slowDown: (device, delayMs) => {
      if (delayMs > 0) snmpSide(device).agent.faults.inject({ kind: 'late', ms: delayMs });
    },
  };
}
