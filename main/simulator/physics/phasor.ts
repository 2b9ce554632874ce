/** A sine of the mains frequency as a complex number; its length is the RMS value. */
export interface Phasor {
  readonly re: number;
  readonly im: number;
}

export const ZERO: Phasor = { re: 0, im: 0 };

export function polar(length: number, degrees: number): Phasor {
  const radians = (degrees * Math.PI) / 180;
  return { re: length * Math.cos(radians), im: length * Math.sin(radians) };
}

export function add(a: Phasor, b: Phasor): Phasor {
  return { re: a.re + b.re, im: a.im + b.im };
}

export function subtract(a: Phasor, b: Phasor): Phasor {
  return { re: a.re - b.re, im: a.im - b.im };
}

export function scale(a: Phasor, factor: number): Phasor {
  return { re: a.re * factor, im: a.im * factor };
}

export function rms(a: Phasor): number {
  return Math.hypot(a.re, a.im);
}

/** Active power in W of a current through a voltage. */
export function activePower(voltage: Phasor, current: Phasor): number {
  return voltage.re * current.re + voltage.im * current.im;
}

/** The current, in A, that a load draws from `voltage`: S = V · I*. */
export function loadCurrent(voltage: Phasor, watts: number, powerFactor: number): Phasor {
  const squared = voltage.re ** 2 + voltage.im ** 2;
  if (squared === 0) return ZERO;
  const vars = watts * Math.sqrt(1 / powerFactor ** 2 - 1);
  return {
    re: (watts * voltage.re + vars * voltage.im) / squared,
    im: (watts * voltage.im - vars * voltage.re) / squared,
  };
}
