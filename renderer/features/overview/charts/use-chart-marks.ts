import { useMemo } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { useAppStore } from '../../../state/store.ts';
import { chartMarks, type ChartMark } from './chart-marks.ts';

/** What is marked over the charts of an element. The same list until something happens. */
export function useChartMarks(
  pdu: PduId,
  model: PduModel,
  element: ElementId,
  detailed?: Required<Pick<ChartMark, 'key' | 'detail'>>,
): readonly ChartMark[] {
  const { key, detail } = detailed ?? {};
  const events = useAppStore((state) => state.fleet.events);
  const commands = useAppStore((state) => state.fleet.commands);
  return useMemo(() => {
    const marks = chartMarks(model, element, { pdu, events, commands });
    if (detail === undefined) return marks;
    return marks.map((mark) => (mark.key === key ? { ...mark, detail } : mark));
  }, [model, element, pdu, events, commands, key, detail]);
}
