import { useState, type ReactNode } from 'react';
import type { PowerCommand } from '../../../../shared/model/command.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { SecondsLeft } from '../../../power/Countdown.tsx';
import type { FactsById } from '../../../power/outlet-facts.ts';
import { useOutletActions, type OutletActions } from '../../../power/use-outlet-actions.ts';
import { useAppStore } from '../../../state/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { confirmWords, turnOffWords, undoWindowWords, type BelowTrip } from './trip-words.ts';

interface TurnOffBelowProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly below: BelowTrip;
  readonly facts: FactsById;
  /** What else can be done here; stands after the button. */
  readonly children: ReactNode;
}

/** Turns off what hangs on a tripped breaker, in two steps like every action on several outlets, then with its undo window. */
export function TurnOffBelow({ pdu, model, below, facts, children }: TurnOffBelowProps) {
  const [isAsking, setAsking] = useState(false);
  const actions = useOutletActions(pdu);
  const undoWindowMs = useAppStore((state) => state.settings.undoWindowMs);
  const armed = useAppStore((state) => armedOff(state.fleet.commands, pdu, below));
  const outlets = below.toTurnOff;
  if (armed !== null && armed.undoUntilMs !== null) {
    return (
      <div className="row trip-acts">
        <b className="ink">
          Turns off in <SecondsLeft endsAtMs={armed.undoUntilMs} />
        </b>
        <Button label="Undo turning off" onPress={() => actions.undo(armed.id, 'button')}>
          Undo<span className="oc-key">Esc</span>
        </Button>
      </div>
    );
  }
  const blocked = whyNotOff(model, below, facts);
  const canAsk = outlets.length > 0 && blocked === null;
  // Over when nothing can be turned off any more: it must not come back by itself.
  if (isAsking && !canAsk) setAsking(false);
  if (isAsking && canAsk)
    return <Confirm below={below} facts={facts} actions={actions} onDone={() => setAsking(false)} />;
  return (
    <>
      <div className="row trip-acts">
        {outlets.length === 0 ? null : (
          <Button
            variant="pri"
            isDisabled={blocked !== null}
            disabledReason={blocked ?? undefined}
            onPress={() => setAsking(true)}
          >
            {turnOffWords(outlets)}
          </Button>
        )}
        {children}
      </div>
      {outlets.length === 0 ? null : (
        <p className="dim">
          {blocked ??
            `Turning off has ${undoWindowWords(outlets.length, undoWindowMs)} and is written to the audit log.`}
        </p>
      )}
    </>
  );
}

interface ConfirmProps extends Pick<TurnOffBelowProps, 'below' | 'facts'> {
  readonly actions: OutletActions;
  readonly onDone: () => void;
}

/** The second step: which outlets they are, and the way back. */
function Confirm({ below, facts, actions, onDone }: ConfirmProps) {
  const outlets = below.toTurnOff;
  const turnOff = () => {
    const seen = outlets.map((outlet) => ({
      outlet,
      powerState: facts.get(outlet.id)?.powerState ?? 'unknown',
    }));
    const [only] = seen;
    onDone();
    if (seen.length === 1 && only !== undefined) actions.arm(only, 'off');
    else actions.armSeveral({ outlets: seen, action: 'off', scope: 'several' });
  };
  return (
    <div role="group" aria-label="Confirm">
      <p>{confirmWords(below)}</p>
      <div className="row trip-acts">
        <Button onPress={onDone} takesFocus>
          Back
        </Button>
        <Button variant="danger" onPress={turnOff}>
          {`Turn off ${outlets.map((outlet) => outlet.label).join(', ')}`}
        </Button>
      </div>
    </div>
  );
}

/** The command that is about to turn these off. */
function armedOff(commands: readonly PowerCommand[], pdu: PduView, below: BelowTrip): PowerCommand | null {
  const ids = new Set<string>(below.all.map((outlet) => outlet.id));
  const isIt = (command: PowerCommand) =>
    command.pdu === pdu.id &&
    command.action === 'off' &&
    command.outlets.length > 0 &&
    command.outlets.every((part) => part.phase === 'armed' && ids.has(part.outlet));
  return commands.findLast(isIt) ?? null;
}

function whyNotOff(model: PduModel, { toTurnOff }: BelowTrip, facts: FactsById): string | null {
  const blocked = toTurnOff.map((outlet) => facts.get(outlet.id)?.blockedReason ?? null);
  const first = blocked.find((reason) => reason !== null);
  if (first !== undefined) return first;
  return toTurnOff.length > 1 && !model.capabilities.includes('switchSeveral') ? LACKING.switchSeveral : null;
}
