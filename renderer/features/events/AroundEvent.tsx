import { useEffect, useMemo, useState } from 'react';
import { sensorIndex } from '../../../shared/model/find-sensor.ts';
import type { SampleHistory } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { findEDevice, type PduModel } from '../../../shared/model/pdu.ts';
import { formatClock } from '../../../shared/words/durations.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { engine } from '../../ipc/engine.ts';
import { useAppStore } from '../../state/store.ts';
import { drawAround, HEIGHT, pointsAround, timeAround, WIDTH, type AroundPicture } from './around.ts';

/** What is still to come is looked for this often. */
const AGAIN_MS = 5000;
/** Shorter times are labelled with seconds. */
const SECONDS_UNTIL_MS = 120_000;

/** The current of the element around a line, where readings of that time are in memory; else nothing. */
export function AroundEvent({ line }: { readonly line: JournalEntry }) {
  const model = useAppStore((state) => state.fleet.pdus.find(({ id }) => id === line.pdu)?.model ?? null);
  const { pdu, element } = line;
  const index = model === null || element === null ? -1 : sensorIndex(model, element, 'current');
  const history = useHistory(pdu, index, model?.discovery ?? -1, line);
  const picture = useMemo(
    () => drawAround(pointsAround(history, timeAround(line)), line.atMs),
    [history, line],
  );
  if (picture === null || model === null) return null;
  return (
    <div className="isec">
      <h3>Around the event</h3>
      <Picture picture={picture} pole={poleOf(model, line)} what={line.elementName} />
    </div>
  );
}

/** Readings of a sensor around a line: asked for again until its time is over. */
function useHistory(
  pdu: PduId | null,
  index: number,
  discovery: number,
  line: Pick<JournalEntry, 'atMs' | 'endedAtMs'>,
): SampleHistory | null {
  const [history, setHistory] = useState<SampleHistory | null>(null);
  const { fromMs, toMs } = timeAround(line);
  useEffect(() => {
    if (pdu === null || index < 0) return undefined;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      try {
        const kept = await engine().fleet.sampleHistory({ pdu, sensorIndexes: [index], sinceMs: fromMs });
        if (isGone) return;
        setHistory(kept?.discovery === discovery ? kept : null);
      } catch {
        // The engine is gone, and the banner says so; what is known stays.
      }
      if (!isGone && Date.now() < toMs) timer = setTimeout(() => void read(), AGAIN_MS);
    };
    void read();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [pdu, index, discovery, fromMs, toMs]);
  return history;
}

/** The class of a line's colour, where the element hangs on one; ink otherwise. */
function poleOf(model: PduModel, { element }: JournalEntry): string {
  const device = element === null || element === 'pdu' ? undefined : findEDevice(model, element);
  const lines = device !== undefined && 'lines' in device ? device.lines.filter((pole) => pole !== 'N') : [];
  // Of two lines the colour is that of the first: L1 for L1-L2, L2 for L2-L3, L3 for L3-L1.
  const pair = [...lines].sort().join('');
  return pair === 'L1L3' ? 'L3' : (lines[0] ?? 'T');
}

interface PictureProps {
  readonly picture: AroundPicture;
  readonly pole: string;
  readonly what: string;
}

function Picture({ picture, pole, what }: PictureProps) {
  const { path, top, fromMs, toMs, lowest, highest, eventX } = picture;
  // Within a minute or two the same minute would stand at both ends.
  const clock = (atMs: number) => formatClock(atMs).slice(0, toMs - fromMs < SECONDS_UNTIL_MS ? 8 : 5);
  const amperes = (value: number) => `${formatNumber(value, 2)} A`;
  const summary = `Current of ${what} from ${clock(fromMs)} to ${clock(toMs)}, lowest ${amperes(lowest)}, highest ${amperes(highest)}.`;
  return (
    <svg className="chart ev-around" width={WIDTH + 24} height={HEIGHT + 20} role="img" aria-label={summary}>
      <g transform="translate(22 4)">
        {[top, top / 2, 0].map((value) => {
          const y = HEIGHT - (value / top) * HEIGHT;
          return (
            <g key={value}>
              <path className={value === 0 ? 'ax' : 'gl'} d={`M0 ${y}H${WIDTH}`} />
              <text x="-6" y={y + 3.5} textAnchor="end">
                {Number(value.toPrecision(3))}
              </text>
            </g>
          );
        })}
        <path className="at" d={`M${eventX.toFixed(1)} 0V${HEIGHT}`} />
        <path className={`s ${pole}`} d={path} />
        <text x="0" y={HEIGHT + 13}>
          {clock(fromMs)}
        </text>
        <text x={WIDTH} y={HEIGHT + 13} textAnchor="end">
          {clock(toMs)}
        </text>
      </g>
    </svg>
  );
}
