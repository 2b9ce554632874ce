import type { Outlet } from '../../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { outletInSentence } from '../../../../shared/words/elements.ts';
import { mainAction, offersOff, type MainAction } from '../../../power/main-action.ts';
import type { OutletDisplay } from '../../../power/outlet-display.ts';
import { whyNot, type OutletFacts } from '../../../power/outlet-facts.ts';
import type { OutletActions } from '../../../power/use-outlet-actions.ts';
import { Button } from '../../../ui/Button.tsx';

interface CardButtonsProps {
  readonly outlet: Outlet;
  readonly facts: OutletFacts;
  readonly display: OutletDisplay;
  readonly actions: OutletActions;
  readonly act: (action: PowerAction) => void;
}

/** The buttons of the power card: the main one at the right stays the same element while its meaning changes. */
export function CardButtons(props: CardButtonsProps) {
  const { outlet, facts, display, act } = props;
  const action = mainAction(display);
  const name = outletInSentence(outlet);
  const blocked = facts.blockedReason;
  return (
    <>
      {offersOff(display) ? (
        <Button
          icon={facts.isProtected ? 'lock' : 'pwr'}
          label={`Turn off ${name}`}
          isDisabled={blocked !== null}
          disabledReason={blocked ?? undefined}
          onPress={() => act('off')}
        >
          Turn off
        </Button>
      ) : (
        <DismissButton {...props} />
      )}
      {action === null || action === 'details' ? null : <MainButton {...props} action={action} />}
    </>
  );
}

function DismissButton({ outlet, display, actions }: CardButtonsProps) {
  if (display.kind !== 'failed' && display.kind !== 'outcomeUnknown' && display.kind !== 'noCurrent')
    return null;
  return (
    <Button label={`Dismiss, ${outletInSentence(outlet)}`} onPress={() => actions.dismiss(display.command)}>
      Dismiss
    </Button>
  );
}

type ShownAction = Exclude<MainAction, null | 'details'>;

const WORDS: Record<ShownAction, { readonly verb: string; readonly icon: 'cyc' | 'pwr' | null }> = {
  cycle: { verb: 'Cycle', icon: 'cyc' },
  on: { verb: 'Turn on', icon: 'pwr' },
  undo: { verb: 'Undo', icon: null },
  retry: { verb: 'Retry', icon: null },
  readAgain: { verb: 'Read again', icon: null },
};

function MainButton(props: CardButtonsProps & { readonly action: ShownAction }) {
  const { outlet, facts, display, action } = props;
  const { verb, icon } = WORDS[action];
  const name = outletInSentence(outlet);
  const isSwitching = action === 'cycle' || action === 'on' || action === 'retry';
  const switching = display.kind === 'failed' ? display.action : action === 'cycle' ? 'cycle' : 'on';
  const blocked = isSwitching ? whyNot(facts, switching) : null;
  const shownIcon = isSwitching && facts.isProtected ? 'lock' : icon;
  const undone = display.kind === 'armed' && display.outletCount > 1 ? display.outletCount : null;
  const undoLabel = undone === null ? `Undo for ${name}` : `Undo for all ${undone} outlets`;
  return (
    <Button
      variant={action === 'cycle' || action === 'on' ? 'pri' : action === 'undo' ? 'inv' : 'default'}
      label={action === 'undo' ? undoLabel : `${verb} ${name}`}
      {...(shownIcon === null ? {} : { icon: shownIcon })}
      isDisabled={blocked !== null}
      disabledReason={blocked ?? undefined}
      onPress={() => press(props)}
    >
      {action === 'cycle' || action === 'on'
        ? `${verb} outlet ${outlet.label}`
        : undone === null
          ? verb
          : 'Undo all'}
      {action === 'undo' ? <span className="oc-key">Esc</span> : null}
    </Button>
  );
}

function press({
  outlet,
  display,
  actions,
  act,
  action,
}: CardButtonsProps & { readonly action: ShownAction }): void {
  switch (action) {
    case 'cycle':
    case 'on':
      act(action);
      return;
    case 'undo':
      if (display.kind === 'armed') actions.undo(display.command, 'button');
      return;
    case 'retry':
      if (display.kind === 'failed') act(display.action);
      return;
    case 'readAgain':
      actions.readAgain(outlet);
  }
}
