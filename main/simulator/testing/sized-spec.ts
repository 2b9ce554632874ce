import { px3OnePhase8 } from '../models/px3-1ph-8.ts';
import type { ModelSpec, OutletSpec } from '../models/spec.ts';

/** Labels `1` to `count`, as most PDUs print them. */
export function plainLabels(count: number): readonly string[] {
  return Array.from({ length: count }, (_each, index) => String(index + 1));
}

/** A small PDU with these outlets, all switchable, on and without a name; `change` differs in an outlet by its label. */
export function sizedSpec(
  labels: readonly string[],
  change: (label: string) => Partial<OutletSpec> = () => ({}),
): ModelSpec {
  const [template] = px3OnePhase8.outlets;
  if (template === undefined) throw new Error('The model has no outlet.');
  return {
    ...px3OnePhase8,
    name: `sized-${labels.length}`,
    outlets: labels.map((label) => ({ ...template, name: '', label, ...change(label) })),
  };
}
