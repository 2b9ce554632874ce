import type { WireFault } from '../../simulator/faults.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { DEVICE_TROUBLES, type Trouble } from './device-troubles.ts';
import type { SeededRandom } from './random.ts';

const COMMANDS = [
  'setPowerState',
  'cyclePowerState',
  'setMultipleOutletPowerStates',
  'cycleMultipleOutletPowerStates',
  'setAllOutletPowerStates',
] as const;
const WIRE_FAULTS: readonly [WireFault, ...WireFault[]] = [
  { kind: 'dropBefore' },
  { kind: 'dropAfter' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 403 },
  { kind: 'truncate' },
  { kind: 'wrongId' },
  { kind: 'html' },
];

const XERUS_TROUBLES: readonly Trouble[] = [
  (device, random) =>
    device.faults.inject(random.pick(WIRE_FAULTS), { method: random.pick(COMMANDS), times: 1 }),
  (device, random) =>
    device.faults.inject(random.pick(WIRE_FAULTS), { method: random.pick(COMMANDS), times: 1 }),
  (device, random) =>
    device.faults.inject(
      { kind: 'delay', ms: 500 + random.below(11_000) },
      { method: random.pick(COMMANDS), times: 1 },
    ),
  (device, random) => device.faults.inject(random.pick(WIRE_FAULTS), { method: 'getState', times: 1 }),
  (device, random) =>
    device.faults.inject({ kind: 'delay', ms: random.below(7000) }, { method: 'getState', times: 2 }),
  (device) => device.faults.inject({ kind: 'dropAfter' }, { method: 'pollEvents', times: 1 }),
  (device) => device.faults.inject({ kind: 'status', status: 404 }, { method: 'pollEvents', times: 1 }),
  (device) => device.faults.inject({ kind: 'status', status: 401 }, { method: 'getState', times: 1 }),
  (device, random) => {
    device.faults.singleLogin = random.chance(0.3);
  },
  (device) => device.faults.inject({ kind: 'status', status: 401 }, { method: 'setPowerState', times: 1 }),
  (device, random) => {
    device.faults.eventsMuted = random.chance(0.5);
  },
];

const TROUBLES: readonly Trouble[] = [...XERUS_TROUBLES, ...DEVICE_TROUBLES];

export function makeXerusTrouble(device: RunningSimulator, random: SeededRandom): void {
  TROUBLES[random.below(TROUBLES.length)]?.(device, random);
}
