import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { SYSTEM_GROUP } from '../../../snmp/system-group.ts';
import type { Family, FamilyTrap } from '../family/family.ts';
import type { Codes, TextSource } from '../family/sources.ts';

/** PowerNet-MIB, `hardware`: the parent of sPDU (4), rPDU (12), rPDU2 (26) and ePDU (30). */
export const APC_HARDWARE: Oid = '1.3.6.1.4.1.318.1.1';
/** What old agents say of themselves: the maker, and no product. */
export const APC_MAKER: Oid = '1.3.6.1.4.1.318';

/** What agents answer where a model lacks the thing; some with a blank behind it. */
export const APC_ABSENT_TEXTS = ['notsupported'];

/** Load states of rPDU2: low, normal, near overload, overload, not supported. rPDU counts otherwise. */
export const RPDU2_LOAD: Codes<ReadingStatus> = {
  1: 'warning',
  2: 'normal',
  3: 'warning',
  4: 'critical',
  5: 'normal',
};

/** Load states of rPDU: normal, low, near overload, overload. */
export const RPDU_LOAD: Codes<ReadingStatus> = { 1: 'normal', 2: 'warning', 3: 'warning', 4: 'critical' };

const fromSysDescr = (pattern: RegExp): TextSource => ({ scalar: SYSTEM_GROUP.description, pattern });

/** Identity in the order of preference of the three generations, then what sysDescr says. */
export const APC_IDENTITY: Family['identity'] = {
  vendor: [{ text: 'APC' }],
  model: [
    { column: `${APC_HARDWARE}.26.2.1.8` },
    { scalar: `${APC_HARDWARE}.12.1.5.0` },
    { scalar: `${APC_HARDWARE}.4.1.4.0` },
    fromSysDescr(/\bMN: ?(\S+)/u),
  ],
  serial: [
    { column: `${APC_HARDWARE}.26.2.1.9` },
    { scalar: `${APC_HARDWARE}.12.1.6.0` },
    { scalar: `${APC_HARDWARE}.4.1.5.0` },
    // Cards that were given no number say FFFFFFFFFFFF, which would make all of them the same PDU.
    fromSysDescr(/\bSN: ?(?!F+\b)(\w+)/u),
  ],
  firmware: [
    { column: `${APC_HARDWARE}.26.2.1.6` },
    { scalar: `${APC_HARDWARE}.12.1.3.0` },
    { scalar: `${APC_HARDWARE}.4.1.2.0` },
    fromSysDescr(/\bAF1:(\S+)/u),
  ],
  name: [
    { column: `${APC_HARDWARE}.26.4.1.1.3` },
    { column: `${APC_HARDWARE}.26.2.1.3` },
    { column: `${APC_HARDWARE}.26.4.3.1.3` },
    { scalar: `${APC_HARDWARE}.12.1.1.0` },
    { scalar: `${APC_HARDWARE}.4.3.3.0` },
  ],
  location: [{ column: `${APC_HARDWARE}.26.4.1.1.4` }, { column: `${APC_HARDWARE}.26.2.1.4` }],
};

const trap = (specific: number, about: FamilyTrap['about']): FamilyTrap => ({
  oid: `${APC_MAKER}.0.${specific}`,
  about,
});

/** PowerNet-MIB, outletOn, outletOff, outletReboot and configChangeOutlet of MasterSwitches. */
export const APC_SPDU_TRAPS: readonly FamilyTrap[] = [
  trap(41, 'outletState'),
  trap(42, 'outletState'),
  trap(43, 'outletState'),
  trap(45, 'settings'),
];

/** PowerNet-MIB, rPDUOutletOn, rPDUOutletOff, configuration changes and load states of rack PDUs. */
export const APC_RPDU_TRAPS: readonly FamilyTrap[] = [
  trap(268, 'outletState'),
  trap(269, 'outletState'),
  trap(270, 'settings'),
  trap(271, 'settings'),
  ...[272, 273, 274, 275, 276, 277].map((specific) => trap(specific, 'readings')),
];
