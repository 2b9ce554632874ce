import type { PduView } from '../../../../shared/model/fleet.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { fixedNameReason } from '../../../../shared/words/capabilities.ts';
import { isReadOnly } from '../../../power/outlet-facts.ts';

/** Whether a name can be changed on the PDU; `never`: not as long as PDU and Busbar are set up as they are. */
export type NameChange =
  { readonly kind: 'possible' } | { readonly kind: 'notNow' | 'never'; readonly reason: string };

const READ_ONLY = 'Read only: this PDU has no write community in Busbar.';

/** What can be done about the name of an element of a PDU. */
export function nameChange(
  pdu: PduView,
  model: PduModel,
  element: ElementId,
  engineConnected: boolean,
): NameChange {
  const fixed = isReadOnly(pdu) ? READ_ONLY : fixedNameReason(model, element);
  if (fixed !== null) return { kind: 'never', reason: fixed };
  if (!engineConnected)
    return { kind: 'notNow', reason: 'Busbar lost its engine. Names can be changed when it is back.' };
  const { kind } = pdu.connection;
  if (kind === 'online' || kind === 'degraded') return { kind: 'possible' };
  return { kind: 'notNow', reason: `${pdu.name} does not answer. Names can be changed when it does.` };
}
