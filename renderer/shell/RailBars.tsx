import { memo, useCallback, useMemo } from 'react';
import type { PduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { filledOf, lineLoads, mostLoaded, type LineLoad } from '../state/line-loads.ts';
import { useSamples, type SampleStore } from '../state/samples.ts';
import { loadLevel } from '../ui/load-words.ts';

/** One thin bar a line, coloured by state only. */
export const RailBars = memo(function RailBars({
  pdu,
  model,
}: {
  readonly pdu: PduId;
  readonly model: PduModel;
}) {
  const lines = useMemo(() => lineLoads(model), [model]);
  return lines.map((line) => <RailBar key={line.line} pdu={pdu} line={line} />);
});

const CLASSES = { normal: 'mb', warning: 'mb warn', critical: 'mb crit', noData: 'mb' } as const;

/** Whole percents: the bar is 44 px long, and a re-render for less would show nothing. */
function RailBar({ pdu, line }: { readonly pdu: PduId; readonly line: LineLoad }) {
  const select = useCallback(
    (store: SampleStore) => {
      const most = mostLoaded(line.sensors, (index) => store.reading(pdu, index));
      if (most === null) return 'noData 0';
      const reading = store.reading(pdu, most.sensorIndex);
      const level = loadLevel({
        value: reading?.value ?? null,
        rating: most.ratingAmperes,
        warning: most.warning,
        critical: most.critical,
        status: reading?.status,
      });
      return `${level} ${Math.round(Math.min(1, filledOf(most, reading) ?? 0) * 100)}`;
    },
    [pdu, line],
  );
  const [level = 'noData', percent = '0'] = useSamples(select).split(' ');
  return (
    <span className={CLASSES[level as keyof typeof CLASSES]} aria-hidden>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
