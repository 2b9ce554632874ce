import type { Alarm } from '../../state/alarms.ts';
import { flatten, type TreeNode } from './build-tree.ts';

/** Up to this many outlets the whole tree is open at first. */
const OPEN_ALL_UP_TO_OUTLETS = 24;

/** Keys of a row and of those above it; empty when there is no such row. */
export function withPathTo(root: TreeNode, key: string): ReadonlySet<string> {
  const visit = (node: TreeNode): readonly string[] | null => {
    if (node.key === key) return [node.key];
    for (const child of node.children) {
      const found = visit(child);
      if (found !== null) return [node.key, ...found];
    }
    return null;
  };
  return new Set(visit(root) ?? []);
}

/** Everything above the breakers, and of many breakers those with an alarm, else the first. */
export function initiallyExpanded(root: TreeNode, alarms: readonly Alarm[]): ReadonlySet<string> {
  const nodes = flatten(root);
  const breakers = nodes.filter((node) => node.kind === 'ocp');
  const others = nodes.filter((node) => node.kind !== 'ocp' && node.children.length > 0);
  const isSmall = nodes.filter((node) => node.kind === 'outlet').length <= OPEN_ALL_UP_TO_OUTLETS;
  const inAlarm = breakers.filter((node) => alarms.some((alarm) => alarm.element === node.element));
  const open = isSmall ? breakers : inAlarm.length > 0 ? inAlarm : breakers.slice(0, 1);
  return new Set([
    ...others.map((node) => node.key),
    ...open.flatMap((node) => [...withPathTo(root, node.key)]),
  ]);
}
