import { formatNumber } from '../../../../shared/words/numbers.ts';

interface OtherBreaker {
  /** Its trip sensor: 0 tripped, 1 closed (Xerus reference 4.6); null when it has none or was not read. */
  readonly trip: number | null;
  /** Current as a share of the rating; null when either is not known. */
  readonly share: number | null;
}

/** `5 closed, highest 71 %`; what is not known of the others is left out. */
export function restOfBreakers(breakers: readonly OtherBreaker[]): string {
  const closed = breakers.filter(({ trip }) => trip === 1).length;
  const tripped = breakers.filter(({ trip }) => trip === 0).length;
  const shares = breakers.map(({ share }) => share).filter((share) => share !== null);
  return [
    ...(closed === 0 ? [] : [`${closed} closed`]),
    ...(tripped === 0 ? [] : [`${tripped} tripped`]),
    ...(shares.length === 0 ? [] : [`highest ${formatNumber(Math.max(...shares) * 100, 0)} %`]),
  ].join(', ');
}
