import type { Actor } from './events.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import type { OutletUnit } from './state.ts';

/** Return codes of the switching methods (Xerus reference 4.7). */
export const SWITCH_CODE = { ok: 0, notSwitchable: 1, loadShedding: 2, disabled: 3, notOff: 4 } as const;

export type SwitchAction = 'on' | 'off' | 'cycle';

export interface SwitchRequest {
  readonly action: SwitchAction;
  readonly actor: Actor;
  /** Firmware before 4.0 refuses to switch a shed outlet; later ones remember the wish. */
  readonly refusesWhenShed: boolean;
}

function isDisabled(pdu: SimulatedPdu, outlet: OutletUnit): boolean {
  return pdu.quirks.disabledOutlets.has(outlet.index) || pdu.inlets[outlet.spec.inlet]?.enabled === false;
}

export function isSwitchable(pdu: SimulatedPdu, outlet: OutletUnit): boolean {
  return outlet.spec.switchable && !pdu.quirks.unswitchableOutlets.has(outlet.index);
}

function announce(pdu: SimulatedPdu, outlets: readonly OutletUnit[], { action, actor }: SwitchRequest): void {
  for (const { index } of outlets) {
    pdu.emit({ kind: 'powerControl', outlet: index, on: action !== 'off', cycle: action === 'cycle', actor });
  }
}

function cycleDelayMs(pdu: SimulatedPdu, outlet: OutletUnit): number {
  return (outlet.settings.usePduCycleDelay ? pdu.settings.cycleDelay : outlet.settings.cycleDelay) * 1000;
}

function perform(
  pdu: SimulatedPdu,
  outlets: readonly OutletUnit[],
  request: SwitchRequest,
  inSequence: boolean,
): void {
  announce(pdu, outlets, request);
  if (pdu.quirks.ineffectiveSwitching || outlets.length === 0) return;
  const shed = outlets.filter((outlet) => outlet.status.isLoadShed);
  const free = outlets.filter((outlet) => !outlet.status.isLoadShed);
  for (const outlet of shed) outlet.onAfterShedding = request.action !== 'off';
  pdu.later(pdu.quirks.switchLatencyMs, () => {
    if (request.action === 'off') pdu.switching.off(free);
    else if (request.action === 'on') pdu.switching.on(free, inSequence);
    else
      pdu.switching.cycle(free, Math.max(0, ...free.map((outlet) => cycleDelayMs(pdu, outlet))), inSequence);
  });
}

/** What switching one outlet would return now. */
export function switchCode(pdu: SimulatedPdu, outlet: OutletUnit, refusesWhenShed: boolean): number {
  if (!isSwitchable(pdu, outlet)) return SWITCH_CODE.notSwitchable;
  if (isDisabled(pdu, outlet)) return SWITCH_CODE.disabled;
  return outlet.status.isLoadShed && refusesWhenShed ? SWITCH_CODE.loadShedding : SWITCH_CODE.ok;
}

/** One outlet; the code of `setPowerState` or `cyclePowerState`. */
export function switchOutlet(pdu: SimulatedPdu, outlet: OutletUnit, request: SwitchRequest): number {
  const code = switchCode(pdu, outlet, request.refusesWhenShed);
  if (code === SWITCH_CODE.ok) perform(pdu, [outlet], request, false);
  return code;
}

/** Several outlets; none is switched when one of them is disabled. Those without a relay are left out. */
export function switchOutlets(
  pdu: SimulatedPdu,
  outlets: readonly OutletUnit[],
  request: SwitchRequest & { readonly respectSequence: boolean },
): number {
  const switchable = outlets.filter((outlet) => isSwitchable(pdu, outlet));
  if (switchable.some((outlet) => isDisabled(pdu, outlet))) return SWITCH_CODE.disabled;
  perform(pdu, switchable, request, request.respectSequence);
  return SWITCH_CODE.ok;
}

/** Non-critical outlets go off, and come back on when it ends (Xerus reference 5.5). */
export function setLoadShedding(pdu: SimulatedPdu, active: boolean, actor: Actor): void {
  if (pdu.loadSheddingActive === active) return;
  pdu.loadSheddingActive = active;
  if (active) {
    const shed = pdu.outlets.filter((outlet) => outlet.settings.nonCritical && isSwitchable(pdu, outlet));
    for (const outlet of shed)
      outlet.onAfterShedding = outlet.status.powerOn || outlet.status.switchOnInProgress;
    pdu.switching.off(shed);
    for (const outlet of shed) pdu.setStatus(outlet, { isLoadShed: true });
  } else {
    const shed = pdu.outlets.filter((outlet) => outlet.status.isLoadShed);
    for (const outlet of shed) pdu.setStatus(outlet, { isLoadShed: false });
    pdu.switching.on(
      shed.filter((outlet) => outlet.onAfterShedding),
      true,
    );
  }
  pdu.emit({ kind: 'loadShedding', active, actor });
}

/** Disabled inlets refuse switching below them, and their sensors stop. */
export function setInletEnabled(pdu: SimulatedPdu, index: number, enabled: boolean, actor: Actor): void {
  const inlet = pdu.inlets[index];
  if (inlet === undefined || inlet.enabled === enabled) return;
  inlet.enabled = enabled;
  pdu.emit({ kind: 'inletEnabled', inlet: index, enabled, actor });
}
