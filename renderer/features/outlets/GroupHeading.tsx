import { memo } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Outlet, OverCurrentProtector, PduModel } from '../../../shared/model/pdu.ts';
import type { PoleName } from '../../../shared/model/quantity.ts';
import { genericName, linesText } from '../../../shared/words/elements.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { useLoad } from '../../power/use-load.ts';
import { useReading } from '../../state/samples.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { loadFraction, loadLevel, type Load } from '../../ui/load-words.ts';
import { LoadBar } from '../../ui/LoadBar.tsx';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import { distanceWords } from './distance-words.ts';
import type { OutletGroup } from './grouping.ts';

const TRIPPED = 0;

interface GroupHeadingProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly group: OutletGroup;
  /** Last known values: the bar is dashed. */
  readonly stale: boolean;
  readonly isLit: boolean;
}

/** What stands over a column: the breaker's load, its line, and how far it is from its warning. */
export const GroupHeading = memo(function GroupHeading(props: GroupHeadingProps) {
  const { head, outlets } = props.group;
  switch (head.kind) {
    case 'breaker':
      return <BreakerHeading {...props} ocp={head.ocp} />;
    case 'line':
      return <LineHeading {...props} text={head.text} outlet={head.outlet} />;
    case 'plain':
      return head.text === '' ? null : (
        <Heading {...props} title={head.text} lines={null} load={null} note={`${outlets.length} outlets`} />
      );
  }
});

function BreakerHeading(props: GroupHeadingProps & { readonly ocp: OverCurrentProtector }) {
  const { pdu, model, group, ocp } = props;
  const load = useLoad(pdu, model, ocp.id, ocp.ratingAmperes);
  const isTripped = useReading(pdu, model, ocp.id, 'trip')?.value === TRIPPED;
  return (
    <Heading
      {...props}
      title={ocp.label}
      label={genericName(ocp)}
      lines={linesOf(group.outlets, ocp)}
      load={load}
      isTripped={isTripped}
      note={isTripped ? 'Tripped' : load === null ? '' : distanceWords(load)}
    />
  );
}

function LineHeading(props: GroupHeadingProps & { readonly text: string; readonly outlet: Outlet }) {
  const { pdu, model, outlet, text, group } = props;
  const inlet = model.inlets.find((each) => each.id === outlet.inlet) ?? model.inlets[0];
  const phases = outlet.lines.filter((line) => line !== 'N');
  const [only] = phases;
  const pole = phases.length === 1 && only !== undefined ? only : null;
  const load = useLoad(pdu, model, inlet?.id ?? 'pdu', inlet?.ratingAmperes ?? null, pole);
  const shown = pole === null ? null : load;
  return (
    <Heading
      {...props}
      title={text}
      lines={outlet.lines}
      load={shown}
      note={shown === null ? `${group.outlets.length} outlets` : distanceWords(shown)}
    />
  );
}

/** The lines its outlets have in common; else those of the breaker's own poles. */
function linesOf(outlets: readonly Outlet[], ocp: OverCurrentProtector): readonly PoleName[] {
  const texts = new Set(outlets.map((outlet) => linesText(outlet.lines)));
  const first = outlets[0];
  return texts.size === 1 && first !== undefined && first.lines.length > 0
    ? first.lines
    : ocp.poles.map((pole) => pole.line);
}

interface HeadingProps extends GroupHeadingProps {
  readonly title: string;
  readonly label?: string;
  readonly lines: readonly PoleName[] | null;
  readonly load: Load | null;
  readonly note: string;
  readonly isTripped?: boolean;
}

const LEVEL_CLASSES = {
  normal: 'ink b',
  warning: 't-warn b',
  critical: 't-crit b',
  noData: 'faint b',
} as const;

function Heading(props: HeadingProps) {
  const { title, label = title, lines, load, note, stale, isTripped = false, isLit } = props;
  const fraction = load === null ? null : loadFraction(load);
  return (
    <div className={isLit ? 'bh lit' : 'bh'}>
      <div className="l1">
        <b>{title}</b>
        {isTripped ? <Glyph name="trip" /> : null}
        {lines === null || lines.length === 0 ? null : (
          <LinesKey lines={lines} hasText={title !== linesText(lines)} />
        )}
        <span className="grow" />
        {load === null ? null : (
          <span>
            <span className={stale ? 'faint b' : LEVEL_CLASSES[loadLevel(load)]}>
              {formatNumber(load.value, 1)}
            </span>{' '}
            <span className="dim">{load.rating === null ? 'A' : `/ ${formatNumber(load.rating, 0)} A`}</span>
          </span>
        )}
      </div>
      {load === null ? (
        <span className="bh-no-bar" />
      ) : (
        <LoadBar {...load} stale={stale} label={`${label} load`} />
      )}
      <div className="row dim bh-note">
        <span>{fraction === null ? '' : `${formatNumber(fraction * 100, 0)} %`}</span>
        <span className={isTripped ? 't-crit' : ''}>{stale && load !== null ? 'last known' : note}</span>
      </div>
    </div>
  );
}

/** The key of the first line and all lines as text: `L1-N`. */
export function LinesKey({
  lines,
  hasText = true,
}: {
  readonly lines: readonly PoleName[];
  readonly hasText?: boolean;
}) {
  const first = lines.find((line) => line !== 'N');
  return (
    <span className="dim row bh-lines">
      {first === undefined ? null : <PhaseKey line={first} />}
      {hasText ? linesText(lines) : null}
    </span>
  );
}
