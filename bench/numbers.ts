/** The middle value; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** `2.05 x`: how many times the second is in the first; empty when there is nothing to divide by. */
export function ratio(value: number, by: number | null): string {
  return by === null || !(by > 0) ? '' : `${(value / by).toFixed(2)} x`;
}

export const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
export const seconds = (value: number) => `${value.toFixed(3)} s`;

const target = (words: string, isMet: boolean) => `${words}: ${isMet ? 'met' : 'NOT MET'}`;

/** `at most 12: met`. */
export function atMost(limit: number, unit: string, value: number): string {
  return target(`at most ${limit}${unit}`, value <= limit);
}

/** `fewer than 60: met`. */
export function fewerThan(limit: number, value: number): string {
  return target(`fewer than ${limit}`, value < limit);
}
