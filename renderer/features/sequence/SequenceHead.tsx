import { memo } from 'react';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { LACKING } from '../../../shared/words/capabilities.ts';
import { formatTenths, type DelayUnit } from '../../../shared/words/durations.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { changeSettings } from '../../ipc/change-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyValue } from '../../ui/KeyValue.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { DelayField } from './DelayField.tsx';
import type { InletEstimate } from './estimate.ts';

const UNITS = [
  { value: 'auto', label: 'Auto' },
  { value: 'ms', label: 'ms' },
  { value: 's', label: 's' },
] as const;

/** The unit is one for the whole app, and is remembered. */
const setDelayUnit = (delayUnit: DelayUnit) => changeSettings({ delayUnit });

interface SequenceHeadProps {
  readonly model: PduModel;
  readonly totalMs: number;
  readonly wasTotalMs: number;
  readonly inRushGuardDelayMs: number;
  readonly isGuardChanged: boolean;
  readonly isLocked: boolean;
  readonly unit: DelayUnit;
  readonly estimate: InletEstimate | null;
  readonly inlets: readonly InletEstimate[];
  /** Why not all outlets can be turned on now; null when they can. */
  readonly whyNotTurnOn: string | null;
  /** Which outlets turning all on leaves out; empty for none. */
  readonly leftOut: string;
  readonly onInlet: (inlet: string) => void;
  readonly onGuardChange: (delayMs: number) => void;
  readonly onTurnOn: () => void;
}

/** What the sequence is, its totals and its in-rush guard. */
export const SequenceHead = memo(function SequenceHead(props: SequenceHeadProps) {
  const { model, totalMs, wasTotalMs, estimate, inlets, unit, whyNotTurnOn } = props;
  const cannot = missingAbilities(model);
  return (
    <div className="seq-head-text">
      <div className="row">
        <h2>Power-on sequence</h2>
        <span className="grow" />
        <Button
          size="sm"
          icon="pwr"
          isDisabled={whyNotTurnOn !== null}
          disabledReason={whyNotTurnOn ?? undefined}
          onPress={props.onTurnOn}
        >
          Turn on all in sequence
        </Button>
        <span className="dim seq-units">Units</span>
        <Segmented label="Units of delays" value={unit} options={UNITS} onChange={setDelayUnit} />
      </div>
      <p className="dim">
        {model.capabilities.includes('switchInSequence')
          ? 'Runs after power loss and when outlets are switched on together.'
          : 'Runs after power loss. Outlets that are switched on together come on all at once.'}{' '}
        Each delay runs after its own outlet.
        {cannot === '' ? '' : ` ${cannot}`}
        {props.leftOut === '' ? null : <span className="seq-left-out"> {props.leftOut}</span>}
      </p>
      <div className="row seq-totals">
        <KeyValue align="left" label="Total time" value={seconds(totalMs)} unit="s" />
        {wasTotalMs === totalMs ? null : (
          <KeyValue align="left" label="Was" value={seconds(wasTotalMs)} unit="s" />
        )}
        {estimate === null ? null : <EstimateTotals estimate={estimate} />}
        <InRushGuard {...props} />
        {estimate === null || inlets.length < 2 ? null : (
          <Segmented
            label="Inlet of the estimate"
            value={estimate.inlet}
            options={inlets.map(({ inlet, name }) => ({ value: inlet, label: name }))}
            onChange={props.onInlet}
          />
        )}
      </div>
    </div>
  );
});

/** `68.5` */
const seconds = (ms: number) => formatTenths(ms).replace(/ s$/u, '');

function EstimateTotals({ estimate }: { readonly estimate: InletEstimate }) {
  const { highest, highestOutlet, limits, stepsAboveWarning, stepCount } = estimate;
  if (highest === null) return null;
  const isAbove = limits.warning !== null && highest.step.peak > limits.warning;
  return (
    <>
      <KeyValue
        align="left"
        label="Highest step, est."
        value={formatNumber(highest.step.peak, 1)}
        unit={`A, outlet ${highestOutlet} on ${highest.line}`}
        tone={isAbove ? 'warn' : 'normal'}
      />
      {limits.warning === null ? null : (
        <KeyValue
          align="left"
          label="Steps above warning"
          value={String(stepsAboveWarning)}
          unit={`of ${stepCount}, est.`}
          tone={stepsAboveWarning > 0 ? 'warn' : 'normal'}
        />
      )}
    </>
  );
}

function InRushGuard(props: SequenceHeadProps) {
  if (!props.model.capabilities.includes('inRushGuardDelay')) return null;
  return (
    <div className="kv left">
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
function missingAbilities({ capabilities, sequenceDelayStepMs, dropsLastDelay }: PduModel): string {
  return [
    capabilities.includes('sequenceOrder')
      ? ''
      : 'This PDU has a fixed order: it turns outlets on by their number.',
    capabilities.includes('sequenceDelay') ? '' : 'This PDU has no delay of its own for each outlet.',
    capabilities.includes('sequenceWrite') ? '' : LACKING.sequenceWrite,
    capabilities.includes('sequenceWrite') && sequenceDelayStepMs > 1
      ? `This PDU keeps steps of ${sequenceDelayStepMs / 1000} s; delays are rounded up.`
      : '',
    capabilities.includes('sequenceWrite') && dropsLastDelay === true
      ? 'A delay after the last outlet has no place on it and is left out.'
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
