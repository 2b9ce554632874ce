import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../../shared/ipc/power.ts';
import type { OutletCommand } from '../../../shared/model/command.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { PowerService, RunRequest } from '../../power/power-service.ts';

export interface PortsRequest {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly action: PowerAction;
  readonly outlets: readonly OutletId[];
  readonly includeProtected: boolean;
  readonly cycleDelayMs: number | null;
}

export interface PortsRun {
  /** Outlets that were given to the PDU; others were not touched. */
  readonly outcomes: ReadonlyMap<OutletId, OutletCommand>;
  /** Why the rest was refused before it was sent. */
  readonly refused: RefusedCommand | null;
}

/**
 * Switches outlets by one command where the PDU has one for several, in its sequence where it has one; else one by one,
 * up to the first that is not as asked.
 */
export async function runPorts(
  power: PowerService,
  { model, outlets, ...request }: PortsRequest,
  context: CallContext,
): Promise<PortsRun> {
  const { capabilities } = model;
  const isAtOnce = outlets.length > 1 && capabilities.includes('switchSeveral');
  const respectSequence = isAtOnce && capabilities.includes('switchInSequence');
  const steps: readonly (readonly OutletId[])[] = isAtOnce ? [outlets] : outlets.map((outlet) => [outlet]);
  const outcomes = new Map<OutletId, OutletCommand>();
  for (const step of steps) {
    const scope: RunRequest['scope'] = step.length > 1 ? 'several' : 'one';
    const done = await power.run({ ...request, outlets: step, scope, respectSequence }, context);
    if (!done.ok) return { outcomes, refused: done.error };
    for (const each of done.value.outlets) outcomes.set(each.outlet, each);
    if (done.value.outlets.some(({ phase }) => phase !== 'confirmed')) break;
  }
  return { outcomes, refused: null };
}
