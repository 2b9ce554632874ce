import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { useAlarms } from '../../state/alarm-store.ts';
import { trippedBreakers, worstSeverity } from '../../state/alarms.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { runningByOutlet } from '../../state/running-commands.ts';
import { useAppStore } from '../../state/store.ts';
import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { buildTree, flatten, type TreeNode } from './build-tree.ts';
import { DeviceTree } from './DeviceTree.tsx';
import { initiallyExpanded, withPathTo } from './expansion.ts';
import { chipCounts, filterTree, isFiltering, type TreeFilter } from './filter-tree.ts';
import { nodeInfos, steadyInfos } from './node-state.ts';
import { NO_FILTER, TreeRowContext, useTreeViews } from './tree-view.ts';
import { TreeTools } from './TreeTools.tsx';
import { useSelectedInSight } from './use-selected-in-sight.ts';

const NOTHING: readonly ElementId[] = [];

interface TreePanelProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly selected: ElementId;
  readonly onSelect: (element: ElementId) => void;
}

/** The left side of the workspace: filter, chips and the electrical tree. */
export function TreePanel({ pdu, model, selected, onSelect }: TreePanelProps) {
  const tree = useMemo(() => buildTree(model, pdu.name), [model, pdu.name]);
  const nodes = useMemo(() => flatten(tree), [tree]);
  const context = useRowContext(pdu, model, tree);
  const filter = useTreeViews((state) => state.filters[pdu.id]) ?? NO_FILTER;
  const setFilter = useTreeViews((state) => state.setFilter);
  const shown = useMemo(() => filterTree(tree, context.infos, filter), [tree, context.infos, filter]);
  const [expanded, setExpanded] = useExpansion(pdu, tree, selected);
  const panel = useRef<HTMLElement>(null);
  useSelectedInSight(panel, selected);
  const whileFiltering = useMemo(() => new Set(nodes.map((node) => node.key)), [nodes]);
  const rowContext = useMemo(
    () => ({ ...context, words: filter.text.trim().toLowerCase().split(/\s+/u).filter(Boolean) }),
    [context, filter.text],
  );
  const latestSelect = useRef(onSelect);
  useLayoutEffect(() => {
    latestSelect.current = onSelect;
  });
  const select = useCallback((element: ElementId) => latestSelect.current(element), []);
  const change = (next: TreeFilter) => setFilter(pdu.id, next);
  return (
    <section className="tree" role="complementary" aria-label="Device tree" data-region="tree" ref={panel}>
      <TreeTools
        filter={filter}
        counts={chipCounts(nodes, context.infos)}
        isLastKnown={context.freshness === 'noData'}
        worst={worstSeverity([...context.infos.values()])}
        onChange={change}
      />
      {shown === null ? (
        <NoMatch filter={filter} onClear={() => change(NO_FILTER)} />
      ) : (
        <TreeRowContext value={rowContext}>
          <DeviceTree
            root={shown}
            pduName={pdu.name}
            selected={selected}
            expanded={isFiltering(filter) ? whileFiltering : expanded}
            onExpandedChange={setExpanded}
            onSelect={select}
          />
        </TreeRowContext>
      )}
    </section>
  );
}

function useRowContext(pdu: PduView, model: PduModel, tree: TreeNode) {
  const alarms = useAlarms(pdu.id);
  const freshness = useFreshness(pdu);
  const commands = useAppStore((state) => state.fleet.commands);
  const running = useMemo(() => runningByOutlet(commands, pdu.id), [commands, pdu.id]);
  const noData = freshness === 'noData' || freshness === 'first';
  const failing = useFailing(pdu);
  const now = useMemo(
    () => nodeInfos(tree, { outletStates: pdu.outletStates, alarms, busy: running, noData, failing }),
    [tree, pdu.outletStates, alarms, running, noData, failing],
  );
  const [kept, setKept] = useState(now);
  const infos = steadyInfos(kept, now);
  if (infos !== kept) setKept(infos);
  const { id } = pdu;
  return useMemo(
    () => ({ pdu: { id }, model, infos, running, freshness }),
    [id, model, infos, running, freshness],
  );
}

/** The same array while the same elements fail: the connection is told anew with every poll. */
function useFailing({ connection }: PduView): readonly ElementId[] {
  const elements = connection.kind === 'degraded' ? (connection.elements ?? NOTHING) : NOTHING;
  const joined = elements.join('|');
  return useMemo(() => joined.split('|').filter(Boolean) as ElementId[], [joined]);
}

/** Open rows, kept by PDU; the way to a breaker that trips, and to what is selected, opens by itself. */
function useExpansion(pdu: PduView, tree: TreeNode, selected: ElementId) {
  const stored = useTreeViews((state) => state.expanded[pdu.id]);
  const store = useTreeViews((state) => state.setExpanded);
  const alarms = useAlarms(pdu.id);
  // Once: rows do not open and close by themselves while alarms come and go.
  const [initial] = useState(() => initiallyExpanded(tree, alarms));
  const expanded = stored ?? initial;
  const latest = useRef(expanded);
  useEffect(() => {
    latest.current = expanded;
  }, [expanded]);
  const tripped = useMemo(() => trippedBreakers(alarms).join(), [alarms]);
  useEffect(() => {
    if (tripped === '') return;
    const paths = tripped.split(',').flatMap((key) => [...withPathTo(tree, key)]);
    store(pdu.id, new Set([...latest.current, ...paths]));
  }, [tripped, tree, pdu.id, store]);
  const opened = useRef<ElementId | null>(null);
  useEffect(() => {
    // Once for each selection: a row that is then closed by hand stays closed.
    if (opened.current === selected) return;
    opened.current = selected;
    const path = [...withPathTo(tree, selected)].filter((key) => key !== selected);
    if (path.some((key) => !latest.current.has(key))) store(pdu.id, new Set([...latest.current, ...path]));
  }, [selected, tree, pdu.id, store]);
  const set = useCallback((keys: ReadonlySet<string>) => store(pdu.id, keys), [pdu.id, store]);
  return [expanded, set] as const;
}

function NoMatch({ filter, onClear }: { readonly filter: TreeFilter; readonly onClear: () => void }) {
  const text = filter.text.trim();
  return (
    <div className="tree-empty">
      <span>{text === '' ? 'Nothing here now.' : `No outlet matches "${text}".`}</span>
      <ClearFilter onClear={onClear} />
    </div>
  );
}
