import { elementLabel, outletId, type OutletId } from '../../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../../../../shared/model/power-state.ts';
import { readingStatus, type ReadingStatus } from '../../../../../shared/model/sensor.ts';
import type { RecordedValue } from '../../../../simulator/snmp/testing/walk-file.ts';
import type { WalkDevice } from '../../../../simulator/snmp/testing/walk-device.ts';
import type { Oid } from '../../../../snmp/oid.ts';
import { numberOf, isPresent } from '../../../../snmp/value.ts';
import { systemClock } from '../../../../support/clock.ts';
import { valueOf } from '../../../testing/value-of.ts';
import { writesForAll, writesForOne, type SwitchWrites } from '../../control/outlet-writes.ts';
import type { SnmpDeviceMap } from '../../device-map.ts';
import { readSample } from '../../read/read-sample.ts';
import { discovered, READ } from '../../testing/discovered.ts';
import type { DeviceResult } from '../../../driver.ts';

/** A device as people see it, read over UDP through the whole of detection, discovery and reading. */
export interface FamilyRun {
  readonly device: WalkDevice;
  readonly map: SnmpDeviceMap;
  readonly model: PduModel;
  /** By label. */
  readonly states: Readonly<Record<string, PowerState>>;
  /** By `inlet:I1 L1 current`, without the line where the reading is the element's own. */
  readonly readings: Readonly<Record<string, number | null>>;
  readonly statuses: Readonly<Record<string, ReadingStatus>>;
  /** Sends a command and gives the cells it wrote with what they hold then. */
  readonly switched: (action: PowerAction, label: string) => Promise<Readonly<Record<Oid, number | null>>>;
  readonly allSwitched: (action: PowerAction) => Promise<Readonly<Record<Oid, number | null>>>;
}

export async function runFamily(values: Iterable<readonly [string, RecordedValue]>): Promise<FamilyRun> {
  const { device, client, map } = await discovered(values);
  const sample = valueOf(await readSample(client, map, { ...READ, sensors: 'all', clock: systemClock }));
  const keys = map.model.sensors.map(({ element, pole, quantity }) =>
    [element, pole, quantity].filter((part) => part !== null).join(' '),
  );
  const write = async (writes: DeviceResult<SwitchWrites>) => {
    const { varbinds } = valueOf(writes);
    valueOf(await client.set(varbinds, { ...READ, priority: 'power' }));
    return Object.fromEntries(
      varbinds.map(({ oid }) => {
        const value = device.mib.get(oid);
        return [oid, value !== null && isPresent(value) ? numberOf(value) : null];
      }),
    );
  };
  return {
    device,
    map,
    model: map.model,
    states: Object.fromEntries(
      Object.entries(sample.outletStates).map(([id, { powerState }]) => [
        elementLabel(id as OutletId),
        powerState,
      ]),
    ),
    readings: Object.fromEntries(keys.map((key, at) => [key, sample.values[at] ?? null])),
    statuses: Object.fromEntries(keys.map((key, at) => [key, readingStatus(sample.statusCodes[at])])),
    switched: (action, label) => write(writesForOne(map, outletId(label), action)),
    allSwitched: (action) => write(writesForAll(map, action)),
  };
}
