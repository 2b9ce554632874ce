/** A well-mixed 32-bit number from three; the same inputs always give the same one (the finaliser of MurmurHash3). */
function mix(seed: number, stream: number, tick: number): number {
  let h =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(stream + 1, 0xc2b2ae35) ^
    Math.imul(tick, 0x27d4eb2f);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/** Uniform in [0, 1). */
export function uniform(seed: number, stream: number, tick: number): number {
  return mix(seed, stream, tick) / 2 ** 32;
}

/** Roughly normal with standard deviation 1, never beyond ±3.5. */
export function gaussian(seed: number, stream: number, tick: number): number {
  let sum = 0;
  for (let part = 0; part < 4; part++) sum += uniform(seed + part * 7919, stream, tick);
  return (sum - 2) * Math.sqrt(3);
}
