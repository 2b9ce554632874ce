import { memo, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { ElementId } from '../../../shared/model/ids.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { flatten, type TreeNode } from './build-tree.ts';
import { TreeRowCells } from './TreeRow.tsx';
import { useSettled } from './use-settled.ts';

interface DeviceTreeProps {
  readonly root: TreeNode;
  readonly pduName: string;
  readonly selected: ElementId;
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (keys: ReadonlySet<string>) => void;
  readonly onSelect: (element: ElementId) => void;
}

/** Arrow keys may run over many rows: what shows the selected one follows when they rest. */
const SETTLE_MS = 120;

/** The tree: one tab stop, arrows move and open, letters jump by name, the row with the focus is selected. */
export const DeviceTree = memo(function DeviceTree(props: DeviceTreeProps) {
  const { root, pduName, selected, expanded, onExpandedChange, onSelect } = props;
  const items = useMemo(() => [root], [root]);
  const elementOf = useMemo(() => new Map(flatten(root).map((node) => [node.key, node.element])), [root]);
  const [key, setKey] = useState<string>(selected);
  const select = useSettled(onSelect, SETTLE_MS);
  const wanted = useRef(selected);
  useEffect(() => {
    if (wanted.current === selected) return;
    wanted.current = selected;
    setKey(selected);
  }, [selected]);
  return (
    <Tree
      className="tree-rows"
      data-region-focus
      style={{ '--id-width': `${idWidth(root)}px` } as CSSProperties}
      aria-label={`Devices of ${nameInSentence(pduName)}`}
      items={items}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[key]}
      onSelectionChange={(keys) => {
        const picked = keys === 'all' ? undefined : [...keys][0];
        const element = elementOf.get(String(picked));
        if (picked === undefined || element === undefined) return;
        setKey(String(picked));
        wanted.current = element;
        select(element);
      }}
      expandedKeys={expanded}
      onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
    >
      {renderNode}
    </Tree>
  );
});

const ID_WIDTH = 20;
const CHARACTER_WIDTH = 7;

const widthOf = (label: string) => Math.max(ID_WIDTH, label.length * CHARACTER_WIDTH + 4);

/** Wide enough for the longest label of an outlet, so that names stand under each other: `12`, `AA12`, `2/12`. */
function idWidth(root: TreeNode): number {
  const nodes = flatten(root);
  const outlets = nodes.filter((node) => node.kind === 'outlet');
  return Math.max(...(outlets.length === 0 ? nodes : outlets).map((node) => widthOf(node.label)));
}

/** A longer label than those of the outlets, `AA:BR1`, takes its place from the name of its own row only. */
function ownIdWidth({ kind, label }: TreeNode): CSSProperties {
  if (kind === 'outlet' || kind === 'pdu') return {};
  return { '--own-id-width': `${widthOf(label)}px` } as CSSProperties;
}

/** What a row is called: `C3, breaker, L2`, `14, db-02 PSU A`. */
function rowLabel(node: TreeNode): string {
  return [node.label, nameInSentence(node.name), node.note].filter((part) => part !== '').join(', ');
}

function renderNode(node: TreeNode) {
  const fedBy = node.kind === 'ts' && node.note !== '' ? `, fed by ${node.note.replace(', ', ' and ')}` : '';
  return (
    <TreeItem
      id={node.key}
      textValue={node.name}
      style={ownIdWidth(node)}
      aria-label={`${rowLabel({ ...node, note: node.kind === 'ts' ? '' : node.note })}${fedBy}`}
      className={({ isSelected }) => `tr${node.kind === 'pole' ? ' pole' : ''}${isSelected ? ' sel' : ''}`}
    >
      <TreeItemContent>
        {node.children.length === 0 ? <span /> : <Caret />}
        <TreeRowCells node={node} />
      </TreeItemContent>
      <Collection items={node.children.map((child) => ({ ...child, id: child.key }))}>
        {renderNode}
      </Collection>
    </TreeItem>
  );
}

function Caret() {
  return (
    <Button slot="chevron" className="caret">
      <Glyph name="cr" className="car" />
    </Button>
  );
}
