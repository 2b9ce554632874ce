import type { ThresholdSpec } from '../models/spec.ts';

/** `NumericSensor.Thresholds`, with the wire's names. */
export interface Thresholds {
  readonly upperCriticalActive: boolean;
  readonly upperCritical: number;
  readonly upperWarningActive: boolean;
  readonly upperWarning: number;
  readonly lowerWarningActive: boolean;
  readonly lowerWarning: number;
  readonly lowerCriticalActive: boolean;
  readonly lowerCritical: number;
  readonly assertionTimeout: number;
  readonly deassertionHysteresis: number;
}

export interface ThresholdStatus {
  readonly aboveUpperCritical: boolean;
  readonly aboveUpperWarning: boolean;
  readonly belowLowerWarning: boolean;
  readonly belowLowerCritical: boolean;
}

export const NO_ALARM: ThresholdStatus = {
  aboveUpperCritical: false,
  aboveUpperWarning: false,
  belowLowerWarning: false,
  belowLowerCritical: false,
};

export function initialThresholds(spec: ThresholdSpec | undefined): Thresholds {
  return {
    upperCriticalActive: spec?.upperCritical !== undefined,
    upperCritical: spec?.upperCritical ?? 0,
    upperWarningActive: spec?.upperWarning !== undefined,
    upperWarning: spec?.upperWarning ?? 0,
    lowerWarningActive: spec?.lowerWarning !== undefined,
    lowerWarning: spec?.lowerWarning ?? 0,
    lowerCriticalActive: spec?.lowerCritical !== undefined,
    lowerCritical: spec?.lowerCritical ?? 0,
    assertionTimeout: spec?.assertionTimeout ?? 0,
    deassertionHysteresis: spec?.deassertionHysteresis ?? 0,
  };
}

/** The code of `setThresholds`: 0 good, 1 out of range, 2 contradictory (Xerus reference 5.8). */
export function checkThresholds(
  thresholds: Thresholds,
  range: { readonly lower: number; readonly upper: number },
): 0 | 1 | 2 {
  const limits = [
    [thresholds.lowerCriticalActive, thresholds.lowerCritical],
    [thresholds.lowerWarningActive, thresholds.lowerWarning],
    [thresholds.upperWarningActive, thresholds.upperWarning],
    [thresholds.upperCriticalActive, thresholds.upperCritical],
  ] as const;
  const active = limits.filter(([isActive]) => isActive).map(([, value]) => value);
  if (active.some((value) => value < range.lower || value > range.upper)) return 1;
  if (thresholds.assertionTimeout < 0 || thresholds.deassertionHysteresis < 0) return 1;
  if (active.some((value, index) => value < (active[index - 1] ?? value))) return 2;
  const bothWarnings = thresholds.upperWarningActive && thresholds.lowerWarningActive;
  const gap = thresholds.upperWarning - thresholds.lowerWarning;
  return bothWarnings && gap < 2 * thresholds.deassertionHysteresis ? 2 : 0;
}

interface Limit {
  readonly flag: keyof ThresholdStatus;
  readonly isActive: boolean;
  readonly limit: number;
  readonly direction: 1 | -1;
}

function limitsOf(thresholds: Thresholds): Limit[] {
  return [
    {
      flag: 'aboveUpperCritical',
      isActive: thresholds.upperCriticalActive,
      limit: thresholds.upperCritical,
      direction: 1,
    },
    {
      flag: 'aboveUpperWarning',
      isActive: thresholds.upperWarningActive,
      limit: thresholds.upperWarning,
      direction: 1,
    },
    {
      flag: 'belowLowerWarning',
      isActive: thresholds.lowerWarningActive,
      limit: thresholds.lowerWarning,
      direction: -1,
    },
    {
      flag: 'belowLowerCritical',
      isActive: thresholds.lowerCriticalActive,
      limit: thresholds.lowerCritical,
      direction: -1,
    },
  ];
}

/**
 * The alarm flags of one sensor over time. A limit asserts once it has been passed for `assertionTimeout` samples (one a
 * second) and deasserts at once when the reading is back by the hysteresis. Values come rounded to the shown digits.
 */
export class ThresholdEngine {
  #status: ThresholdStatus = NO_ALARM;
  readonly #violatedSince = new Map<keyof ThresholdStatus, number>();

  sample(rounded: number, thresholds: Thresholds, second: number): ThresholdStatus {
    const next: Record<keyof ThresholdStatus, boolean> = { ...NO_ALARM };
    for (const { flag, isActive, limit, direction } of limitsOf(thresholds)) {
      const excess = (rounded - limit) * direction;
      if (!isActive || excess <= 0) this.#violatedSince.delete(flag);
      else if (!this.#violatedSince.has(flag)) this.#violatedSince.set(flag, second);
      if (!isActive) continue;
      const since = this.#violatedSince.get(flag);
      const hasLasted = since !== undefined && second - since >= thresholds.assertionTimeout;
      next[flag] = hasLasted || (this.#status[flag] && excess > -thresholds.deassertionHysteresis);
    }
    this.#status = next;
    return next;
  }

  /** Nothing can be read: alarms end. */
  clear(): void {
    this.#status = NO_ALARM;
    this.#violatedSince.clear();
  }
}
