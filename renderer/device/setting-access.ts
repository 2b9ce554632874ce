import type { PduView } from '../../shared/model/fleet.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import { fixedNameReason, LACKING } from '../../shared/words/capabilities.ts';
import { isReadOnly } from '../power/outlet-facts.ts';

/** A setting of a device; `outlet: null` is the PDU's own. */
export type Setting =
  | { readonly kind: 'name'; readonly element: ElementId }
  | { readonly kind: 'cycleDelay' | 'startupState'; readonly outlet: Outlet | null }
  | { readonly kind: 'sequenceDelay'; readonly outlet: Outlet }
  | { readonly kind: 'inRushGuard' | 'powerOnDelay' };

const READ_ONLY = 'Read only: this PDU has no write community in Busbar.';
const LATCHING =
  'The relays of this PDU keep their position through a power loss, so there is nothing to set here.';

/** Why a setting cannot be changed with this PDU and access, as one sentence; null when it can. */
function neverReason(pdu: PduView, model: PduModel, setting: Setting): string | null {
  const missing = missingReason(model, setting);
  return missing ?? (isReadOnly(pdu) ? READ_ONLY : null);
}

function missingReason(model: PduModel, setting: Setting): string | null {
  const { capabilities, settings } = model;
  switch (setting.kind) {
    case 'name':
      return fixedNameReason(model, setting.element);
    case 'cycleDelay':
      return capabilities.includes('cycleDelay')
        ? cycleDelayReason(model, setting.outlet)
        : LACKING.cycleDelay;
    case 'sequenceDelay':
      if (!capabilities.includes('sequenceDelay') || setting.outlet.sequenceDelayMs === null)
        return LACKING.sequenceDelay;
      return capabilities.includes('sequenceWrite') ? null : LACKING.sequenceWrite;
    case 'inRushGuard':
      return capabilities.includes('inRushGuardDelay') && settings.inRushGuardDelayMs !== null
        ? null
        : LACKING.inRushGuardDelay;
    case 'powerOnDelay':
      return capabilities.includes('powerOnDelay') && settings.powerOnDelayMs !== null
        ? null
        : LACKING.powerOnDelay;
    case 'startupState':
      return startupStateReason(model, setting.outlet);
  }
}

function cycleDelayReason({ settings }: PduModel, outlet: Outlet | null): string | null {
  if (outlet === null)
    return settings.cycleDelayMs === null
      ? 'This PDU has no cycle delay of its own: each outlet has one.'
      : null;
  if (!outlet.switchable) return `Outlet ${outlet.label} cannot be switched, so it has no cycle delay.`;
  if (outlet.cycleDelayMs !== null) return null;
  return settings.cycleDelayMs === null
    ? LACKING.cycleDelay
    : 'This PDU has one cycle delay for all its outlets.';
}

function startupStateReason({ capabilities, settings }: PduModel, outlet: Outlet | null): string | null {
  if (settings.latchingRelays === true) return LATCHING;
  if (!capabilities.includes('startupState')) return LACKING.startupState;
  if (outlet === null)
    return settings.startupState === null
      ? 'This PDU has no start-up state of its own that Busbar knows: it is set per outlet.'
      : null;
  if (!outlet.switchable) return `Outlet ${outlet.label} cannot be switched, so it has no start-up state.`;
  return outlet.startupState === null
    ? 'This outlet does not tell what it does after a power loss. Set it on the PDU itself.'
    : null;
}

/** Why nothing can be changed while the engine is gone, as two sentences. */
export const ENGINE_LOST = 'Busbar lost its engine. Settings can be changed when it is back.';

/** Why nothing can be changed at this moment, as a sentence or two; null when it can. */
export function notNowReason(pdu: PduView, engineConnected: boolean): string | null {
  if (!engineConnected) return ENGINE_LOST;
  const { kind } = pdu.connection;
  if (kind === 'online' || kind === 'degraded') return null;
  return `${pdu.name} does not answer. Settings can be changed when it does.`;
}

/** Why a setting is read only, as a sentence or two; null when it can be changed. */
export function readOnlyReason(
  pdu: PduView,
  model: PduModel,
  setting: Setting,
  engineConnected: boolean,
): string | null {
  return neverReason(pdu, model, setting) ?? notNowReason(pdu, engineConnected);
}
