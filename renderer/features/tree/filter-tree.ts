import { POWER_STATE_WORDS } from '../../../shared/words/elements.ts';
import type { TreeNode } from './build-tree.ts';
import { isOff, type NodeInfo } from './node-state.ts';

export type TreeChip = 'all' | 'alarm' | 'off' | 'busy';

export interface TreeFilter {
  readonly text: string;
  readonly chip: TreeChip;
}

export function isFiltering({ text, chip }: TreeFilter): boolean {
  return text.trim() !== '' || chip !== 'all';
}

function fitsChip(node: TreeNode, info: NodeInfo, chip: TreeChip): boolean {
  switch (chip) {
    case 'all':
      return true;
    case 'alarm':
      return info.severity !== null || info.noPowerFrom !== null;
    case 'off':
      return node.kind === 'outlet' && isOff(info);
    case 'busy':
      return node.kind === 'outlet' && info.state === 'busy';
  }
}

/** What a row can be found by: number, name, what it is, receptacle, lines and state. */
function searchTexts(node: TreeNode, info: NodeInfo): readonly string[] {
  const device = node.device;
  const texts = [node.label, node.name, node.note];
  if (info.tripped) texts.push('tripped');
  if (info.noPowerFrom !== null) texts.push('no power');
  if (node.kind === 'pole' || device === null) return texts;
  if (device.kind === 'outlet') {
    texts.push(device.receptacle, device.lines.join('-'));
    if (info.powerState !== null) texts.push(POWER_STATE_WORDS[info.powerState]);
  }
  if (device.kind === 'inlet') texts.push(device.plug);
  return texts;
}

function fitsText(node: TreeNode, info: NodeInfo, text: string): boolean {
  const words = text.trim().toLowerCase().split(/\s+/u);
  const texts = searchTexts(node, info).map((each) => each.toLowerCase());
  return words.every((word) => texts.some((each) => each.includes(word)));
}

/**
 * The tree with only the rows that fit and those above them; null when none fits. Text and chip combine. Without a filter
 * it is the same tree.
 */
export function filterTree(
  node: TreeNode,
  infos: ReadonlyMap<string, NodeInfo>,
  filter: TreeFilter,
): TreeNode | null {
  if (!isFiltering(filter)) return node;
  const children = node.children
    .map((child) => filterTree(child, infos, filter))
    .filter((child) => child !== null);
  const info = infos.get(node.key);
  const fits =
    info !== undefined &&
    node.kind !== 'pdu' &&
    fitsChip(node, info, filter.chip) &&
    (filter.text.trim() === '' || fitsText(node, info, filter.text));
  if (!fits && children.length === 0) return null;
  return { ...node, children };
}

/** How many elements each chip would show; poles and the PDU itself are no elements. */
export function chipCounts(
  nodes: readonly TreeNode[],
  infos: ReadonlyMap<string, NodeInfo>,
): Readonly<Record<TreeChip, number>> {
  const elements = nodes.filter((node) => node.kind !== 'pole' && node.kind !== 'pdu');
  const count = (chip: TreeChip) =>
    elements.filter((node) => {
      const info = infos.get(node.key);
      // What lost its power is shown with the breaker that tripped; it is no alarm of its own.
      return info !== undefined && fitsChip(node, info, chip) && (chip !== 'alarm' || info.severity !== null);
    }).length;
  return { all: count('all'), alarm: count('alarm'), off: count('off'), busy: count('busy') };
}
