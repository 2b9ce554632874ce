import type { SimulatedPdu } from './simulated-pdu.ts';
import type { OutletUnit } from './state.ts';
import { TRANSFER_REASON } from './transfer-switch.ts';

const STARTUP = { on: 0, lastKnown: 2, asPdu: 3 } as const;

/** A supply fails or comes back; a transfer switch reacts, and outlets start as their settings say. */
export function setInletPowered(pdu: SimulatedPdu, index: number, powered: boolean): void {
  const inlet = pdu.inlets[index];
  if (inlet === undefined || inlet.powered === powered) return;
  const fedBefore = pdu.outlets.map((outlet) => pdu.sourceOf(outlet.spec.inlet) !== null);
  const operationalStateBefore = pdu.transferSwitch?.operationalState ?? 0;
  const sourceBefore = pdu.transferSwitch?.activeSource ?? 0;
  pdu.energy.transfer(pdu.time.nowMs(), () => {
    inlet.powered = powered;
    transferIfWanted(pdu);
  });
  pdu.circuitChanged();
  if (pdu.transferSwitch !== null) pdu.emit({ kind: 'transfer', sourceBefore, operationalStateBefore });
  const restarted = pdu.outlets.filter(
    (outlet, at) => fedBefore[at] === false && pdu.sourceOf(outlet.spec.inlet) !== null,
  );
  if (restarted.length > 0 && !pdu.settings.latchingRelays) startUp(pdu, restarted);
}

/** What a transfer would return now. */
export function transferCode(pdu: SimulatedPdu, source: number): 0 | 1 | 3 {
  if (pdu.transferSwitch === null || pdu.inlets[source - 1] === undefined) return 1;
  return pdu.transferSwitch.isSourceGood(source) ? 0 : 3;
}

/** Transfers by hand or by command; 0 done, 1 no such source, 3 the source has no power. */
export function transferToSource(
  pdu: SimulatedPdu,
  source: number,
  reason: number = TRANSFER_REASON.manual,
): number {
  const transferSwitch = pdu.transferSwitch;
  const code = transferCode(pdu, source);
  if (transferSwitch === null || code !== 0) return code;
  const operationalStateBefore = transferSwitch.operationalState;
  const sourceBefore = transferSwitch.activeSource;
  pdu.energy.transfer(pdu.time.nowMs(), () => {
    transferSwitch.move(source, reason, pdu.time.nowS());
  });
  if (reason === TRANSFER_REASON.manual) {
    transferSwitch.settings = { ...transferSwitch.settings, preferredSource: source };
  }
  pdu.circuitChanged();
  pdu.emit({ kind: 'transfer', sourceBefore, operationalStateBefore });
  return 0;
}

function transferIfWanted(pdu: SimulatedPdu): void {
  const transferSwitch = pdu.transferSwitch;
  const wanted = transferSwitch?.wantedSource();
  if (transferSwitch === null || wanted === null || wanted === undefined) return;
  if (wanted.reason === TRANSFER_REASON.powerFailure) {
    transferSwitch.move(wanted.source, wanted.reason, pdu.time.nowS());
    return;
  }
  pdu.later(transferSwitch.settings.autoRetransferWaitTime * 1000, () => {
    const still = transferSwitch.wantedSource();
    if (still?.reason === TRANSFER_REASON.autoRetransfer) transferToSource(pdu, still.source, still.reason);
  });
}

/** What an outlet was told last: on counts from the command, also while it waits for its turn. */
function commandedOn({ status, onAfterShedding }: OutletUnit): boolean {
  if (status.isLoadShed) return onAfterShedding;
  return status.powerOn || status.switchOnInProgress || status.cycleInProgress;
}

/** Relays drop, and after the power-on delay come back in sequence as their startup state says (Xerus reference 5.4). */
function startUp(pdu: SimulatedPdu, outlets: readonly OutletUnit[]): void {
  const wantsOn = (outlet: OutletUnit): boolean => {
    const own = outlet.settings.startupState;
    const state = own === STARTUP.asPdu ? pdu.settings.startupState : own;
    return state === STARTUP.lastKnown ? commandedOn(outlet) : state === STARTUP.on;
  };
  const switchable = outlets.filter((outlet) => outlet.spec.switchable);
  const wanted = switchable.filter(wantsOn);
  for (const outlet of switchable) outlet.onAfterShedding = wanted.includes(outlet);
  const on = wanted.filter((outlet) => !outlet.status.isLoadShed);
  pdu.switching.off(switchable);
  const delayMs = pdu.settings.powerOnDelay * 1000;
  const startUpAtMs = pdu.time.nowMs() + delayMs;
  for (const outlet of switchable) outlet.startUpAtMs = on.includes(outlet) ? startUpAtMs : null;
  if (delayMs > 0) for (const outlet of on) pdu.setStatus(outlet, { switchOnInProgress: true });
  pdu.later(delayMs, () => {
    // Those that were told something else meanwhile, or lost their supply once more, are not of this start any more.
    const waiting = on.filter(
      (outlet) => outlet.startUpAtMs === startUpAtMs && (delayMs === 0 || outlet.status.switchOnInProgress),
    );
    pdu.switching.on(waiting, true);
  });
}
