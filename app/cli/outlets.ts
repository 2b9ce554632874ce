import type { OutletId } from '../../shared/model/ids.ts';
import type { Target } from './target.ts';
import { CliFailure } from './exit.ts';

/**
 * Outlets as typed: `outlet:2/1`, or the label printed on the box. A label that two outlets have is refused and both full
 * ids are named. Everything is resolved before anything is switched.
 */
export function resolveOutlets(
  { view, model }: Pick<Target, 'view' | 'model'>,
  typed: readonly string[],
): readonly OutletId[] {
  const resolved = typed.map((text) => {
    const byId = model.outlets.find((outlet) => outlet.id === text);
    if (byId !== undefined) return byId.id;
    // On linked units the label is `unit/outlet`; its last part is what is printed on that box.
    const matches = model.outlets.filter(
      (outlet) => outlet.label === text || outlet.label.split('/').at(-1) === text,
    );
    const [first, second] = matches;
    if (first === undefined) {
      throw new CliFailure(`There is no outlet ${text} on ${view.name}. Nothing was switched.`);
    }
    if (second !== undefined) {
      const ids = matches.map((outlet) => outlet.id).join(', ');
      throw new CliFailure(`Outlet ${text} could be ${ids}. Use the full id. Nothing was switched.`);
    }
    return first.id;
  });
  return [...new Set(resolved)];
}
