import type { Line, NumericField } from '../models/spec.ts';
import { LINES, type Terminal } from './circuit.ts';
import { ZERO, activePower, rms, subtract } from './phasor.ts';

/** Null: the quantity has no value now, such as a power factor without current. */
export type Quantity = number | null;

/** Below this, A, a meter reports no power factor, angle or crest factor. */
const NO_CURRENT_AMPERES = 0.005;
const RESIDUAL_DC_SHARE = 0.07;

const phasesOf = (at: Terminal): number[] =>
  at.lines.filter((line) => line !== 'N').map((line) => LINES.indexOf(line));
const toNeutral = (at: Terminal, phase: number): number => rms(at.volts[phase] ?? ZERO);
const ampsOn = (at: Terminal, phase: number): number => rms(at.amps[phase] ?? ZERO);
const toLine = (at: Terminal, phase: number, other: number): number =>
  rms(subtract(at.volts[phase] ?? ZERO, at.volts[other] ?? ZERO));
const wattsOn = (at: Terminal, phase: number): number =>
  activePower(at.volts[phase] ?? ZERO, at.amps[phase] ?? ZERO);

/** Largest deviation from the mean, in percent of it. */
function unbalancePercent(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean === 0 ? 0 : (Math.max(...values.map((value) => Math.abs(value - mean))) / mean) * 100;
}

function lineToLineVolts(at: Terminal): number[] {
  const phases = phasesOf(at);
  return phases.map((phase, place) => toLine(at, phase, phases[(place + 1) % phases.length] ?? phase));
}

/** Three-phase: the minimum L-L voltage; else between the two conductors (Xerus reference 5.7). */
function voltage(at: Terminal): number {
  const [first, next, third] = phasesOf(at);
  if (first === undefined) return 0;
  if (third !== undefined) return Math.min(...lineToLineVolts(at));
  return next === undefined ? toNeutral(at, first) : toLine(at, first, next);
}

function current(at: Terminal): number {
  return Math.max(0, ...phasesOf(at).map((phase) => ampsOn(at, phase)));
}

function watts(at: Terminal): number {
  return phasesOf(at).reduce((sum, phase) => sum + wattsOn(at, phase), 0);
}

function voltAmperes(at: Terminal): number {
  const phases = phasesOf(at);
  if (phases.length === 2) return voltage(at) * current(at);
  return phases.reduce((sum, phase) => sum + toNeutral(at, phase) * ampsOn(at, phase), 0);
}

interface PowerView {
  readonly amps: number;
  readonly watts: number;
  readonly voltAmperes: number;
  readonly inrushAmperes: number;
}

/** The quantities that follow from current and power in the same way for a whole element and for one pole. */
function derived(field: NumericField, view: PowerView): Quantity {
  const flows = view.amps > NO_CURRENT_AMPERES && view.voltAmperes > 0;
  const powerFactor = flows ? Math.min(1, view.watts / view.voltAmperes) : null;
  const displacement = powerFactor === null ? null : Math.min(0.9999, powerFactor * 1.012);
  const crestFactor = powerFactor === null ? null : Math.SQRT2 * (1 + 0.6 * (1 - powerFactor));
  switch (field) {
    case 'current':
      return view.amps;
    case 'peakCurrent':
      return view.amps * (crestFactor ?? 0) + view.inrushAmperes;
    case 'inrushCurrent':
      return view.inrushAmperes;
    case 'activePower':
      return view.watts;
    case 'apparentPower':
      return view.voltAmperes;
    case 'reactivePower':
      return Math.sqrt(Math.max(0, view.voltAmperes ** 2 - view.watts ** 2));
    case 'powerFactor':
      return powerFactor;
    case 'displacementPowerFactor':
      return displacement;
    case 'phaseAngle':
      return displacement === null ? null : (Math.acos(displacement) * 180) / Math.PI;
    case 'crestFactor':
      return crestFactor;
    case 'currentThd':
      return powerFactor === null ? null : 3 + 60 * (1 - powerFactor);
    default:
      return null;
  }
}

/** A quantity of a whole inlet, protector or outlet. Energies, maxima and phase sync are kept elsewhere. */
export function elementQuantity(at: Terminal, field: NumericField): Quantity {
  switch (field) {
    case 'voltage':
      return voltage(at);
    case 'lineFrequency':
      return at.hertz > 0 ? at.hertz : null;
    case 'voltageThd':
      return at.hertz > 0 ? 1.8 : null;
    case 'residualCurrent':
      return at.leakageAmperes;
    case 'residualDCCurrent':
      return at.leakageAmperes * RESIDUAL_DC_SHARE;
    case 'residualACCurrent':
      return at.leakageAmperes * Math.sqrt(1 - RESIDUAL_DC_SHARE ** 2);
    case 'unbalancedCurrent':
    case 'unbalancedLineLineCurrent':
      return unbalancePercent(phasesOf(at).map((phase) => ampsOn(at, phase)));
    case 'unbalancedVoltage':
      return unbalancePercent(phasesOf(at).map((phase) => toNeutral(at, phase)));
    case 'unbalancedLineLineVoltage':
      return unbalancePercent(lineToLineVolts(at));
    default:
      return derived(field, {
        amps: current(at),
        watts: watts(at),
        voltAmperes: voltAmperes(at),
        inrushAmperes: at.inrushAmperes,
      });
  }
}

/** A quantity of one pole: `voltage` is to the next line, `voltageLN` to neutral, or to earth on a delta feed. */
export function poleQuantity(at: Terminal, line: Line, field: NumericField): Quantity {
  const phase = LINES.indexOf(line);
  const phases = phasesOf(at);
  if (field === 'voltageLN') return toNeutral(at, phase);
  if (field === 'voltage')
    return toLine(at, phase, phases[(phases.indexOf(phase) + 1) % phases.length] ?? phase);
  const amps = ampsOn(at, phase);
  return derived(field, {
    amps,
    watts: wattsOn(at, phase),
    voltAmperes: toNeutral(at, phase) * amps,
    inrushAmperes: at.inrushAmperes,
  });
}
