import type { PowerCommand } from '../../../shared/model/command.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { outletInList, outletWords } from '../../../shared/words/elements.ts';
import { ProgressLine, SecondsLeft } from '../../power/Countdown.tsx';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import { newestArmed } from '../../state/running-commands.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

interface RunningStripProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly actions: OutletActions;
}

/**
 * Docked at the lower edge, where it moves no row: the one undo of an action on several outlets, then the sequence that
 * runs, with the only stop there is.
 */
export function RunningStrip({ pdu, model, actions }: RunningStripProps) {
  const armed = useAppStore((state) =>
    newestArmed(state.fleet.commands.filter((each) => each.pdu === pdu.id && each.outlets.length > 1)),
  );
  if (armed !== null) return <ArmedStrip command={armed} onUndo={() => actions.undo(armed.id, 'button')} />;
  if (pdu.sequenceState?.running !== true) return null;
  return <SequenceStrip pdu={pdu} model={model} onCancelRest={() => actions.cancelRest()} />;
}

const STARTS: Record<PowerAction, string> = { cycle: 'cycle in', off: 'turn off in', on: 'turn on in' };

function ArmedStrip({ command, onUndo }: { readonly command: PowerCommand; readonly onUndo: () => void }) {
  const endMs = command.undoUntilMs ?? 0;
  const startMs = command.outlets[0]?.phaseAtMs.armed ?? endMs;
  return (
    <div className="abar run-strip" role="toolbar" aria-label="Armed" data-region="bar">
      <b className="abar-title">
        {command.outlets.length} outlets {STARTS[command.action]} <SecondsLeft endsAtMs={endMs} />
      </b>
      <span className="abar-text">Nothing is sent before that.</span>
      <span className="grow" />
      <Button onPress={onUndo} label={`Undo for all ${command.outlets.length} outlets`}>
        Undo <span className="oc-key">Esc</span>
      </Button>
      <ProgressLine startMs={startMs} endMs={endMs} way="drain" />
    </div>
  );
}

function SequenceStrip({
  pdu,
  model,
  onCancelRest,
}: Pick<RunningStripProps, 'pdu' | 'model'> & { readonly onCancelRest: () => void }) {
  const { sequenceState } = pdu;
  if (sequenceState === null) return null;
  const { nextOutlet, outletsRemaining, cancelableOutletsRemaining } = sequenceState;
  const next = nextOutlet === null ? '' : `, next ${outletInList(outletWords(model, nextOutlet))}`;
  const canCancel = cancelableOutletsRemaining > 0;
  return (
    <div className="run-strip seq-strip" role="toolbar" aria-label="Sequence" data-region="bar">
      <Glyph name="cyc" />
      <b className="ink">Turning on in sequence</b>
      <span>
        {outletsRemaining} to go{next}
      </span>
      <span className="grow" />
      <span className="dim">Outlets that are not on yet stay off.</span>
      <Button
        isDisabled={!canCancel}
        disabledReason={canCancel ? undefined : 'The steps that are left cannot be cancelled.'}
        onPress={onCancelRest}
      >
        Cancel the rest
      </Button>
    </div>
  );
}
