import type { InletSpec, Line, ModelSpec } from '../models/spec.ts';
import type { Load } from './load.ts';
import { gaussian } from './noise.ts';
import { ZERO, add, loadCurrent, polar, rms, scale, subtract, type Phasor } from './phasor.ts';

export const LINES: readonly Line[] = ['L1', 'L2', 'L3', 'N'];
const PHASE_COUNT = 3;
const NEUTRAL = 3;
const INRUSH_DECAY_S = 0.4;

/** What flows at an inlet, protector or outlet: voltage to neutral (or earth) and current for each conductor, by `LINES`. */
export interface Terminal {
  readonly lines: readonly Line[];
  readonly hertz: number;
  readonly volts: readonly Phasor[];
  readonly amps: Phasor[];
  leakageAmperes: number;
  inrushAmperes: number;
}

export interface Solution {
  readonly second: number;
  readonly inlets: readonly Terminal[];
  readonly ocps: readonly Terminal[];
  readonly outlets: readonly Terminal[];
}

/** The switching state that the solver asks for. */
export interface CircuitState {
  isInletPowered(inlet: number): boolean;
  /** The inlet whose supply reaches what is wired to `inlet`; another one behind a transfer switch, null when it is open. */
  sourceOf(inlet: number): number | null;
  isOcpLive(ocp: number): boolean;
  isOutletEnergised(outlet: number): boolean;
  loadOf(outlet: number): Load | null;
  /** Device second at which the outlet was last switched on. */
  switchedOnSecond(outlet: number): number;
}

function dead(lines: readonly Line[], hertz: number): Terminal {
  return terminal(lines, hertz, [ZERO, ZERO, ZERO, ZERO]);
}

function terminal(lines: readonly Line[], hertz: number, volts: readonly Phasor[]): Terminal {
  return { lines, hertz, volts, amps: [ZERO, ZERO, ZERO, ZERO], leakageAmperes: 0, inrushAmperes: 0 };
}

function supply(spec: InletSpec, index: number, seed: number, second: number): Terminal {
  const sway = Math.sin((2 * Math.PI * second) / 5400 + index) * 0.004;
  const volts = [0, 1, 2].map((phase) => {
    const noise = gaussian(seed, 9000 + index * 10 + phase, second) * 0.0008;
    return polar(spec.lineToNeutralVolts * (1 + sway + noise + (phase - 1) * 0.0015), -120 * phase);
  });
  const hertz = spec.hertz + gaussian(seed, 9500 + index, second) * 0.012;
  return terminal(spec.lines, hertz, [...volts, ZERO]);
}

/** Adds the currents of something below to what is above it. */
function feed(above: Terminal, below: Terminal): void {
  for (let line = 0; line < LINES.length; line++) {
    above.amps[line] = add(above.amps[line] ?? ZERO, below.amps[line] ?? ZERO);
  }
  above.leakageAmperes += below.leakageAmperes;
  above.inrushAmperes += below.inrushAmperes;
}

function drawFrom(
  source: Terminal,
  lines: readonly Line[],
  load: Load,
  second: number,
  onForSeconds: number,
): Terminal {
  const outlet = terminal(lines, source.hertz, source.volts);
  const phases = lines.filter((line) => line !== 'N').map((line) => LINES.indexOf(line));
  const watts = load.wattsAt(second);
  const [first, next] = phases;
  if (phases.length === PHASE_COUNT) {
    phases.forEach((phase, place) => {
      const share = 1 / PHASE_COUNT + (place - 1) * 0.012;
      const amps = loadCurrent(source.volts[phase] ?? ZERO, watts * share, load.spec.powerFactor);
      outlet.amps[phase] = amps;
      outlet.amps[NEUTRAL] = subtract(outlet.amps[NEUTRAL] ?? ZERO, amps);
    });
  } else if (first !== undefined) {
    const back = next ?? NEUTRAL;
    const across = subtract(source.volts[first] ?? ZERO, source.volts[back] ?? ZERO);
    const amps = loadCurrent(across, watts, load.spec.powerFactor);
    outlet.amps[first] = amps;
    outlet.amps[back] = scale(amps, -1);
  }
  outlet.leakageAmperes = load.spec.leakageMilliamperes / 1000;
  const steady = Math.max(...outlet.amps.map(rms));
  outlet.inrushAmperes =
    steady * (load.spec.inrushFactor - 1) * Math.exp(-Math.max(0, onForSeconds) / INRUSH_DECAY_S);
  return outlet;
}

/**
 * Voltages and currents everywhere at one device second. Outlets draw from their inlet's source; every protector and
 * inlet carries exactly the vector sum of what is below it (Kirchhoff), the neutral included.
 */
export function solveCircuit(model: ModelSpec, state: CircuitState, seed: number, second: number): Solution {
  const supplies = model.inlets.map((spec, index) =>
    state.isInletPowered(index) ? supply(spec, index, seed, second) : dead(spec.lines, 0),
  );
  const sourceFor = (inlet: number): Terminal | undefined => supplies[state.sourceOf(inlet) ?? -1];
  const ocps = model.ocps.map((spec, index) => {
    const source = state.isOcpLive(index) ? sourceFor(spec.inlet) : undefined;
    return source === undefined ? dead(spec.lines, 0) : terminal(spec.lines, source.hertz, source.volts);
  });
  const outlets = model.outlets.map((spec, index) => {
    const source = sourceFor(spec.inlet);
    if (source === undefined || !state.isOutletEnergised(index)) return dead(spec.lines, 0);
    const load = state.loadOf(index);
    if (load === null) return terminal(spec.lines, source.hertz, source.volts);
    const outlet = drawFrom(source, spec.lines, load, second, second - state.switchedOnSecond(index));
    feed(source, outlet);
    for (let ocp = spec.ocp; ocp !== null; ocp = model.ocps[ocp]?.upstream ?? null) {
      const protector = ocps[ocp];
      if (protector !== undefined) feed(protector, outlet);
    }
    return outlet;
  });
  return { second, inlets: supplies, ocps, outlets };
}
