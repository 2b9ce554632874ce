import type { OutletId } from '../../../shared/model/ids.ts';
import { effectiveCycleDelayMs, type Outlet, type PduModel } from '../../../shared/model/pdu.ts';
import { isOff, type PowerAction, type PowerState } from '../../../shared/model/power-state.ts';

/** What an action on several outlets needs to know of each. */
export interface BulkOutlet {
  readonly outlet: Outlet;
  readonly powerState: PowerState;
  readonly isProtected: boolean;
  readonly isSwitchable: boolean;
  /** Null when it is not metered or not read. */
  readonly amperes: number | null;
  readonly watts: number | null;
}

/** Outlets an action would change, and those it leaves out. */
export interface BulkPlan {
  readonly action: PowerAction;
  readonly affected: readonly BulkOutlet[];
  readonly protectedOnes: readonly BulkOutlet[];
  /** Neither protected nor affected: already there, cannot be switched, or (for a cycle) not on. */
  readonly others: readonly BulkOutlet[];
}

/** Whether an action would move an outlet from the state it is in. */
export function wouldChange({ powerState }: BulkOutlet, action: PowerAction): boolean {
  return action === 'on' ? isOff(powerState) : powerState === 'on';
}

/** Cycling leaves alone what is off, since a cycle ends with on. Nothing is done to a state that is not known. */
export function planBulk(outlets: readonly BulkOutlet[], action: PowerAction): BulkPlan {
  const affected: BulkOutlet[] = [];
  const protectedOnes: BulkOutlet[] = [];
  const others: BulkOutlet[] = [];
  for (const each of outlets) {
    if (each.isProtected) protectedOnes.push(each);
    else if (each.isSwitchable && wouldChange(each, action)) affected.push(each);
    else others.push(each);
  }
  return { action, affected, protectedOnes, others };
}

/** The sum of what is measured; null when nothing is. */
export function sumOf(outlets: readonly BulkOutlet[], what: 'amperes' | 'watts'): number | null {
  const values = outlets.map((each) => each[what]).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** When one outlet of an action moves, milliseconds after the command; null for a way it does not go. */
export interface BulkStep {
  readonly outlet: Outlet;
  readonly offAtMs: number | null;
  readonly onAtMs: number | null;
}

/**
 * When each outlet goes off and comes on: off all at once, as the device does it; on in sequence, each waiting for
 * max(sequenceDelay, inRushGuardDelay) of those before it; a cycle starts its sequence after the longest cycle delay
 * (Xerus reference 5.3). Without a command for that, all come on at once. An estimate: the device decides.
 */
export function bulkSteps(
  model: PduModel,
  outlets: readonly Outlet[],
  action: PowerAction,
): readonly BulkStep[] {
  if (action === 'off') return outlets.map((outlet) => ({ outlet, offAtMs: 0, onAtMs: null }));
  const position = new Map<OutletId, number>(
    model.settings.outletPowerStateSequence.map((id, index) => [id, index]),
  );
  const inOrder = [...outlets].sort(
    (first, second) => (position.get(first.id) ?? 0) - (position.get(second.id) ?? 0),
  );
  const isCycle = action === 'cycle';
  const isInSequence = model.capabilities.includes('switchInSequence');
  let onAtMs = isCycle ? Math.max(0, ...outlets.map((each) => effectiveCycleDelayMs(model, each) ?? 0)) : 0;
  return inOrder.map((outlet) => {
    const step = { outlet, offAtMs: isCycle ? 0 : null, onAtMs };
    if (isInSequence) onAtMs += Math.max(outlet.sequenceDelayMs ?? 0, model.settings.inRushGuardDelayMs ?? 0);
    return step;
  });
}
