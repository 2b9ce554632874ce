import type { PowerCommand } from '../../shared/model/command.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { Outlet } from '../../shared/model/pdu.ts';
import { forbiddenOf, type Forbidden } from '../state/forbidden.ts';
import { sampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { deadElements, noPowerReason } from './no-power.ts';
import { latestCommands, outletFacts, type OutletFacts } from './outlet-facts.ts';

/** The elements of a PDU without power, by the newest readings. */
export const deadOf = ({ id, model }: PduView): readonly ElementId[] =>
  model === null ? [] : deadElements(model, (index) => sampleStore.reading(id, index)?.value ?? null);

/** What is known of an outlet at this moment: what the check before arming goes by. */
export function factsNow(pdu: PduView, outlet: Outlet): OutletFacts {
  const { fleet, engineConnected } = useAppStore.getState();
  const { commands } = fleet;
  const known = { commands, engineConnected, dead: deadOf(pdu), forbidden: forbiddenOf(pdu) };
  return factsOf(pdu, outlet, { ...known, nowMs: Date.now() });
}

interface Known {
  readonly commands: readonly PowerCommand[];
  readonly engineConnected: boolean;
  readonly dead: readonly ElementId[];
  readonly forbidden: Forbidden | null;
  readonly nowMs: number;
}

/** The facts of one outlet without the others of its PDU. */
export function factsOf(pdu: PduView, outlet: Outlet, { commands, dead, ...known }: Known): OutletFacts {
  return outletFacts(outlet, {
    ...known,
    pdu,
    latest: latestCommands(commands, pdu.id),
    noPowerReasonOf: (each) =>
      pdu.model === null || dead.length === 0 ? null : noPowerReason(pdu.model, each, dead),
  });
}
