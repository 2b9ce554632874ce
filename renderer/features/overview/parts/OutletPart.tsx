import type { PduView } from '../../../../shared/model/fleet.ts';
import type { Outlet, PduModel } from '../../../../shared/model/pdu.ts';
import { formatClock, formatDuration } from '../../../../shared/words/durations.ts';
import { POWER_STATE_WORDS } from '../../../../shared/words/elements.ts';
import { displayGlyph, stateWords } from '../../../power/display-words.ts';
import type { OutletDisplay } from '../../../power/outlet-display.ts';
import type { OutletFacts } from '../../../power/outlet-facts.ts';
import { useOutletDisplay, useOutletFacts } from '../../../power/use-outlet-facts.ts';
import { useNow } from '../../../state/clock.ts';
import { StateChip } from '../../../ui/Chip.tsx';

/** What one outlet of a PDU shows now. */
export function useOutletNow(
  pdu: PduView,
  model: PduModel,
  outlet: Outlet,
): { readonly facts: OutletFacts; readonly display: OutletDisplay } | null {
  const facts = useOutletFacts(pdu, model).get(outlet.id);
  const display = useOutletDisplay(pdu.id, model, outlet, facts ?? NO_FACTS);
  return facts === undefined ? null : { facts, display };
}

const NO_FACTS: OutletFacts = {
  powerState: 'unknown',
  isStateTold: true,
  freshness: 'first',
  command: null,
  outletCommand: null,
  isProtected: false,
  noPowerReason: null,
  blockedReason: null,
  noCycleReason: null,
};

interface OutletStateProps {
  readonly pdu: PduView;
  readonly outlet: Outlet;
  readonly display: OutletDisplay;
}

/** `On, 22 h` and when that was read: what the PDU says, whatever command is on its way. */
export function OutletState({ pdu, outlet, display }: OutletStateProps) {
  const observation = pdu.outletStates[outlet.id];
  const changedMs = observation?.lastPowerStateChangeMs ?? null;
  const hasAge = changedMs !== null && (display.kind === 'on' || display.kind === 'off');
  return (
    <>
      <StateChip icon={displayGlyph(display)} tone={display.kind === 'noData' ? 'stale' : 'neutral'}>
        {'command' in display ? POWER_STATE_WORDS[observation?.powerState ?? 'unknown'] : stateWords(display)}
        {hasAge ? <Since atMs={changedMs} /> : null}
      </StateChip>
      <span className="dim read-note">
        {observation === undefined ? 'not read yet' : `read ${formatClock(observation.readAtMs)}`}
      </span>
    </>
  );
}

function Since({ atMs }: { readonly atMs: number }) {
  const nowMs = useNow(1000);
  return `, ${formatDuration(nowMs - atMs)}`;
}
