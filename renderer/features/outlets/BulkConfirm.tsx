import { formatNumber } from '../../../shared/words/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import type { ActionBarProps } from './ActionBar.tsx';
import { bulkSteps, planBulk, sumOf, type BulkOutlet, type BulkPlan } from './bulk-plan.ts';
import { bulkConfirmWords, bulkQuestion, leftOutWords, orderWords, stepWords } from './bulk-words.ts';
import { useBulkText } from './use-bulk-outlets.ts';

interface BulkConfirmProps extends ActionBarProps {
  readonly plan: BulkPlan;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

const dropsOff = dropsWords('off');
const dropsCycle = dropsWords('cycle');

function dropsWords(action: 'off' | 'cycle') {
  return (outlets: readonly BulkOutlet[]): string => {
    const amperes = sumOf(planBulk(outlets, action).affected, 'amperes');
    return amperes === null ? '' : ` Drops ${formatNumber(amperes, 1)} A.`;
  };
}

const noDrop = () => '';

/**
 * The second step of an action on several outlets. It stands on top of the list, so its button is not where the first
 * one was, and names the outlets; the focus is on the safe choice.
 */
export function BulkConfirm({ pdu, model, facts, ids, plan, onBack, onConfirm }: BulkConfirmProps) {
  const { action, affected } = plan;
  const outlets = affected.map((each) => each.outlet);
  const steps = bulkSteps(model, outlets, action);
  const toText = action === 'on' ? noDrop : action === 'off' ? dropsOff : dropsCycle;
  const drops = useBulkText(pdu, model, ids, facts, toText);
  const leftOut = leftOutWords(plan);
  return (
    <section className="abar-confirm" aria-label="Confirm" data-region="bar">
      <div className="abar" role="toolbar" aria-label="Confirm">
        <b className="abar-title">{bulkQuestion(action, outlets.length)}</b>
        <span className="abar-text">
          {orderWords(steps, action, model)}.{drops} {leftOut}
        </span>
        <span className="grow" />
        <Button variant="quiet" onPress={onBack} takesFocus>
          Back
        </Button>
        <Button variant={action === 'off' ? 'danger' : 'pri'} onPress={onConfirm}>
          {bulkConfirmWords(action, outlets)}
        </Button>
      </div>
      <ul className="abar-list">
        {steps.map((step) => (
          <li key={step.outlet.id}>
            <b>{step.outlet.label}</b> {step.outlet.name}
            <br />
            {stepWords(step)}
          </li>
        ))}
      </ul>
    </section>
  );
}
