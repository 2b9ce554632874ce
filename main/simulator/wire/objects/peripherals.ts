import { z } from 'zod';
import type { WireDevice } from '../device.ts';
import { NO_PARAMS, getter, method, setter } from '../method.ts';
import { refOrNull, refTo, type WireObject } from '../registry.ts';
import { struct } from '../structs.ts';

const slotSettings = z.object({
  settings: z.object({
    name: z.string(),
    description: z.string(),
    location: z.object({ x: z.string(), y: z.string(), z: z.string() }),
    useDefaultThresholds: z.boolean(),
    properties: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
});

/** Slots for environmental sensors: fixed in number, all empty, as on most racks (Xerus reference 4.16). */
function addSlot(device: WireDevice, index: number): WireObject {
  let settings: z.output<typeof slotSettings>['settings'] = {
    name: index === 0 ? 'Rack "front" top' : '',
    description: '',
    location: { x: '', y: '', z: '' },
    useDefaultThresholds: true,
    properties: [],
  };
  return device.registry.add(
    'peripheral.DeviceSlot',
    `pDevSlot.${index}`,
    [`/model/peripheraldeviceslot/${index}`],
    {
      getDevice: getter(() => null),
      getSettings: getter(() => settings),
      setSettings: setter('changePduConfiguration', slotSettings, (params) => {
        settings = params.settings;
        return 0;
      }),
      unassign: setter('changePduConfiguration', NO_PARAMS, () => 2),
    },
  );
}

export function addPeripherals(device: WireDevice): void {
  const slots = Array.from({ length: device.profile.peripheralSlotCount }, (_, index) =>
    addSlot(device, index),
  );
  device.registry.add(
    'peripheral.DeviceManager',
    'peripheralDeviceManager',
    ['/model/peripheraldevicemanager'],
    {
      getDeviceSlots: getter(() => slots.map(refTo)),
      getDeviceSlot: method(z.object({ idx: z.int() }), ({ idx }) => ({ _ret_: refOrNull(slots[idx]) })),
      getDiscoveredDevices: getter(() => []),
      getDiscoveredPackageInfos: getter(() => []),
      getMetaData: getter(() => ({ oneWirePortCount: 1, onboardDeviceCount: 0 })),
      getSettings: getter(() =>
        struct(device.profile, 'DeviceManager.Settings', {
          zCoordMode: 0,
          autoManageNewDevices: true,
          deviceAltitude: 0,
          presenceDetectionTimeout: 0,
          defaultThresholdsMap: [],
          maxActivePoweredDryContacts: 1,
          muteOtherAccessControlUnit: false,
        }),
      ),
      getSensorHubs: getter(() => []),
      getGatewaySensorManager: getter(() => null),
    },
  );
}
