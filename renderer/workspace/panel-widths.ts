import { useMemo } from 'react';
import type { Desk } from '../../shared/ipc/app.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { changeDesk } from '../ipc/change-desk.ts';
import { useAppStore } from '../state/store.ts';

export type Panel = 'tree' | 'inspector';

/** What a panel may be (design, section 3), CSS pixels. */
export const NARROWEST_PX = 240;
export const WIDEST_PX = 420;
/** As designed; the same as the tokens of the style sheet. */
const DESIGNED_PX: Readonly<Record<Panel, number>> = { tree: 312, inspector: 296 };

const FIELDS = { tree: 'treePx', inspector: 'inspectorPx' } as const;
const LONGEST_KEY = 256;

/** A width that a panel may have. */
export function panelWidth(px: number): number {
  return Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, px)));
}

/** PDUs of one model have equally long names and numbers, so they share their widths. */
const keyOf = ({ identity }: PduModel) => identity.model.slice(0, LONGEST_KEY);

/** The widths kept for a model, in limits. */
export function widthsOf(desk: Desk, model: PduModel): Readonly<Record<Panel, number>> {
  const kept = desk.panelWidths[keyOf(model)];
  return {
    tree: panelWidth(kept?.treePx ?? DESIGNED_PX.tree),
    inspector: panelWidth(kept?.inspectorPx ?? DESIGNED_PX.inspector),
  };
}

/** Keeps a width for every PDU of the model; null for the one designed. */
export function keepPanelWidth(model: PduModel, panel: Panel, px: number | null): void {
  const { panelWidths } = useAppStore.getState().desk;
  const key = keyOf(model);
  const kept = panelWidths[key] ?? { treePx: null, inspectorPx: null };
  const next = { ...kept, [FIELDS[panel]]: px === null ? null : panelWidth(px) };
  changeDesk({ panelWidths: { ...panelWidths, [key]: next } });
}

/** The widths of the panels for a model; the same object while they stay. */
export function usePanelWidths(model: PduModel): Readonly<Record<Panel, number>> {
  const tree = useAppStore(({ desk }) => widthsOf(desk, model).tree);
  const inspector = useAppStore(({ desk }) => widthsOf(desk, model).inspector);
  return useMemo(() => ({ tree, inspector }), [tree, inspector]);
}
