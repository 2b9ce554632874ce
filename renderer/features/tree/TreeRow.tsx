import { memo, useLayoutEffect, useRef } from 'react';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import type { TreeNode } from './build-tree.ts';
import { glyphOf, wordsOf, type NodeInfo } from './node-state.ts';
import { MatchedText } from './MatchedText.tsx';
import { useTreeRow } from './tree-view.ts';
import { RowValue } from './RowValue.tsx';

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
  const row = useRef<HTMLSpanElement>(null);
  const words = wordsOf(info);
  useLayoutEffect(() => {
    // The state belongs to the row, which has the focus; its name stays the element's.
    const element = row.current?.closest('[role="row"]');
    if (pole === null) element?.setAttribute('aria-description', words);
  }, [words, pole]);
  return <span ref={row}>{pole === null ? <Glyph name={glyphOf(info)} /> : <PhaseKey line={pole} />}</span>;
});

function RowName({ node, info }: { readonly node: TreeNode; readonly info: NodeInfo }) {
  const { words, freshness } = useTreeRow();
  const isFaint = freshness === 'noData' || (node.kind === 'outlet' && !node.isNamed);
  if (info.tripped) return <span className="ell t-crit b">Tripped</span>;
  return (
    <span className={`ell${isFaint ? ' dim' : ''}`} title={node.name}>
      {node.kind === 'pdu' ? (
        <b className="ink">{node.name}</b>
      ) : (
        <MatchedText text={node.name} words={words} />
      )}
      {node.note === '' ? null : (
        <>
          {' '}
          <span className="faint">{node.note}</span>
        </>
      )}
    </span>
  );
}
