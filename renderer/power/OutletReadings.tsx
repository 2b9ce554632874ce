import { memo } from 'react';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import type { NumericQuantity } from '../../shared/model/quantity.ts';
import { formatClock } from '../../shared/words/durations.ts';
import { formatDuration } from '../../shared/words/durations.ts';
import { formatNumber, NOT_MEASURED, showReading } from '../../shared/words/numbers.ts';
import { useNow } from '../state/clock.ts';
import { useReading } from '../state/samples.ts';
import { LoadBar } from '../ui/LoadBar.tsx';
import { useLoad } from './use-load.ts';
import { useStateReadAt } from './use-outlet-facts.ts';

/** Each of these subscribes to what it shows: a reading that changes redraws a number, not a cell. */
export interface OutletReadingProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly outlet: Outlet;
}

/** `2.31 A`, with no more digits than the device has; an en dash when it is not known. */
export const Amperes = memo(function Amperes({ pdu, model, outlet }: OutletReadingProps) {
  const value = useReading(pdu, model, outlet.id, 'current')?.value ?? null;
  const measured = model.sensors[sensorIndex(model, outlet.id, 'current')]?.decimalDigits ?? 2;
  return <>{formatNumber(value, Math.min(2, measured))} A</>;
});

/** `2.31 A 513 W`, or `fallback` when the outlet meters nothing. */
export const AmperesAndWatts = memo(function AmperesAndWatts({
  fallback,
  ...props
}: OutletReadingProps & { readonly fallback: string }) {
  const { pdu, model, outlet } = props;
  const watts = useReading(pdu, model, outlet.id, 'activePower')?.value ?? null;
  const hasCurrent = sensorIndex(model, outlet.id, 'current') >= 0;
  const hasPower = sensorIndex(model, outlet.id, 'activePower') >= 0;
  if (!hasCurrent && !hasPower) return <>{fallback}</>;
  return (
    <>
      {hasCurrent ? <Amperes {...props} /> : null} {hasPower ? <u>{formatNumber(watts, 0)} W</u> : null}
    </>
  );
});

/** Load against the outlet's own rating; nothing when it is not metered. */
export const OutletLoadBar = memo(function OutletLoadBar(
  props: OutletReadingProps & { readonly stale: boolean; readonly className: string },
) {
  const { pdu, model, outlet, stale, className } = props;
  const load = useLoad(pdu, model, outlet.id, outlet.ratingAmperes);
  if (load === null) return null;
  return (
    <span className={className}>
      <LoadBar {...load} small stale={stale} digits={2} label={`Outlet ${outlet.label} load`} />
    </span>
  );
});

/** One reading of a table cell without its unit, which stands in the column's head. */
export const ReadingText = memo(function ReadingText(
  props: OutletReadingProps & { readonly quantity: NumericQuantity },
) {
  const { pdu, model, outlet, quantity } = props;
  const reading = useReading(pdu, model, outlet.id, quantity);
  const sensor = model.sensors[sensorIndex(model, outlet.id, quantity)];
  if (sensor === undefined) return <>{NOT_MEASURED}</>;
  return <>{showReading(quantity, sensor.unit, reading?.value ?? null, 'outlet').text}</>;
});

/** `14:28:03`: when the state was read. */
export const ReadAtClock = memo(function ReadAtClock({ pdu, outlet }: Omit<OutletReadingProps, 'model'>) {
  const readAtMs = useStateReadAt(pdu, outlet);
  return <>{readAtMs === null ? NOT_MEASURED : formatClock(readAtMs)}</>;
});

/** `12 s`: how old the state is. */
export const StateAge = memo(function StateAge({ pdu, outlet }: Omit<OutletReadingProps, 'model'>) {
  const readAtMs = useStateReadAt(pdu, outlet);
  const nowMs = useNow(1000);
  return <>{readAtMs === null ? NOT_MEASURED : formatDuration(nowMs - readAtMs)}</>;
});
