import { useRef, useState } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduView } from '../../../../shared/model/fleet.ts';
import { effectiveCycleDelayMs, type Outlet, type PduModel } from '../../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { outletInSentence } from '../../../../shared/words/elements.ts';
import { displayClass } from '../../../power/display-words.ts';
import { DisplayProgress } from '../../../power/DisplayProgress.tsx';
import { FootLine } from '../../../power/FootLine.tsx';
import { giveGuarded } from '../../../power/guarded-command.ts';
import { HoldPopover, type HeldCommand } from '../../../power/HoldPopover.tsx';
import { LoadPopover, type HeavyOutlet } from '../../../power/LoadPopover.tsx';
import { isBusy, type OutletDisplay } from '../../../power/outlet-display.ts';
import type { OutletFacts } from '../../../power/outlet-facts.ts';
import { SecondLine } from '../../../power/SecondLine.tsx';
import { useKeptFocus } from '../../../power/use-kept-focus.ts';
import { useOutletActions } from '../../../power/use-outlet-actions.ts';
import { readingText } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';
import { CardButtons } from './CardButtons.tsx';
import { restTitle } from './power-card-words.ts';

interface PowerCardProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly outlet: Outlet;
  readonly facts: OutletFacts;
  readonly display: OutletDisplay;
}

/** Cycle, on and off of one outlet, with the same undo window, hold and outcomes as in the outlets view. */
export function PowerCard(props: PowerCardProps) {
  const { pdu, model, outlet, facts, display } = props;
  const actions = useOutletActions(pdu);
  const [hold, setHold] = useState<HeldCommand | null>(null);
  const [heavy, setHeavy] = useState<HeavyOutlet | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  useKeptFocus(holder, outlet.id);
  const act = (action: PowerAction) => {
    const { powerState: seen, isProtected } = facts;
    const anchor = holder.current;
    if (anchor === null) return;
    giveGuarded(
      { pdu: pdu.id, model, outlet, action, isProtected },
      {
        arm: () => actions.arm({ outlet, powerState: seen }, action),
        hold: () => setHold({ outlet, seen, action, anchor }),
        warn: (after) => setHeavy({ outlet, seen, anchor, after }),
      },
    );
  };
  const isAtRest = !('command' in display);
  const message = display.kind === 'failed' || display.kind === 'outcomeUnknown' ? display.message : null;
  return (
    <div ref={holder}>
      <div
        className={`power-card ${displayClass(display)}`}
        role="group"
        aria-label={`Power of ${outletInSentence(outlet)}`}
        aria-busy={isBusy(display)}
        data-outlet={outlet.id}
        tabIndex={-1}
      >
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
                {message ?? <FootLine pdu={pdu.id} model={model} outlet={outlet} display={display} />}
              </div>
            </>
          )}
        </div>
        <CardButtons outlet={outlet} facts={facts} display={display} actions={actions} act={act} />
        <DisplayProgress display={display} />
      </div>
      {heavy === null ? null : (
        <LoadPopover
          heavy={heavy}
          onClose={() => setHeavy(null)}
          onAnyway={() => {
            actions.arm({ outlet, powerState: heavy.seen }, 'on');
            setHeavy(null);
          }}
        />
      )}
      {hold === null ? null : (
        <HoldPopover
          command={hold}
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
