import { useCallback, useMemo, useRef, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { ActionBar } from './ActionBar.tsx';
import { AllOutletsDialog } from './AllOutletsDialog.tsx';
import type { FactsById } from '../../power/outlet-facts.ts';
import { countStates, visibleOutlets, type StateFilter } from './filter.ts';
import {
  groupingsOf,
  groupOutlets,
  fittingColumns,
  idColumns,
  placeGroups,
  type GroupBy,
} from './grouping.ts';
import { HoldPopover } from '../../power/HoldPopover.tsx';
import { InProgress } from './InProgress.tsx';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';
import { OutletGrid } from './OutletGrid.tsx';
import { OutletMenu } from './OutletMenu.tsx';
import { OutletsHead, type Layout } from './OutletsHead.tsx';
import { RunningStrip } from './RunningStrip.tsx';
import { OutletTable } from './OutletTable.tsx';
import './outlet-cell.css';
import './outlet-table.css';
import './outlet-bars.css';
import './outlets.css';
import { useDockedHeight } from './use-docked-height.ts';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { useKeptFocus } from '../../power/use-kept-focus.ts';
import { undoNewestArmed, useOutletActions, type OutletActions } from '../../power/use-outlet-actions.ts';
import { useOutletFacts } from '../../power/use-outlet-facts.ts';
import { useOutletKeys } from './use-outlet-keys.ts';
import { useOutletSelection } from './use-outlet-selection.ts';
import { sameItems, useSteady } from './use-steady.ts';

const BODY_PADDING_PX = 32;
const WIDTH_AT_FIRST_PX = 1376;

/** All outlets of a PDU: where mine is, whether it is on, and what is in progress. */
export function OutletsView({ pdu }: { readonly pdu: PduView }) {
  if (pdu.model === null)
    return <div className="outlets outlets-none dim">{`Reading ${pdu.name}, no outlets known yet.`}</div>;
  return <Outlets pdu={pdu} model={pdu.model} />;
}

interface OutletsProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

function Outlets({ pdu, model }: OutletsProps) {
  const facts = useOutletFacts(pdu, model);
  const actions = useOutletActions(pdu);
  const [text, setText] = useState('');
  const [stateFilter, setStateFilter] = useState<StateFilter>('all');
  const groupings = groupingsOf(model);
  const [wantedGroup, setGroupBy] = useState<GroupBy>('breaker');
  const groupBy = groupings.includes(wantedGroup) ? wantedGroup : (groupings[0] ?? 'number');
  const [layout, setLayout] = useState<Layout>('grid');
  const [all, setAll] = useState<PowerAction | null>(null);
  const visible = useSteadyVisible(model, facts, text, stateFilter);
  const clearFilter = useCallback(() => {
    setText('');
    setStateFilter('all');
  }, []);
  return (
    <div className="outlets">
      <OutletsHead
        text={text}
        onText={setText}
        stateFilter={stateFilter}
        onStateFilter={setStateFilter}
        counts={countStates(facts)}
        groupBy={groupBy}
        groupings={groupings}
        onGroupBy={setGroupBy}
        layout={layout}
        onLayout={setLayout}
        allBlockedReason={allBlockedReason(facts)}
        onAll={setAll}
      />
      <OutletsBody
        pdu={pdu}
        model={model}
        facts={facts}
        actions={actions}
        visible={visible}
        groupBy={groupBy}
        layout={layout}
        filterText={text}
        isFiltered={text !== '' || stateFilter !== 'all'}
        onClearFilter={clearFilter}
      />
      {all === null ? null : (
        <AllOutletsDialog
          pdu={pdu}
          model={model}
          facts={facts}
          action={all}
          actions={actions}
          onClose={() => setAll(null)}
        />
      )}
    </div>
  );
}

/** What all outlets have in common against switching; null when at least one can be switched. */
function allBlockedReason(facts: FactsById): string | null {
  let reason: string | null = null;
  for (const each of facts.values()) {
    if (each.blockedReason === null) return null;
    reason ??= each.blockedReason;
  }
  return reason ?? 'This PDU has no outlets.';
}

function useSteadyVisible(
  model: PduModel,
  facts: FactsById,
  text: string,
  stateFilter: StateFilter,
): readonly OutletId[] {
  const isArmed = [...facts.values()].some((each) => each.outletCommand?.phase === 'armed');
  const live = visibleOutlets(model.outlets, facts, text, stateFilter);
  return useSteady(live, isArmed, sameItems);
}

interface OutletsBodyProps extends OutletsProps {
  readonly facts: FactsById;
  readonly actions: OutletActions;
  readonly visible: readonly OutletId[];
  readonly groupBy: GroupBy;
  readonly layout: Layout;
  readonly filterText: string;
  readonly isFiltered: boolean;
  readonly onClearFilter: () => void;
}

function OutletsBody(props: OutletsBodyProps) {
  const { pdu, model, facts, actions, visible, groupBy, layout, isFiltered, onClearFilter } = props;
  const container = useRef<HTMLDivElement & HTMLTableElement>(null);
  const dockedRef = useDockedHeight();
  const [bodyRef, bodyWidth] = useElementWidth(WIDTH_AT_FIRST_PX);
  const [focused, setCurrent] = useState<OutletId | null>(null);
  const [overlay, setOverlay] = useState<OutletOverlay | null>(null);
  const isTable = layout === 'table';
  const groups = useMemo(() => groupOutlets(model, new Set(visible), groupBy), [model, visible, groupBy]);
  const fitting = fittingColumns(bodyWidth - BODY_PADDING_PX);
  const bands = useMemo(() => placeGroups(groups, fitting), [groups, fitting]);
  const order = useMemo(() => groups.flatMap((group) => group.outlets.map((each) => each.id)), [groups]);
  const columns = useMemo(() => (isTable ? [[order]] : idColumns(bands)), [isTable, order, bands]);
  const { selection, setSelection, clear, toggleSelected } = useOutletSelection(order);
  const current = focused !== null && order.includes(focused) ? focused : (order[0] ?? null);
  const handlers = useHandlers(pdu, actions, toggleSelected, setCurrent, setOverlay);
  useKeptFocus(container, current);
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
    onEscape: () => escape(selection.ids.size > 0, isFiltered, clear, onClearFilter),
  });
  const shared = {
    pdu: pdu.id,
    model,
    label: `Outlets of ${pdu.name}`,
    facts,
    selection,
    current,
    stale: pdu.connection.kind === 'offline' || pdu.connection.kind === 'needsAttention',
    handlers,
    onKeyDown,
    ref: container,
  };
  const selected = order.filter((id) => selection.ids.has(id));
  const overlayFacts = overlay === null ? undefined : facts.get(overlay.outlet.id);
  return (
    <>
      <div className="outlets-body" ref={bodyRef}>
        {visible.length === 0 ? <NothingFound {...props} /> : null}
        {visible.length === 0 ? null : isTable ? (
          <OutletTable {...shared} groups={groups} />
        ) : (
          <OutletGrid {...shared} bands={bands} lit={focused} />
        )}
        <InProgress pdu={pdu} model={model} />
      </div>
      <div className="outlets-docked" ref={dockedRef}>
        <RunningStrip pdu={pdu} model={model} actions={actions} />
        {selected.length === 0 ? null : (
          <ActionBar
            pdu={pdu.id}
            model={model}
            facts={facts}
            ids={selected}
            actions={actions}
            onClear={clear}
          />
        )}
      </div>
      {overlay === null || overlayFacts === undefined ? null : (
        <Overlay
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

/** Esc: the newest armed outlet, then the selection, then the filter. */
function escape(
  hasSelection: boolean,
  isFiltered: boolean,
  clear: () => void,
  clearFilter: () => void,
): boolean {
  if (undoNewestArmed()) return true;
  if (hasSelection) clear();
  else if (isFiltered) clearFilter();
  return hasSelection || isFiltered;
}

function useHandlers(
  pdu: PduView,
  actions: OutletActions,
  toggleSelected: OutletHandlers['toggleSelected'],
  setCurrent: (id: OutletId) => void,
  setOverlay: (overlay: OutletOverlay) => void,
): OutletHandlers {
  const { id, protectedOutlets } = pdu;
  return useMemo(
    () => ({
      ...actions,
      toggleSelected,
      setCurrent,
      act: (outlet, seen, action, anchor) => {
        if (protectedOutlets.includes(outlet.id)) setOverlay({ kind: 'hold', outlet, seen, action, anchor });
        else actions.arm({ outlet, powerState: seen }, action);
      },
      openMenu: (outlet, anchor) => setOverlay({ kind: 'menu', outlet, anchor }),
      openInspector: (element) =>
        useAppStore.getState().goTo({ screen: 'pdu', pdu: id, tab: 'overview', element }),
    }),
    [id, protectedOutlets, actions, toggleSelected, setCurrent, setOverlay],
  );
}

interface OverlayProps {
  readonly overlay: OutletOverlay;
  readonly onOverlay: (overlay: OutletOverlay | null) => void;
  readonly facts: NonNullable<ReturnType<FactsById['get']>>;
  readonly handlers: OutletHandlers;
  readonly actions: OutletActions;
}

function Overlay({ overlay, onOverlay, facts, handlers, actions }: OverlayProps) {
  const key = `${overlay.kind} ${overlay.outlet.id}`;
  if (overlay.kind === 'menu') {
    const close = () => onOverlay(null);
    return <OutletMenu key={key} overlay={overlay} facts={facts} handlers={handlers} onClose={close} />;
  }
  const { outlet, seen, action } = overlay;
  return (
    <HoldPopover
      key={key}
      command={overlay}
      onHeld={() => {
        actions.arm({ outlet, powerState: seen }, action, true);
        onOverlay(null);
      }}
      onClose={() => onOverlay(null)}
    />
  );
}

function NothingFound({ filterText, onClearFilter }: OutletsBodyProps) {
  const sentence = filterText === '' ? 'No outlet is in this state.' : `No outlet matches "${filterText}".`;
  return (
    <div className="outlets-none">
      <span>{sentence}</span>
      <Button size="sm" onPress={onClearFilter}>
        Clear filter
      </Button>
    </div>
  );
}
