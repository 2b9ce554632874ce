import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { linesText } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { useLoad } from '../../power/use-load.ts';
import { useReading } from '../../state/samples.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { loadFraction, loadLevel } from '../../ui/load-words.ts';
import { LoadBar } from '../../ui/LoadBar.tsx';
import { LinesKey } from './GroupHeading.tsx';
import type { OutletGroup } from './grouping.ts';
import type { TableColumns } from './table-columns.ts';

interface GroupRowProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly group: OutletGroup;
  readonly columns: TableColumns;
  readonly stale: boolean;
}

const LEAD_COLUMNS = 5;

/** The row over the outlets of a breaker or line; it sticks below the head while its outlets pass. */
export function GroupRow({ pdu, model, group, columns, stale }: GroupRowProps) {
  const { head, outlets } = group;
  if (head.kind === 'plain' && head.text === '') return null;
  const count = outlets.length === 1 ? '1 outlet' : `${outlets.length} outlets`;
  const loadColumns = columns.hasCurrent ? 2 : 0;
  return (
    <tr className="grp">
      <td colSpan={LEAD_COLUMNS}>
        <span className="row">
          <GroupName group={group} />
        </span>
      </td>
      {loadColumns === 0 ? null : (
        <td colSpan={loadColumns}>
          {head.kind === 'breaker' ? (
            <BreakerLoad pdu={pdu} model={model} ocp={head.ocp} stale={stale} />
          ) : null}
        </td>
      )}
      <td colSpan={columns.count - LEAD_COLUMNS - loadColumns} className="n dim">
        {count}
      </td>
    </tr>
  );
}

function GroupName({ group }: { readonly group: OutletGroup }) {
  const { head, outlets } = group;
  const lines = outlets[0]?.lines ?? [];
  switch (head.kind) {
    case 'breaker': {
      const noun = head.ocp.type === 'fuse' || head.ocp.type === 'fusePair' ? 'fuse' : 'breaker';
      const rating = head.ocp.ratingAmperes === null ? '' : `${head.ocp.ratingAmperes} A `;
      return (
        <>
          <b className="ink">{head.ocp.label}</b>
          <LinesKey lines={lines} hasText={false} />
          <span className="dim">{[linesText(lines), `${rating}${noun}`].filter(Boolean).join(', ')}</span>
        </>
      );
    }
    case 'line':
      return (
        <>
          <b className="ink">{head.text}</b>
          <LinesKey lines={lines} hasText={false} />
        </>
      );
    case 'plain':
      return <b className="ink">{head.text}</b>;
  }
}

const LEVEL_CLASSES = { normal: 'ink', warning: 't-warn b', critical: 't-crit b', noData: 'faint' } as const;

function BreakerLoad({
  pdu,
  model,
  ocp,
  stale,
}: Pick<GroupRowProps, 'pdu' | 'model' | 'stale'> & { readonly ocp: PduModel['ocps'][number] }) {
  const load = useLoad(pdu, model, ocp.id, ocp.ratingAmperes);
  const isTripped = useReading(pdu, model, ocp.id, 'trip')?.value === 0;
  if (isTripped) {
    return (
      <span className="row t-crit b">
        <Glyph name="trip" />
        Tripped
      </span>
    );
  }
  if (load === null) return null;
  const fraction = loadFraction(load);
  const percent = fraction === null ? '' : `, ${formatNumber(fraction * 100, 0)} %`;
  return (
    <span className="row">
      <span className="ot-bar">
        <LoadBar {...load} stale={stale} label={`${ocp.label} load`} />
      </span>
      <span className={stale ? 'faint' : LEVEL_CLASSES[loadLevel(load)]}>
        {formatNumber(load.value, 1)} A{percent}
      </span>
    </span>
  );
}
