import { startSimulator, type RunningSimulator } from '../../../main/simulator/simulator.ts';
import { A07_L } from '../racks/a07-l.ts';
import { A07_R, A08_L, A08_R, B05_L, B05_R, C09_R, LAB_ATS } from '../racks/other-racks.ts';
import { rackSpec, type Rack } from '../racks/rack-spec.ts';
import type { AddressPlan } from './address-plan.ts';
import { fixedCertificate } from './certificate.ts';
import type { StudioClock } from './studio-clock.ts';

/** How Busbar asks it. */
export type Way = 'xerus' | 'v3' | 'v2c';

interface Place {
  readonly rack: Rack;
  readonly host: string;
  readonly way: Way;
}

/** Every PDU of the pictures, by its name. */
export const PLACES = {
  'A07-L': { rack: A07_L, host: '192.0.2.17', way: 'xerus' },
  'A07-R': { rack: A07_R, host: '192.0.2.18', way: 'xerus' },
  'A08-L': { rack: A08_L, host: '192.0.2.19', way: 'xerus' },
  'A08-R': { rack: A08_R, host: '192.0.2.20', way: 'xerus' },
  'B05-L': { rack: B05_L, host: '192.0.2.41', way: 'v3' },
  'B05-R': { rack: B05_R, host: '192.0.2.42', way: 'v3' },
  'C09-R': { rack: C09_R, host: '192.0.2.77', way: 'xerus' },
  'LAB-ATS': { rack: LAB_ATS, host: '192.0.2.90', way: 'xerus' },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;
export const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];

/** A PDU that is on the network and not in Busbar: to be added. */
const NEW_PDU = { rack: { ...A08_L, name: 'D02-L' }, host: '192.0.2.85', way: 'xerus' } as const;

/** From an accepted command to the relay. */
const RELAY_MS = 180;

interface DeviceOptions {
  readonly clock: StudioClock;
  readonly plan: AddressPlan;
  /** Of its certificate. */
  readonly edition?: number;
}

async function startPlace(place: Place, seed: number, options: DeviceOptions): Promise<RunningSimulator> {
  const { clock, plan, edition } = options;
  const { rack, host, way } = place;
  const device = await startSimulator({
    model: 'px3-3ph-36',
    spec: rackSpec(rack),
    clock,
    seed,
    serial: `PX3${rack.name.replaceAll('-', '')}0${seed}`,
    user: 'lab-ops',
    certificate: fixedCertificate(`pdu-${rack.name.toLowerCase()}.lab.example`, edition),
    ...(way === 'xerus' ? {} : { snmpPort: 0 }),
  });
  clock.holds(device.requestLog);
  device.faults.switching.switchLatencyMs = RELAY_MS;
  plan.leadHttps(host, device.port);
  if (device.snmp !== null) plan.leadSnmp(host, device.snmp.port);
  return device;
}

/** Starts the PDU of that name where the plan says. */
export function startDevice(name: PlaceName, options: DeviceOptions): Promise<RunningSimulator> {
  return startPlace(PLACES[name], PLACE_NAMES.indexOf(name) + 1, options);
}

/** Starts the PDU that is to be added. */
export function startNewDevice(options: DeviceOptions): Promise<RunningSimulator> {
  return startPlace(NEW_PDU, PLACE_NAMES.length + 1, options);
}
