import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { OverCurrentProtector, PduModel } from '../../../../shared/model/pdu.ts';
import { formatClock } from '../../../../shared/words/durations.ts';
import { stateText } from '../../../../shared/words/quantities.ts';
import { StateChip } from '../../../ui/Chip.tsx';
import { useLatest } from '../use-latest.ts';

const TRIPPED = 0;

interface TripStateProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly ocp: OverCurrentProtector;
  /** When it tripped; null when that is not known. */
  readonly trippedAtMs: number | null;
}

/** Closed or tripped, as the breaker's own sensor says; nothing when it has none. */
export function TripState({ pdu, model, ocp, trippedAtMs }: TripStateProps) {
  const index = sensorIndex(model, ocp.id, 'trip');
  const { value, isLate } = useLatest(pdu, index);
  if (index < 0) return null;
  if (value === null) return <StateChip icon="unk">Trip state not read</StateChip>;
  const words = stateText('trip', value);
  if (isLate) return <StateChip icon="stale" tone="stale">{`${words}, last known`}</StateChip>;
  return value === TRIPPED ? (
    <StateChip icon="trip" tone="crit">
      {words}
      {trippedAtMs === null ? '' : ` ${formatClock(trippedAtMs)}`}
    </StateChip>
  ) : (
    <StateChip icon="on">{words}</StateChip>
  );
}
