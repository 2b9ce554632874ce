import type { PduModel } from '../../shared/model/pdu.ts';
import { formatNumber } from '../../shared/words/numbers.ts';
import { filledOf, lineLoads, mostLoaded } from '../state/line-loads.ts';
import type { LatestReading } from '../state/samples.ts';

/** `L2 25.8 A, 81 %`: the line nearest to what it may carry; null while none is read. */
export function worstReading(
  model: PduModel,
  readingOf: (sensorIndex: number) => LatestReading | undefined,
): string | null {
  const lines = lineLoads(model);
  const worst = mostLoaded(
    lines.flatMap(({ sensors }) => sensors),
    readingOf,
  );
  const reading = worst === null ? undefined : readingOf(worst.sensorIndex);
  const value = reading?.value ?? null;
  if (worst === null || value === null) return null;
  const line = lines.find(({ sensors }) => sensors.includes(worst))?.line ?? 'L1';
  const share = filledOf(worst, reading);
  const percent = share === null ? '' : `, ${formatNumber(share * 100, 0)}\u00A0%`;
  return `${line} ${formatNumber(value, 1)}\u00A0A${percent}`;
}
