import type { RunningSimulator } from '../../simulator/simulator.ts';
import type { SeededRandom } from './random.ts';

export type Trouble = (device: RunningSimulator, random: SeededRandom) => void;

/** What goes wrong with a PDU itself, and everybody else who works on it, whatever way it is reached. */
export const DEVICE_TROUBLES: readonly Trouble[] = [
  (device, random) => {
    device.faults.switching.ineffectiveSwitching = random.chance(0.4);
  },
  (device, random) => {
    device.faults.switching.switchLatencyMs = random.below(3000);
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

/** From now on the device does what it should; faults that were injected once and did not hit yet still may. */
export function calmDown({ faults }: RunningSimulator): void {
  faults.eventsMuted = false;
  faults.switching.ineffectiveSwitching = false;
  faults.switching.switchLatencyMs = 0;
  faults.switching.disabledOutlets.clear();
}
