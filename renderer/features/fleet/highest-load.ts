import type { PduId } from '../../../shared/model/ids.ts';
import { fractionOf, type CurrentSensor } from '../../state/line-loads.ts';
import type { LatestReading } from '../../state/samples.ts';
import { loadLevel, type LoadLevel } from '../../ui/load-words.ts';

/** A load of the fleet with the name to show it by: `A07-L C3`. */
export interface NamedLoad {
  readonly pdu: PduId;
  readonly name: string;
  readonly sensor: CurrentSensor;
}

interface HighestLoad {
  readonly name: string;
  /** Whole percents of the rating. */
  readonly percent: number;
  readonly level: LoadLevel;
}

/** The most loaded of all; null when none is known. */
export function highestOf(
  loads: readonly NamedLoad[],
  readingOf: (load: NamedLoad) => LatestReading | undefined,
): HighestLoad | null {
  let highest: HighestLoad | null = null;
  for (const load of loads) {
    const reading = readingOf(load);
    const fraction = fractionOf(load.sensor, reading);
    if (fraction === null) continue;
    const percent = Math.round(fraction * 100);
    if (highest !== null && percent <= highest.percent) continue;
    const { ratingAmperes, warning, critical } = load.sensor;
    const level = loadLevel({
      value: reading?.value ?? null,
      rating: ratingAmperes,
      warning,
      critical,
      status: reading?.status,
    });
    highest = { name: load.name, percent, level };
  }
  return highest;
}
