import type { Family } from '../family/family.ts';
import { g5Layout } from './g5-layout.ts';

const ROOT = '1.3.6.1.4.1.19536.10.1';
/** pdug5OutletControlCommand: 1 off, 2 on, 3 delayed off, 4 delayed on, 5 reboot, 6 delayed reboot. */
const COMMAND = `${ROOT}.5.2.1.10`;

/** Panduit G5 rack PDUs (PANDUIT-MIB, pdug5). */
export const PANDUIT_G5: Family = {
  id: 'panduit-g5',
  mib: 'PANDUIT-MIB',
  match: { sysObjectIds: [ROOT] },
  ...g5Layout(
    ROOT,
    { vendor: 'Panduit' },
    {
      control: {
        on: { column: COMMAND, value: 2 },
        off: { column: COMMAND, value: 1 },
        cycle: { column: COMMAND, value: 5 },
        several: { kind: 'oneSet' },
        inSequence: { on: { column: COMMAND, value: 4 }, cycle: { column: COMMAND, value: 6 } },
      },
      // pdug5OutletControlPowerOnState
      startupState: {
        cell: { column: `${ROOT}.5.2.1.5` },
        codes: { 1: 'off', 2: 'on', 3: 'lastState' },
      },
    },
  ),
};
