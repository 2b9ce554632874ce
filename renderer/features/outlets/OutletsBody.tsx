import { useRef, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import { useKeptFocus } from '../../power/use-kept-focus.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { ActionBar } from './ActionBar.tsx';
import type { GroupBy } from './grouping.ts';
import { InProgress } from './InProgress.tsx';
import type { OutletOverlay } from './outlet-overlay.ts';
import { OutletGrid } from './OutletGrid.tsx';
import { OutletPopover } from './OutletPopover.tsx';
import type { Layout } from './OutletsHead.tsx';
import { OutletTable } from './OutletTable.tsx';
import { RunningStrip } from './RunningStrip.tsx';
import { useAskedHoldHere } from './use-asked-hold.ts';
import { useDockedHeight } from './use-docked-height.ts';
import { useOutletHandlers } from './use-outlet-handlers.ts';
import { useOutletKeys } from './use-outlet-keys.ts';
import { useOutletPlaces } from './use-outlet-places.ts';
import { useOutletSelection } from './use-outlet-selection.ts';
import { useShownOutlet } from './use-shown-outlet.ts';

const WIDTH_AT_FIRST_PX = 1376;

interface OutletsBodyProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly facts: FactsById;
  readonly actions: OutletActions;
  readonly visible: readonly OutletId[];
  readonly groupBy: GroupBy;
  readonly layout: Layout;
  readonly filterText: string;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}

/** The outlets that pass the filter, as grid or table, with the bars docked below and what is open beside a cell. */
export function OutletsBody(props: OutletsBodyProps) {
  const { pdu, model, facts, actions, visible, groupBy, layout, isFiltered, onClearFilter } = props;
  const container = useRef<HTMLDivElement & HTMLTableElement>(null);
  const [bodyRef, bodyWidth] = useElementWidth(WIDTH_AT_FIRST_PX);
  const [focused, setCurrent] = useState<OutletId | null>(null);
  const [overlay, setOverlay] = useState<OutletOverlay | null>(null);
  const isTable = layout === 'table';
  const { groups, bands, order, columns } = useOutletPlaces(model, visible, groupBy, isTable, bodyWidth);
  const { selection, setSelection, clear, toggleSelected } = useOutletSelection(order);
  const current = focused !== null && order.includes(focused) ? focused : (order[0] ?? null);
  const handlers = useOutletHandlers(pdu, actions, toggleSelected, setCurrent, setOverlay);
  useKeptFocus(container, current);
  useAskedHoldHere(pdu, model, container, setOverlay);
  useShownOutlet(container, setCurrent);
  const onKeyDown = useOutletKeys({
    container,
    model,
    facts,
    columns,
    order,
    current,
    selection,
    isTable,
    handlers,
    onSelection: setSelection,
  });
  useEscape(() => escape(selection.ids.size > 0, isFiltered, clear, onClearFilter));
  const shared = {
    pdu: pdu.id,
    model,
    label: `Outlets of ${nameInSentence(pdu.name)}`,
    facts,
    selection,
    current,
    stale: pdu.connection.kind === 'offline' || pdu.connection.kind === 'needsAttention',
    handlers,
    onKeyDown,
    ref: container,
  };
  const overlayFacts = overlay === null ? undefined : facts.get(overlay.outlet.id);
  return (
    <>
      <div className="outlets-body" data-region="centre" data-region-focus ref={bodyRef}>
        {visible.length === 0 ? <NothingFound {...props} /> : null}
        {visible.length === 0 ? null : isTable ? (
          <OutletTable {...shared} groups={groups} />
        ) : (
          <OutletGrid {...shared} bands={bands} lit={focused} />
        )}
        <InProgress pdu={pdu} model={model} />
      </div>
      <DockedBars {...props} ids={order.filter((id) => selection.ids.has(id))} onClear={clear} />
      {overlay === null || overlayFacts === undefined ? null : (
        <OutletPopover
          overlay={overlay}
          onOverlay={setOverlay}
          facts={overlayFacts}
          handlers={handlers}
          actions={actions}
        />
      )}
    </>
  );
}

interface DockedBarsProps extends Pick<OutletsBodyProps, 'pdu' | 'model' | 'facts' | 'actions'> {
  /** The selected outlets. */
  readonly ids: readonly OutletId[];
  readonly onClear: () => void;
}

/** A running sequence and what can be done to the selection, below the outlets. */
function DockedBars({ pdu, model, facts, actions, ids, onClear }: DockedBarsProps) {
  const ref = useDockedHeight();
  return (
    <div className="outlets-docked" ref={ref}>
      <RunningStrip pdu={pdu} model={model} actions={actions} />
      {ids.length === 0 ? null : (
        <ActionBar pdu={pdu.id} model={model} facts={facts} ids={ids} actions={actions} onClear={onClear} />
      )}
    </div>
  );
}

/** Esc, while nothing is armed: clears the selection, else the filter. */
function escape(
  hasSelection: boolean,
  isFiltered: boolean,
  clear: () => void,
  clearFilter: () => void,
): boolean {
  if (hasSelection) clear();
  else if (isFiltered) clearFilter();
  return hasSelection || isFiltered;
}

function NothingFound({ filterText, onClearFilter }: OutletsBodyProps) {
  const sentence = filterText === '' ? 'No outlet is in this state.' : `No outlet matches "${filterText}".`;
  return (
    <div className="outlets-none">
      <span>{sentence}</span>
      <ClearFilter onClear={onClearFilter} />
    </div>
  );
}
