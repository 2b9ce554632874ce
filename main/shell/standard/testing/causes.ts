import type { ShellFault } from '../../../../shared/shell/fault.ts';
import { snmpSide } from '../../../drivers/snmp/testing/driver-on.ts';
import {
  addTarget,
  briskClock,
  connected,
  engine,
  simulator,
  targetOf,
} from '../../../engine/testing/simulator-bench.ts';
import { setLoadShedding } from '../../../simulator/pdu/commands.ts';
import type { RunningSimulator } from '../../../simulator/simulator.ts';
import { plainLabels, sizedSpec } from '../../../simulator/testing/sized-spec.ts';
import { createSessionSecretStore, type SecretStore } from '../../../storage/secret-store.ts';
import {
  callsOn,
  FOR_EVER_MS,
  standardBench,
  type Protocol,
  type StandardBench,
  type StandardOptions,
} from './standard-bench.ts';

/** Of the outlets of a device on which something is wrong: this one is on, and the other one off. */
export const PORT_ON = 'PS3';
export const PORT_OFF = 'PS4';
const PLACES = [2, 3] as const;

export type CauseBench = Pick<StandardBench, 'device' | 'getInventory' | 'power'>;

/** Why a command must fail. */
export interface Cause {
  readonly cause: string;
  /** The PDU itself cannot be asked, so that the inventory fails as well. */
  readonly isOfPdu: boolean;
  readonly kinds: readonly ShellFault['kind'][];
  readonly start: (protocol: Protocol) => Promise<CauseBench>;
}

const spec = () => sizedSpec(plainLabels(6), (label) => ({ initiallyOn: label !== '4', nonCritical: true }));

/** A device that was well when it was added, and is not any more. */
function after(
  spoil: (device: RunningSimulator, protocol: Protocol) => unknown,
  options: Pick<StandardOptions, 'device' | 'canFallSilent'> = {},
): Cause['start'] {
  return async (protocol) => {
    const bench = await standardBench(protocol, { spec: spec(), ...options });
    await spoil(bench.device, protocol);
    return bench;
  };
}

/** What it keeps comes back as something else: as when the password was changed on the device. */
function forgetful(kept: SecretStore): SecretStore {
  return {
    ...kept,
    decrypt: async (bytes) => {
      const { text, shouldReEncrypt } = await kept.decrypt(bytes);
      return { text: text.replaceAll(/raritan|public|private/gu, 'wr0ng-secret'), shouldReEncrypt };
    },
  };
}

async function withWrongPassword(protocol: Protocol): Promise<CauseBench> {
  const clock = briskClock();
  const device = await simulator({ clock, spec: spec(), snmpPort: 0 });
  const secrets = createSessionSecretStore();
  const first = await engine({ clock, secrets });
  const { dataDirectory } = first;
  const { pdu } = await addTarget(first, targetOf(device, protocol));
  await connected(first, pdu, 'online');
  await first.engine[Symbol.asyncDispose]();
  const bench = await engine({ clock, dataDirectory, secrets: forgetful(secrets) });
  return { device, ...callsOn(bench, pdu) };
}

/** Answers no read and no write any more, though its port is open. */
function silence(device: RunningSimulator, protocol: Protocol): void {
  if (protocol === 'snmp') snmpSide(device).agent.faults.inject({ kind: 'silent' });
  else device.faults.inject({ kind: 'delay', ms: FOR_EVER_MS });
}

/** Outlets that are not critical are off, and come back when it ends. */
function shed({ pdu }: RunningSimulator): void {
  setLoadShedding(pdu, true, { user: 'other-admin', address: '192.0.2.44' });
}

/** Gets the command, and is silent from then on. */
function silenceAtCommand(device: RunningSimulator, protocol: Protocol): void {
  if (protocol === 'snmp')
    snmpSide(device).agent.log.onRequest = ({ type }) => {
      if (type === 'set') silence(device, protocol);
    };
  else
    device.requestLog.onRequest = ({ method }) => {
      if (/^(set|cycle).*PowerState/u.test(method)) silence(device, protocol);
    };
}

export const CAUSES: readonly Cause[] = [
  { cause: 'a wrong password', isOfPdu: true, kinds: ['device', 'refused'], start: withWrongPassword },
  {
    cause: 'a PDU that is unreachable',
    isOfPdu: true,
    kinds: ['device', 'refused'],
    start: after((device) => device[Symbol.asyncDispose]()),
  },
  {
    cause: 'a PDU that does not answer in time',
    isOfPdu: true,
    kinds: ['device', 'refused', 'failed'],
    start: after(silence, { canFallSilent: true }),
  },
  {
    cause: 'a PDU that does not answer the command, nor afterwards',
    isOfPdu: false,
    kinds: ['unknown'],
    start: after(silenceAtCommand, { canFallSilent: true }),
  },
  {
    cause: 'an outlet that is not switchable',
    isOfPdu: false,
    kinds: ['refused'],
    start: (protocol) =>
      standardBench(protocol, {
        spec: sizedSpec(plainLabels(6), (label) => ({
          initiallyOn: label !== '4',
          switchable: Number(label) < 3,
        })),
      }),
  },
  {
    cause: 'an outlet that the device stopped to be able to switch',
    isOfPdu: false,
    kinds: ['failed', 'refused', 'device'],
    start: after(({ faults }) => PLACES.map((place) => faults.switching.unswitchableOutlets.add(place))),
  },
  {
    cause: 'an outlet that is disabled',
    isOfPdu: false,
    kinds: ['failed', 'refused', 'device'],
    start: after(({ faults }) => PLACES.map((place) => faults.switching.disabledOutlets.add(place))),
  },
  {
    cause: 'load shedding that is active, on firmware that refuses then',
    isOfPdu: false,
    kinds: ['failed', 'refused', 'device'],
    start: after(shed, { device: { firmware: '3.6.0' } }),
  },
  {
    cause: 'load shedding that is active, on firmware that accepts and waits for its end',
    isOfPdu: false,
    kinds: ['failed', 'refused', 'device', 'unknown'],
    start: after(shed, { device: { firmware: '4.0.20' } }),
  },
  {
    cause: 'a state that reads back wrong',
    isOfPdu: false,
    kinds: ['failed', 'unknown'],
    start: after(({ faults }) => {
      faults.switching.ineffectiveSwitching = true;
    }),
  },
];
