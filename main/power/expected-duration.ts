import { effectiveCycleDelayMs, type PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { totalTimeMs } from '../../shared/sequence/timeline.ts';
import { sequenceInModel } from '../sequences/raw-sequence.ts';
import type { CommandPlan } from './guard.ts';

/** Assumed where a device does not state its cycle delay. */
const UNSTATED_CYCLE_DELAY_MS = 60_000;

/** How long the device takes for a command by its own settings, besides answering. */
export function expectedDurationMs(model: PduModel, action: PowerAction, plan: CommandPlan): number {
  const cycleMs =
    action === 'cycle'
      ? Math.max(
          0,
          ...plan.outlets.map((outlet) => effectiveCycleDelayMs(model, outlet) ?? UNSTATED_CYCLE_DELAY_MS),
        )
      : 0;
  if (action === 'off') return 0;
  const guardMs = model.settings.inRushGuardDelayMs ?? 0;
  const isInSequence = model.capabilities.includes('switchInSequence');
  // No two relays close within the in-rush guard, whether there is a sequence or not.
  if (plan.call === 'one' || !isInSequence) return cycleMs + guardMs * plan.outlets.length;
  const chosen = new Set(plan.outlets.map((outlet) => outlet.id));
  const sequence = sequenceInModel(model);
  return (
    cycleMs +
    guardMs +
    totalTimeMs({ ...sequence, order: sequence.order.filter((outlet) => chosen.has(outlet)) })
  );
}
