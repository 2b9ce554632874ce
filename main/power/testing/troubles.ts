import type { WireFault } from '../../simulator/faults.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import type { SeededRandom } from './random.ts';

type Trouble = (device: RunningSimulator, random: SeededRandom) => void;

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

/** Everything that goes wrong with a PDU and the way to it, and everybody else who works on it. */
const TROUBLES: readonly [Trouble, ...Trouble[]] = [
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
  (device, random) => {
    device.faults.switching.ineffectiveSwitching = random.chance(0.4);
  },
  (device, random) => {
    device.faults.switching.switchLatencyMs = random.below(4000);
  },
  (device, random) => {
    const { disabledOutlets } = device.faults.switching;
    if (random.chance(0.5)) disabledOutlets.clear();
    else disabledOutlets.add(random.below(device.pdu.outlets.length));
  },
  (device, random) => void device.faults.reboot({ downMs: random.below(15_000) }),
  (device, random) =>
    void device.faults.reboot({ downMs: random.below(5000), firmware: random.pick(['3.6.0', '4.0.20']) }),
  (device, random) =>
    void device.otherAdmin.switch(
      random.below(device.pdu.outlets.length),
      random.pick(['on', 'off', 'cycle']),
    ),
  (device, random) =>
    void device.otherAdmin.changeOutlet(random.below(device.pdu.outlets.length), {
      name: `renamed-${random.below(100)}`,
    }),
  (device, random) => {
    if (random.chance(0.5)) device.pdu.tripOcp(0);
    else device.pdu.resetOcp(0);
  },
];

export function makeTrouble(device: RunningSimulator, random: SeededRandom): void {
  random.pick(TROUBLES)(device, random);
}

/** From now on the device does what it should; faults that were injected once and did not hit yet still may. */
export function calmDown({ faults }: RunningSimulator): void {
  faults.eventsMuted = false;
  faults.switching.ineffectiveSwitching = false;
  faults.switching.switchLatencyMs = 0;
  faults.switching.disabledOutlets.clear();
}
