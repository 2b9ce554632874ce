import { useMemo } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { IdColumns } from './grid-moves.ts';
import {
  fittingColumns,
  groupOutlets,
  idColumns,
  placeGroups,
  type Band,
  type GroupBy,
  type OutletGroup,
} from './grouping.ts';

const BODY_PADDING_PX = 32;

interface OutletPlaces {
  readonly groups: readonly OutletGroup[];
  readonly bands: readonly Band[];
  /** Ids in the order they stand on screen. */
  readonly order: readonly OutletId[];
  /** Ids as the arrow keys go through them. */
  readonly columns: IdColumns;
}

/** Where each outlet stands, as wide as the body is. */
export function useOutletPlaces(
  model: PduModel,
  visible: readonly OutletId[],
  groupBy: GroupBy,
  isTable: boolean,
  bodyWidthPx: number,
): OutletPlaces {
  const groups = useMemo(() => groupOutlets(model, new Set(visible), groupBy), [model, visible, groupBy]);
  const fitting = fittingColumns(bodyWidthPx - BODY_PADDING_PX);
  const bands = useMemo(() => placeGroups(groups, fitting), [groups, fitting]);
  const order = useMemo(() => groups.flatMap((group) => group.outlets.map((each) => each.id)), [groups]);
  const columns = useMemo(() => (isTable ? [[order]] : idColumns(bands)), [isTable, order, bands]);
  return { groups, bands, order, columns };
}
