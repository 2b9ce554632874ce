import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { Freshness } from '../../state/freshness.ts';
import type { RunningOutlet } from '../../state/running-commands.ts';
import type { TreeFilter } from './filter-tree.ts';
import type { NodeInfo } from './node-state.ts';

export const NO_FILTER: TreeFilter = { text: '', chip: 'all' };

interface TreeViews {
  /** Open rows by PDU; a PDU that was never looked at has none. */
  readonly expanded: Readonly<Record<PduId, ReadonlySet<string>>>;
  readonly filters: Readonly<Record<PduId, TreeFilter>>;
  readonly setExpanded: (pdu: PduId, keys: ReadonlySet<string>) => void;
  readonly setFilter: (pdu: PduId, filter: TreeFilter) => void;
}

/** What is open and what is filtered, so that coming back to a PDU finds its tree as it was left. */
export const useTreeViews = create<TreeViews>()((set) => ({
  expanded: {},
  filters: {},
  setExpanded: (pdu, keys) => set((state) => ({ expanded: { ...state.expanded, [pdu]: keys } })),
  setFilter: (pdu, filter) => set((state) => ({ filters: { ...state.filters, [pdu]: filter } })),
}));

/** What every row needs besides its node. */
export interface TreeRowContext {
  /** Who it is and no more: all else of it changes with every answer, and each row would be drawn again. */
  readonly pdu: Pick<PduView, 'id'>;
  readonly model: PduModel;
  readonly infos: ReadonlyMap<string, NodeInfo>;
  readonly running: ReadonlyMap<string, RunningOutlet>;
  readonly freshness: Freshness;
  /** Lower case words of the filter, to underline. */
  readonly words: readonly string[];
}

export const TreeRowContext = createContext<TreeRowContext | null>(null);

export function useTreeRow(): TreeRowContext {
  const context = useContext(TreeRowContext);
  if (context === null) throw new Error('A tree row stands outside a tree.');
  return context;
}
