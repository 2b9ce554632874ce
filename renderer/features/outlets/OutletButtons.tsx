import { useRef } from 'react';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { ACTION_WORDS, outletInSentence } from '../../../shared/words/elements.ts';
import { mainAction, type MainAction } from '../../power/main-action.ts';
import type { OutletDisplay } from '../../power/outlet-display.ts';
import { whyNot } from '../../power/outlet-facts.ts';
import { Button } from '../../ui/Button.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import type { OutletCellProps } from './outlet-cell-props.ts';

interface ButtonLook {
  readonly text: string;
  /** The verb of the accessible name, before the outlet's identity. */
  readonly verb: string;
  readonly icon: GlyphName | null;
  readonly isSwitching: boolean;
}

const LOOKS: Record<NonNullable<MainAction>, ButtonLook> = {
  cycle: { text: 'Cycle', verb: 'Cycle', icon: 'cyc', isSwitching: true },
  on: { text: 'Turn on', verb: 'Turn on', icon: 'pwr', isSwitching: true },
  undo: { text: 'Undo', verb: 'Undo for', icon: null, isSwitching: false },
  retry: { text: 'Retry', verb: 'Retry', icon: null, isSwitching: true },
  readAgain: { text: 'Read again', verb: 'Read again', icon: null, isSwitching: false },
  details: { text: 'Details', verb: 'Details of', icon: null, isSwitching: false },
};

interface OutletButtonsProps extends Pick<OutletCellProps, 'outlet' | 'facts' | 'isCurrent' | 'handlers'> {
  readonly display: OutletDisplay;
  readonly isTable?: boolean;
}

/**
 * The buttons of an outlet. The main one stays the same element while its meaning changes from Cycle to Undo, so that the
 * keyboard focus stays where it was.
 */
export function OutletButtons(props: OutletButtonsProps) {
  const { outlet, facts, display, isCurrent, handlers, isTable = false } = props;
  const main = useRef<HTMLButtonElement>(null);
  const action = mainAction(display);
  if (action === null) return null;
  const look = LOOKS[action];
  const name = outletInSentence(outlet);
  const reason = look.isSwitching ? whyNot(facts, switchingOf(action, display)) : null;
  const icon = look.isSwitching && facts.isProtected ? 'lock' : isTable ? null : look.icon;
  const isRetry = display.kind === 'failed';
  const verb = isRetry ? `Retry: ${ACTION_WORDS[display.action].toLowerCase()}` : look.verb;
  return (
    <span className="row oc-acts">
      {display.kind === 'on' && facts.blockedReason === null ? (
        <OffButton {...props} />
      ) : isRetry || display.kind === 'noCurrent' ? (
        <Button
          className="ic"
          icon="x"
          label={`Dismiss, ${name}`}
          excludeFromTabOrder={!isCurrent}
          onPress={() => handlers.dismiss(display.command)}
        />
      ) : null}
      <Button
        ref={main}
        className={isTable ? 'xs' : ''}
        variant={action === 'undo' ? 'inv' : 'default'}
        label={isUndoOfMany(display) ? `Undo for all ${display.outletCount} outlets` : `${verb} ${name}`}
        {...(icon === null ? {} : { icon })}
        isDisabled={reason !== null}
        disabledReason={reason ?? undefined}
        excludeFromTabOrder={!isCurrent}
        onPress={() => {
          if (main.current !== null) press(props, action, main.current);
        }}
      >
        {isUndoOfMany(display) ? 'Undo all' : look.text}
        {action === 'undo' && !isTable ? <span className="oc-key">Esc</span> : null}
      </Button>
    </span>
  );
}

/** What a switching button does. */
function switchingOf(action: NonNullable<MainAction>, display: OutletDisplay): PowerAction {
  if (display.kind === 'failed') return display.action;
  return action === 'cycle' ? 'cycle' : 'on';
}

function isUndoOfMany(display: OutletDisplay): display is Extract<OutletDisplay, { kind: 'armed' }> {
  return display.kind === 'armed' && display.outletCount > 1;
}

/** Turning off stands to the left, on hover and focus. */
function OffButton({ outlet, facts, isCurrent, handlers, isTable = false }: OutletButtonsProps) {
  const off = useRef<HTMLButtonElement>(null);
  return (
    <Button
      ref={off}
      className={isTable ? 'xs ic' : 'ic'}
      icon="pwr"
      label={`Turn off ${outletInSentence(outlet)}`}
      excludeFromTabOrder={!isCurrent}
      onPress={() => {
        if (off.current !== null) handlers.act(outlet, facts.powerState, 'off', off.current);
      }}
    />
  );
}

function press(
  { outlet, facts, display, handlers }: OutletButtonsProps,
  action: NonNullable<MainAction>,
  anchor: Element,
): void {
  switch (action) {
    case 'cycle':
    case 'on':
      handlers.act(outlet, facts.powerState, action, anchor);
      return;
    case 'undo':
      if (display.kind === 'armed') handlers.undo(display.command, 'button');
      return;
    case 'retry':
      if (display.kind === 'failed') handlers.act(outlet, facts.powerState, display.action, anchor);
      return;
    case 'readAgain':
      handlers.readAgain(outlet);
      return;
    case 'details':
      handlers.openInspector(outlet.id);
  }
}
