import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { ColumnSensors, ThresholdCells } from '../family/sensors.ts';
import type { Cell, Codes } from '../family/sources.ts';

/** Sentry4-MIB, `st4Objects`. */
export const ST4: Oid = '1.3.6.1.4.1.1718.4.1';

/** Sentry4-MIB, DeviceStatus. */
const STATUSES: Codes<ReadingStatus> = {
  0: 'normal',
  1: 'unavailable',
  2: 'unavailable',
  5: 'normal',
  6: 'normal',
  7: 'unavailable',
  8: 'unavailable',
  9: 'unavailable',
  10: 'unavailable',
  11: 'unavailable',
  12: 'critical',
  13: 'critical',
  14: 'critical',
  15: 'warning',
  16: 'warning',
  17: 'critical',
  18: 'critical',
  19: 'warning',
  20: 'warning',
  21: 'critical',
  22: 'critical',
  23: 'critical',
};

const status = (column: Oid): Cell & { readonly codes: Codes<ReadingStatus> } => ({
  column,
  codes: STATUSES,
});

/** Limits stand in a row: low alarm, low warning, high warning, high alarm. */
const limits = (table: Oid, first: number, scale: number): ThresholdCells => ({
  scale,
  lowerCritical: { column: `${table}.${first}` },
  lowerWarning: { column: `${table}.${first + 1}` },
  upperWarning: { column: `${table}.${first + 2}` },
  upperCritical: { column: `${table}.${first + 3}` },
});

/** A power factor has lower limits only. */
const lowerLimits = (table: Oid, first: number): ThresholdCells => ({
  lowerCritical: { column: `${table}.${first}` },
  lowerWarning: { column: `${table}.${first + 1}` },
});

/** st4InputCordConfigEntry; 21 counts phases. */
const CORD_CONFIG = `${ST4}.3.2.1`;
const CORD = `${ST4}.3.3.1`;
const CORD_EVENTS = `${ST4}.3.4.1`;

/** Index: unit, cord. */
export const CORD_SENSORS: ColumnSensors = {
  kind: 'columns',
  columns: [
    {
      column: `${CORD}.3`,
      quantity: 'activePower',
      scale: 1,
      status: status(`${CORD}.4`),
      thresholds: limits(CORD_EVENTS, 2, 1),
    },
    {
      column: `${CORD}.5`,
      quantity: 'apparentPower',
      scale: 1,
      status: status(`${CORD}.6`),
      thresholds: limits(CORD_EVENTS, 6, 1),
    },
    {
      column: `${CORD}.8`,
      quantity: 'powerFactor',
      scale: 0.01,
      status: status(`${CORD}.9`),
      thresholds: lowerLimits(CORD_EVENTS, 10),
    },
    { column: `${CORD}.10`, quantity: 'activeEnergy', scale: 100 },
    { column: `${CORD}.11`, quantity: 'lineFrequency', scale: 0.1 },
    {
      column: `${CORD}.12`,
      quantity: 'unbalancedCurrent',
      scale: 0.1,
      keepWhen: [{ column: `${CORD_CONFIG}.21`, atLeast: 3 }],
      // Whole percents.
      thresholds: {
        scale: 1,
        upperWarning: { column: `${CORD_EVENTS}.12` },
        upperCritical: { column: `${CORD_EVENTS}.13` },
      },
    },
  ],
};

const LINE = `${ST4}.4.3.1`;

/** Index: unit, cord, line. */
export const LINE_SENSORS: ColumnSensors = {
  kind: 'columns',
  rows: `${LINE}.3`,
  link: { by: 'prefix', parts: 2 },
  pole: { indexPart: 2, codes: { 1: 'L1', 2: 'L2', 3: 'L3', 4: 'N' } },
  columns: [
    {
      column: `${LINE}.3`,
      quantity: 'current',
      scale: 0.01,
      status: status(`${LINE}.4`),
      thresholds: limits(`${ST4}.4.4.1`, 2, 0.1),
    },
  ],
};

const PHASE = `${ST4}.5.3.1`;
const PHASE_EVENTS = `${ST4}.5.4.1`;
const FIRST_THREE = [1, 2, 3] as const;

const phaseVoltage = {
  column: `${PHASE}.3`,
  scale: 0.1,
  status: status(`${PHASE}.4`),
  thresholds: limits(PHASE_EVENTS, 2, 0.1),
} as const;

/** st4UnitCapabilities, BITS. */
const WYE = { column: `${ST4}.2.2.1.8`, parts: 1, bit: 2 } as const;
const DELTA = { column: `${ST4}.2.2.1.8`, parts: 1, bit: 3 } as const;
const phases = (counts: readonly number[]) =>
  ({ column: `${CORD_CONFIG}.21`, parts: 2, equals: counts }) as const;

/**
 * Index: unit, cord, phase. Wye: L1-N, L2-N, L3-N; delta: L1-L2, L2-L3, L3-L1; both: wye, then delta (st4PhaseIndex). The
 * current is left out: that of the lines says the same, and in delta it is another.
 */
