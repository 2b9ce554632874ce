import { useMemo } from 'react';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { Inlet, PduModel, TransferSwitch } from '../../../../shared/model/pdu.ts';
import { genericName } from '../../../../shared/words/elements.ts';
import { BRANCH_X, branchesOf, diagramLayout, DIAGRAM_WIDTH, OUTLETS_X } from './diagram-layout.ts';
import { BranchBoxes, InletBox } from './DiagramBoxes.tsx';
import { diagramWords, sourceWords } from './switch-words.ts';
import { useSelectedSource } from './SwitchStateChip.tsx';

interface SwitchDiagramProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly device: TransferSwitch;
}

const CONTACT_X = 253;
const PIVOT_X = 335;
const BUS_X = 404;

/** The true graph in one line: both inlets, the switch and what it feeds. */
export function SwitchDiagram({ pdu, model, device }: SwitchDiagramProps) {
  const { selected, isLate } = useSelectedSource({ pdu: pdu.id, model, device });
  const inlets = useMemo(
    () => device.inlets.flatMap((id) => model.inlets.find((inlet) => inlet.id === id) ?? []),
    [model, device],
  );
  const branches = useMemo(() => branchesOf(model, device), [model, device]);
  const { height, left, right } = diagramLayout(inlets.length, branches.length);
  const pivotY = height / 2;
  const inUseY = selected.kind === 'inlet' && !isLate ? (left[selected.position] ?? null) : null;
  const live = inUseY === null ? 'var(--line-strong)' : lineColour(inlets);
  return (
    <div className="diagram">
      <svg
        className="chart"
        viewBox={`0 0 ${DIAGRAM_WIDTH} ${height}`}
        role="img"
        aria-label={diagramWords(inlets.map(genericName), selected)}
      >
        <rect className="switch-box" x="226" y="12" width="132" height={height - 24} rx="3" />
        <text className="small" x="236" y={height - 22}>
          Transfer switch
        </text>
        {inlets.map((inlet, position) => (
          <Source key={inlet.id} y={left[position] ?? 0} isInUse={left[position] === inUseY} live={live} />
        ))}
        {inUseY === null ? null : (
          <path
            d={`M${CONTACT_X + 4} ${inUseY}L${PIVOT_X - 3} ${pivotY}`}
            stroke="var(--ink)"
            strokeWidth="3"
          />
        )}
        <circle cx={PIVOT_X} cy={pivotY} r="4" fill="var(--ink)" />
        <path d={`M${PIVOT_X + 4} ${pivotY}H${BUS_X}`} stroke={live} strokeWidth="3" />
        {right.map((y) => (
          <path
            key={y}
            d={`M${BUS_X} ${pivotY}V${y}H${BRANCH_X}M600 ${y}H${OUTLETS_X}`}
            className="feed"
            stroke={live}
          />
        ))}
        {inlets.map((inlet, position) => (
          <InletBox
            key={inlet.id}
            pdu={pdu}
            model={model}
            inlet={inlet}
            y={left[position] ?? 0}
            isInUse={left[position] === inUseY}
            use={sourceWords(isLate ? { kind: 'unknown' } : selected, position)}
          />
        ))}
        {branches.map((branch, position) => (
          <BranchBoxes key={branch.key} pdu={pdu} model={model} branch={branch} y={right[position] ?? 0} />
        ))}
      </svg>
    </div>
  );
}

/** One line has its colour; several together are ink. */
function lineColour(inlets: readonly Inlet[]): string {
  const lines = (inlets[0]?.poles ?? []).map((pole) => pole.line).filter((line) => line !== 'N');
  return lines.length > 1 ? 'var(--ink)' : 'var(--l1)';
}

function Source({
  y,
  isInUse,
  live,
}: {
  readonly y: number;
  readonly isInUse: boolean;
  readonly live: string;
}) {
  const stroke = isInUse
    ? { stroke: live, strokeWidth: 3 }
    : { stroke: 'var(--line-strong)', strokeWidth: 1.5, strokeDasharray: '4 4' };
  return (
    <>
      <path d={`M176 ${y}H${CONTACT_X - 4}`} {...stroke} />
      <circle
        cx={CONTACT_X}
        cy={y}
        r="4"
        fill="none"
        stroke={isInUse ? 'var(--ink)' : 'var(--text-3)'}
        strokeWidth="1.5"
      />
    </>
  );
}
