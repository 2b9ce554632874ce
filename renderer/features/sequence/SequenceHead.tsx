import { memo } from 'react';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { formatTenths } from '../../../shared/words/durations.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { DelayField } from './DelayField.tsx';
import { setDelayUnit, type DelayUnit } from './sequence-store.ts';

const UNITS = [
  { value: 'auto', label: 'Auto' },
  { value: 'ms', label: 'ms' },
  { value: 's', label: 's' },
] as const;

export interface SequenceHeadProps {
  readonly model: PduModel;
  readonly totalMs: number;
  readonly wasTotalMs: number;
  readonly inRushGuardDelayMs: number;
  readonly isGuardChanged: boolean;
  readonly isLocked: boolean;
  readonly unit: DelayUnit;
  readonly onGuardChange: (delayMs: number) => void;
  readonly estimate: {
    readonly highest: string;
    readonly highestUnit: string;
    readonly isAbove: boolean;
  } | null;
  readonly above: { readonly count: number; readonly of: number } | null;
}

/** What the sequence is, its totals and its in-rush guard. */
export const SequenceHead = memo(function SequenceHead(props: SequenceHeadProps) {
  const { model, totalMs, wasTotalMs, estimate, above, unit } = props;
  const cannot = missingAbilities(model);
  return (
    <div className="seq-head-text">
      <div className="row">
        <h2>Power-on sequence</h2>
        <span className="grow" />
        <span className="dim">Units</span>
        <Segmented label="Units of delays" value={unit} options={UNITS} onChange={setDelayUnit} />
      </div>
      <p className="dim">
        Runs after power loss and when outlets are switched on together. Each delay runs after its own outlet.
        {cannot === '' ? '' : ` ${cannot}`}
      </p>
      <div className="row kvl seq-totals">
        <Total label="Total time" value={formatTenths(totalMs).replace(' s', '')} unit="s" />
        {wasTotalMs === totalMs ? null : (
          <Total label="Was" value={formatTenths(wasTotalMs).replace(' s', '')} unit="s" />
        )}
        {estimate === null ? null : (
          <Total
            label="Highest step, est."
            value={estimate.highest}
            unit={estimate.highestUnit}
            isWarning={estimate.isAbove}
          />
        )}
        {above === null ? null : (
          <Total
            label="Steps above warning, est."
            value={String(above.count)}
            unit={`of ${above.of}`}
            isWarning={above.count > 0}
          />
        )}
        <InRushGuard {...props} />
      </div>
    </div>
  );
});

interface TotalProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly isWarning?: boolean;
}

function Total({ label, value, unit, isWarning = false }: TotalProps) {
  return (
    <div className="kv">
      <span className="l">{label}</span>
      <span className={isWarning ? 'v t-warn' : 'v'}>
        {value}
        <u>{unit}</u>
      </span>
    </div>
  );
}

function InRushGuard(props: SequenceHeadProps) {
  if (!props.model.capabilities.includes('inRushGuardDelay')) return null;
  return (
    <div className="kv">
      <span className="l">In-rush guard</span>
      <DelayField
        valueMs={props.inRushGuardDelayMs}
        unit={props.unit}
        stepMs={props.model.sequenceDelayStepMs}
        label="In-rush guard, the shortest wait between two outlets"
        isChanged={props.isGuardChanged}
        isTabStop
        isReadOnly={props.isLocked}
        onChange={props.onGuardChange}
      />
    </div>
  );
}

/** What this device cannot do, as sentences; empty when it can do all of it. */
function missingAbilities({ capabilities, sequenceDelayStepMs }: PduModel): string {
  return [
    capabilities.includes('sequenceOrder')
      ? ''
      : 'This PDU has a fixed order: it turns outlets on by their number.',
    capabilities.includes('sequenceDelay') ? '' : 'This PDU has no delay of its own for each outlet.',
    sequenceDelayStepMs > 1
      ? `This PDU keeps steps of ${sequenceDelayStepMs / 1000} s; delays are rounded up.`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