export const PHASE_SENSORS: ColumnSensors = {
  kind: 'columns',
  rows: `${PHASE}.3`,
  link: { by: 'prefix', parts: 2 },
  pole: { indexPart: 2, codes: { 1: 'L1', 2: 'L2', 3: 'L3', 4: 'L1', 5: 'L2', 6: 'L3' } },
  columns: [
    { ...phaseVoltage, quantity: 'voltage', onlyCodes: [1], keepWhen: [phases([1])] },
    { ...phaseVoltage, quantity: 'voltageLN', onlyCodes: FIRST_THREE, keepWhen: [WYE, phases([3, 6])] },
    { ...phaseVoltage, quantity: 'voltage', onlyCodes: FIRST_THREE, keepWhen: [DELTA, phases([3])] },
    { ...phaseVoltage, quantity: 'voltage', onlyCodes: [4, 5, 6] },
    { column: `${PHASE}.7`, quantity: 'crestFactor', scale: 0.1, onlyCodes: FIRST_THREE },
    { column: `${PHASE}.8`, quantity: 'activePower', scale: 1, onlyCodes: FIRST_THREE },
    { column: `${PHASE}.9`, quantity: 'apparentPower', scale: 1, onlyCodes: FIRST_THREE },
    {
      column: `${PHASE}.10`,
      quantity: 'powerFactor',
      scale: 0.01,
      onlyCodes: FIRST_THREE,
      status: status(`${PHASE}.11`),
      thresholds: lowerLimits(PHASE_EVENTS, 6),
    },
    { column: `${PHASE}.13`, quantity: 'activeEnergy', scale: 100, onlyCodes: FIRST_THREE },
  ],
};

/** st4OcpConfigEntry; 2 is the ID that branches and outlets name. */
export const OCP_CONFIG: Oid = `${ST4}.6.2.1`;

/** Index: unit, cord, protector. */
export const OCP_SENSORS: ColumnSensors = {
  kind: 'columns',
  rows: `${ST4}.6.3.1.1`,
  link: { by: 'prefix', parts: 3 },
  columns: [
    // normal, breakerTripped and fuseBlown; other states say nothing about the protector.
    {
      column: `${ST4}.6.3.1.1`,
      state: 'trip',
      codes: {
        0: { value: 1, status: 'normal' },
        12: { value: 0, status: 'critical' },
        13: { value: 0, status: 'critical' },
      },
    },
  ],
};

const BRANCH_CONFIG = `${ST4}.7.2.1`;
const BRANCH = `${ST4}.7.3.1`;

const branches = {
  kind: 'columns',
  rows: `${BRANCH}.3`,
  columns: [
    {
      column: `${BRANCH}.3`,
      quantity: 'current',
      scale: 0.01,
      status: status(`${BRANCH}.4`),
      thresholds: limits(`${ST4}.7.4.1`, 2, 0.1),
    },
  ],
} as const satisfies ColumnSensors;

/** Index: unit, cord, branch. A branch names its protector. */
export const BRANCH_SENSORS: ColumnSensors = {
  ...branches,
  link: { by: 'label', label: { column: `${BRANCH_CONFIG}.21` }, column: `${OCP_CONFIG}.2` },
  keepWhen: [{ column: `${BRANCH_CONFIG}.21`, notEmpty: true }],
};

/** Where a branch names none, the protector of the same index is its own. */
export const UNNAMED_BRANCH_SENSORS: ColumnSensors = {
  ...branches,
  link: { by: 'prefix', parts: 3 },
  keepWhen: [{ column: `${BRANCH_CONFIG}.21`, absent: true }],
};

const OUTLET = `${ST4}.8.3.1`;
const OUTLET_EVENTS = `${ST4}.8.4.1`;

/** Index: unit, cord, outlet; only with power sensing per outlet (st4OutletCapabilities, pops). */
export const OUTLET_SENSORS: ColumnSensors = {
  kind: 'columns',
  keepWhen: [{ column: `${ST4}.8.2.1.5`, bit: 1 }],
  columns: [
    {
      column: `${OUTLET}.3`,
      quantity: 'current',
      scale: 0.01,
      status: status(`${OUTLET}.4`),
      thresholds: limits(OUTLET_EVENTS, 2, 0.1),
    },
    { column: `${OUTLET}.6`, quantity: 'voltage', scale: 0.1 },
    {
      column: `${OUTLET}.7`,
      quantity: 'activePower',
      scale: 1,
      status: status(`${OUTLET}.8`),
      thresholds: limits(OUTLET_EVENTS, 6, 1),
    },
    { column: `${OUTLET}.9`, quantity: 'apparentPower', scale: 1 },
    {
      column: `${OUTLET}.10`,
      quantity: 'powerFactor',
      scale: 0.01,
      status: status(`${OUTLET}.11`),
      thresholds: lowerLimits(OUTLET_EVENTS, 10),
    },
    { column: `${OUTLET}.12`, quantity: 'crestFactor', scale: 0.1 },
    { column: `${OUTLET}.14`, quantity: 'activeEnergy', scale: 1 },
  ],
};
