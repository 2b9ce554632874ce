import type { Family } from '../family/family.ts';
import { g5Layout } from './g5-layout.ts';

const ROOT = '1.3.6.1.4.1.232.165.11';
const SWITCH = `${ROOT}.5.2.1`;
/** What all power products of the maker say of themselves: 2 is the part number, 3 the firmware, 7 the serial number. */
const PRODUCT = '1.3.6.1.4.1.232.165.1.2';

const MAKER = {
  vendor: 'HPE',
  model: [{ scalar: `${PRODUCT}.2.0` }],
  serial: [{ scalar: `${PRODUCT}.7.0` }],
  firmware: [{ scalar: `${PRODUCT}.3.0` }],
} as const;

/** HPE metered and switched PDUs G2 (SNMP reference 11). A command is the number of seconds it waits: 0 is now. */
export const HPE_G2: Family = {
  id: 'hpe-g2',
  mib: 'HPE G2 PDU MIB',
  match: { sysObjectIds: [ROOT] },
  ...g5Layout(ROOT, MAKER, {
    control: {
      on: { column: `${SWITCH}.3`, value: 0 },
      off: { column: `${SWITCH}.2`, value: 0 },
      cycle: { column: `${SWITCH}.4`, value: 0 },
      several: { kind: 'oneSet' },
    },
  }),
};
