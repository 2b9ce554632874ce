import { useRef, useState } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import { effectiveCycleDelayMs, type Outlet, type PduModel } from '../../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { outletInSentence } from '../../../../shared/words/elements.ts';
import { Button } from '../../../ui/Button.tsx';
import { DisplayProgress, FootLine, SecondLine } from '../../outlets/CellLines.tsx';
import { HoldPopover } from '../../outlets/HoldPopover.tsx';
import { displayClass } from '../../outlets/display-words.ts';
import { mainAction, type OutletDisplay } from '../../outlets/outlet-display.ts';
import type { OutletFacts } from '../../outlets/outlet-facts.ts';
import type { OutletOverlay } from '../../outlets/outlet-overlay.ts';
import { useOutletActions, type OutletActions } from '../../outlets/use-outlet-actions.ts';
import { readingText } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { restTitle } from './power-card-words.ts';

export interface PowerCardProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly outlet: Outlet;
  readonly facts: OutletFacts;
  readonly display: OutletDisplay;
}

type Hold = Extract<OutletOverlay, { kind: 'hold' }>;

/** Cycle, on and off of one outlet, with the same undo window, hold and outcomes as in the outlets view. */
export function PowerCard(props: PowerCardProps) {
  const { pdu, model, outlet, facts, display } = props;
  const actions = useOutletActions(pdu);
  const [hold, setHold] = useState<Hold | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const act = (action: PowerAction) => {
    const seen = { outlet, powerState: facts.powerState };
    if (!facts.isProtected) actions.arm(seen, action);
    else if (card.current !== null) {
      setHold({ kind: 'hold', outlet, seen: facts.powerState, action, anchor: card.current });
    }
  };
  const isAtRest = facts.outletCommand === null || display.kind === 'on' || display.kind === 'off';
  return (
    <div ref={card} className={`power-card oc-look ${displayClass(display)}`}>
      <div className="grow power-words">
        {isAtRest ? (
          <>
            <div className="ink b">{restTitle(outlet, display, effectiveCycleDelayMs(model, outlet))}</div>
            <div className="dim">
              {display.kind === 'on' ? <Draws pdu={pdu} model={model} outlet={outlet} /> : null}
              {facts.blockedReason}
            </div>
          </>
        ) : (
          <>
            <div className="power-title">
              <SecondLine pdu={pdu.id} model={model} outlet={outlet} display={display} />
            </div>
            <div className="row">
              <FootLine pdu={pdu.id} model={model} outlet={outlet} display={display} />
            </div>
          </>
        )}
      </div>
      <CardButtons {...props} actions={actions} act={act} />
      <DisplayProgress display={display} />
      {hold === null ? null : (
        <HoldPopover
          overlay={hold}
          onClose={() => setHold(null)}
          onHeld={() => {
            actions.arm({ outlet, powerState: hold.seen }, hold.action, true);
            setHold(null);
          }}
        />
      )}
    </div>
  );
}

function Draws({ pdu, model, outlet }: Pick<PowerCardProps, 'pdu' | 'model' | 'outlet'>) {
  const power = sensorIndex(model, outlet.id, 'activePower');
  const index = power >= 0 ? power : sensorIndex(model, outlet.id, 'current');
  const { value } = useLatest(pdu.id, index);
  const sensor = model.sensors[index];
  if (sensor === undefined || value === null) return null;
  const { text, unit } = readingText(sensor, value);
  return `It draws ${text} ${unit}. `;
}

interface CardButtonsProps extends PowerCardProps {
  readonly actions: OutletActions;
  readonly act: (action: PowerAction) => void;
}

function CardButtons({ outlet, facts, display, actions, act }: CardButtonsProps) {
  const name = outletInSentence(outlet);
  const main = mainAction(display);
  const blocked = facts.blockedReason;
  const switching = { isDisabled: blocked !== null, disabledReason: blocked ?? undefined };
  const icon = (usual: 'cyc' | 'pwr') => (facts.isProtected ? 'lock' : usual);
  switch (main) {
    case 'cycle':
      return (
        <>
          <Button icon={icon('pwr')} label={`Turn off ${name}`} {...switching} onPress={() => act('off')}>
            Turn off
          </Button>
          <Button
            variant="pri"
            icon={icon('cyc')}
            label={`Cycle ${name}`}
            {...switching}
            onPress={() => act('cycle')}
          >
            Cycle outlet {outlet.label}
          </Button>
        </>
      );
    case 'on':
      return (
        <Button
          variant="pri"
          icon={icon('pwr')}
          label={`Turn on ${name}`}
          {...switching}
          onPress={() => act('on')}
        >
          Turn on outlet {outlet.label}
        </Button>
      );
    case 'undo':
      return display.kind !== 'armed' ? null : (
        <Button
          variant="inv"
          label={`Undo for ${name}`}
          onPress={() => actions.undo(display.command, 'button')}
        >
          Undo <span className="oc-key">Esc</span>
        </Button>
      );
    default:
      return (
        <OutcomeButtons outlet={outlet} display={display} actions={actions} act={act} switching={switching} />
      );
  }
}

interface OutcomeButtonsProps {
  readonly outlet: Outlet;
  readonly display: OutletDisplay;
  readonly actions: OutletActions;
  readonly act: (action: PowerAction) => void;
  readonly switching: { readonly isDisabled: boolean; readonly disabledReason: string | undefined };
}

/** After a command that did not simply work: dismiss, and try or read again. */
function OutcomeButtons({ outlet, display, actions, act, switching }: OutcomeButtonsProps) {
  const name = outletInSentence(outlet);
  const isEnded =
    display.kind === 'failed' || display.kind === 'outcomeUnknown' || display.kind === 'noCurrent';
  return (
    <>
      {isEnded ? (
        <Button label={`Dismiss, ${name}`} onPress={() => actions.dismiss(display.command)}>
          Dismiss
        </Button>
      ) : null}
      {display.kind === 'failed' ? (
        <Button label={`Retry: ${display.action} ${name}`} {...switching} onPress={() => act(display.action)}>
          Retry
        </Button>
      ) : null}
      {display.kind === 'unknown' || display.kind === 'outcomeUnknown' ? (
        <Button label={`Read again ${name}`} onPress={() => actions.readAgain(outlet)}>
          Read again
        </Button>
      ) : null}
    </>
  );
}
