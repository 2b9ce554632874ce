import { useState } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import type { OutletActions } from '../../power/use-outlet-actions.ts';
import type { PowerUnit } from '../../../shared/words/numbers.ts';
import { sampleStore } from '../../state/samples.ts';
import { usePowerUnit } from '../../state/units.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { bulkSteps, planBulk, type BulkOutlet, type BulkPlan } from './bulk-plan.ts';
import { orderWords, togetherWords, whereWords, whyNotTogether } from './bulk-words.ts';
import { BulkConfirm } from './BulkConfirm.tsx';
import { bulkOutlets, useBulkText } from './use-bulk-outlets.ts';

export interface ActionBarProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly facts: FactsById;
  /** Selected and visible, in the model's order; at least one. */
  readonly ids: readonly OutletId[];
  readonly actions: OutletActions;
  readonly onClear: () => void;
}

const plural = (count: number) => (count === 1 ? '1 outlet' : `${count} outlets`);

function summary(outlets: readonly BulkOutlet[], unit: PowerUnit): string {
  const together = togetherWords(outlets, unit);
  const where = whereWords(outlets.map((each) => each.outlet));
  return together === null ? where : `${where}, ${together}`;
}

/** Constants, so that what follows the readings stays the same. */
const SUMMARIES = {
  kW: (outlets: readonly BulkOutlet[]) => summary(outlets, 'kW'),
  W: (outlets: readonly BulkOutlet[]) => summary(outlets, 'W'),
} as const;

/** Docked while outlets are selected. An action takes two steps: the bar turns into a confirm in place. */
export function ActionBar(props: ActionBarProps) {
  const { pdu, model, facts, ids, actions, onClear } = props;
  const [asked, setAsked] = useState<PowerAction | null>(null);
  const text = useBulkText(pdu, model, ids, facts, SUMMARIES[usePowerUnit()]);
  const outlets = bulkOutlets(sampleStore, pdu, model, ids, facts);
  const plan = asked === null ? null : planBulk(outlets, asked);
  // The question is over when nothing is left to ask about: it must not come back by itself.
  if (plan !== null && plan.affected.length === 0) setAsked(null);
  if (plan !== null && plan.affected.length > 0) {
    return (
      <BulkConfirm
        {...props}
        plan={plan}
        onBack={() => setAsked(null)}
        onConfirm={() => {
          arm(actions, plan);
          setAsked(null);
          onClear();
        }}
      />
    );
  }
  const affected = (action: PowerAction) => planBulk(outlets, action).affected.map((each) => each.outlet);
  const cycled = affected('cycle');
  return (
    <div className="abar" role="toolbar" aria-label="Selected outlets" data-region="bar">
      <span className="cb x abar-mark" aria-hidden>
        <Glyph name="dash" />
      </span>
      <b className="abar-title">{plural(ids.length)} selected</b>
      <span className="abar-text ell">{text}</span>
      <span className="grow" />
      <span className="abar-text">
        {cycled.length === 0 ? '' : orderWords(bulkSteps(model, cycled, 'cycle'), 'cycle', model)}
      </span>
      <BarButton {...{ model }} action="on" text="Turn on" count={affected('on').length} onAsk={setAsked} />
      <BarButton
        {...{ model }}
        action="off"
        text="Turn off"
        count={affected('off').length}
        onAsk={setAsked}
      />
      <BarButton
        model={model}
        action="cycle"
        text={`Cycle ${plural(cycled.length === 0 ? ids.length : cycled.length)}`}
        count={cycled.length}
        onAsk={setAsked}
        isPrimary
      />
      <Button variant="quiet" onPress={onClear}>
        Clear
      </Button>
    </div>
  );
}

/** One alone goes by its own command, which every PDU that switches has. */
function arm(actions: OutletActions, { action, affected }: BulkPlan): void {
  const [first] = affected;
  if (affected.length === 1 && first !== undefined) actions.arm(first, action);
  else actions.armSeveral({ outlets: affected, action, scope: 'several' });
}

const NONE_WORDS: Record<PowerAction, string> = {
  on: 'None of the selected outlets is off and can be switched now.',
  off: 'None of the selected outlets is on and can be switched now.',
  cycle: 'None of the selected outlets is on and can be switched now.',
};

function BarButton({
  model,
  action,
  text,
  count,
  onAsk,
  isPrimary = false,
}: {
  readonly model: PduModel;
  readonly action: PowerAction;
  readonly text: string;
  readonly count: number;
  readonly onAsk: (action: PowerAction) => void;
  readonly isPrimary?: boolean;
}) {
  const reason = count === 0 ? NONE_WORDS[action] : whyNotTogether(model, action, count);
  return (
    <Button
      variant={isPrimary ? 'pri' : 'default'}
      isDisabled={reason !== null}
      disabledReason={reason ?? undefined}
      onPress={() => onAsk(action)}
    >
      {text}
    </Button>
  );
}
