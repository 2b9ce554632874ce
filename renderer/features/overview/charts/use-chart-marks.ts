import { useMemo } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { useAppStore } from '../../../state/store.ts';
import { chartMarks, type ChartMark } from './chart-marks.ts';

/** What is marked over the charts of an element. The same list until something happens. */
export function useChartMarks(pdu: PduId, model: PduModel, element: ElementId): readonly ChartMark[] {
  const events = useAppStore((state) => state.fleet.events);
  const commands = useAppStore((state) => state.fleet.commands);
  return useMemo(
    () => chartMarks(model, element, { pdu, events, commands }),
    [model, element, pdu, events, commands],
  );
}
