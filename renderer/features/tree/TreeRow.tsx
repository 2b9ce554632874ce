import { memo } from 'react';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { useReading } from '../../state/samples.ts';
import { CutName } from '../../ui/CutName.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import type { TreeNode } from './build-tree.ts';
import { MatchedText } from './MatchedText.tsx';
import { glyphOf, isOff, type NodeInfo } from './node-state.ts';
import { RowValue } from './RowValue.tsx';
import { useTreeRow } from './tree-view.ts';

/** The cells of a row after its caret: glyph, number, name, load bar, value. */
export function TreeRowCells({ node }: { readonly node: TreeNode }) {
  const { infos } = useTreeRow();
  const info = infos.get(node.key);
  if (info === undefined) return null;
  return (
    <>
      <RowGlyph pole={node.pole} info={info} />
      {node.kind === 'pdu' ? null : <span className="id">{node.label}</span>}
      <RowName node={node} info={info} />
      <RowValue node={node} info={info} />
    </>
  );
}

const RowGlyph = memo(function RowGlyph({
  pole,
  info,
}: {
  readonly pole: PoleName | null;
  readonly info: NodeInfo;
}) {
  return pole === null ? <Glyph name={glyphOf(info)} /> : <PhaseKey line={pole} />;
});

function RowName({ node, info }: { readonly node: TreeNode; readonly info: NodeInfo }) {
  const { words, freshness } = useTreeRow();
  const isDead = node.kind === 'outlet' && (info.noPowerFrom !== null || isOff(info));
  const isFaint = freshness === 'noData' || isDead || (node.kind === 'outlet' && !node.isNamed);
  if (info.tripped)
    return <span className={freshness === 'noData' ? 'ell dim' : 'ell t-crit b'}>Tripped</span>;
  return (
    <span className={`name${isFaint ? ' dim' : ''}`} title={node.name}>
      <span className="ell">
        {node.kind === 'pdu' ? (
          <b className="ink">
            <bdi>{node.name}</bdi>
          </b>
        ) : node.note === '' && words.length === 0 ? (
          <CutName text={node.name} />
        ) : (
          <bdi>
            <MatchedText text={node.name} words={words} />
          </bdi>
        )}
      </span>
      {node.note === '' ? null : <span className="faint"> {node.note}</span>}
      <SourceNote node={node} />
    </span>
  );
}

/** An inlet of a transfer switch is in use or stands by; nothing is said while the PDU does not say. */
function SourceNote({ node }: { readonly node: TreeNode }) {
  const { pdu, model } = useTreeRow();
  const fed = model.transferSwitches.find((each) => each.inlets.some((inlet) => inlet === node.element));
  const source = useReading(pdu.id, model, fed?.id ?? 'pdu', 'selectedSource')?.value ?? null;
  if (fed === undefined || node.kind !== 'inlet' || source === null) return null;
  return <span className="faint">{fed.inlets[source - 1] === node.element ? ' in use' : ' standby'}</span>;
}
