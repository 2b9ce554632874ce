import type { Camera } from '../studio/camera.ts';
import { startNewDevice } from '../studio/rack-devices.ts';
import { openRoom } from '../studio/room.ts';
import { Stage } from '../studio/stage.ts';
import type { Studio } from '../studio/studio.ts';
import {
  shootAddPdu,
  shootCloudShell,
  shootDeviceSettings,
  shootEvents,
  shootFleet,
  shootPalettes,
  shootSettings,
} from './app-screens.ts';
import { shootGuards, shootOutlets } from './outlets.ts';
import { shootElements, shootTransferSwitch, shootTrip, shootWorkspace } from './overview.ts';
import type { Scene } from './scene.ts';
import { shootConflict, shootSequence } from './sequence.ts';
import { shootChangedCertificate, shootStale } from './trouble.ts';

/** What happens in the room, in this order: first what only looks, then what acts, then what goes wrong. */
export async function playRoom(studio: Studio, camera: Camera): Promise<void> {
  const stage = await Stage.open(studio, camera);
  await shootFleet(stage);
  await shootWorkspace(stage);
  await shootTransferSwitch(stage);
  await shootElements(stage);
  await shootTrip(stage);
  await shootCloudShell(stage);
  await shootPalettes(stage);
  await shootDeviceSettings(stage);
  await shootSettings(stage);
  await using device = await startNewDevice(studio);
  void device;
  await shootAddPdu(stage);
  await shootOutlets(stage);
  await shootGuards(stage);
  await shootEvents(stage);
  await shootSequence(stage);
  await shootConflict(stage);
  await shootStale(stage);
  await shootChangedCertificate(stage);
}

/** A busy room: every screen that looks at it. */
export const roomScene: Scene = {
  shots: [
    'a-fleet',
    'b-workspace',
    'b-workspace-1024x700',
    'b2-transfer-switch',
    'b3-outlet',
    'b4-breaker',
    'g2-critical',
    'i-cloudshell',
    'i2-cloudshell-1st-generation',
    'i3-cloudshell-set-up',
    'find',
    'keys',
    'device-settings',
    'device-settings-outlets',
    'device-settings-connection',
    'settings',
    'settings-readings',
    'e-add-pdu',
    'c-outlets',
    'c2-outlets-table',
    'c-outlets-1024x700',
    'confirm-several',
    'confirm-protected',
    'confirm-all',
    'h-events',
    'h2-pdu-events',
    'd-sequence',
    'd2-sequence-conflict',
    'g1-stale',
    'e2-changed-certificate',
  ],
  play: async (camera, { renderer }) => {
    await using studio = await openRoom(renderer);
    await playRoom(studio, camera);
  },
};
