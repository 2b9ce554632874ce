import { useCallback, useEffect, useMemo, useState } from 'react';
import type { OutletCommand } from '../../shared/model/command.ts';
import { sensorIndex } from '../../shared/model/find-sensor.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import { useNow } from '../state/clock.ts';
import { useForbidden } from '../state/forbidden.ts';
import { sampleStore, useSamples, type SampleStore } from '../state/samples.ts';
import { useAppStore } from '../state/store.ts';
import { deadElements, noPowerReason } from './no-power.ts';
import { changesByClock, FLOWING_AMPERES, outletDisplay, type OutletDisplay } from './outlet-display.ts';
import type { FactsById } from './outlet-facts.ts';
import { latestCommands, outletFacts, type OutletFacts } from './outlet-facts.ts';

const SEPARATOR = '|';

/** Breakers that tripped and inlets without voltage; the same array while they stay the same. */
function useDeadElements(pdu: PduId, model: PduModel): readonly ElementId[] {
  const select = useCallback(
    (store: SampleStore) =>
      deadElements(model, (index) => store.reading(pdu, index)?.value ?? null).join(SEPARATOR),
    [pdu, model],
  );
  const joined = useSamples(select);
  return useMemo(() => joined.split(SEPARATOR).filter(Boolean) as ElementId[], [joined]);
}

/** What is known of every outlet of a PDU, renewed with every change and once a second for what grows old. */
export function useOutletFacts(pdu: PduView, model: PduModel): FactsById {
  const commands = useAppStore((state) => state.fleet.commands);
  const engineConnected = useAppStore((state) => state.engineConnected);
  const dead = useDeadElements(pdu.id, model);
  const forbidden = useForbidden(pdu);
  const nowMs = useNow(1000);
  return useMemo(() => {
    const latest = latestCommands(commands, pdu.id);
    const noPowerReasonOf = (outlet: Outlet) =>
      dead.length === 0 ? null : noPowerReason(model, outlet, dead);
    const context = { pdu, latest, engineConnected, nowMs, noPowerReasonOf, forbidden };
    return new Map(model.outlets.map((outlet) => [outlet.id, outletFacts(outlet, context)]));
  }, [commands, pdu, model, engineConnected, dead, nowMs, forbidden]);
}

/** The same of one outlet, for where only a few of them are on screen. */
export function useOneOutletFacts(pdu: PduView, model: PduModel, outlet: Outlet): OutletFacts {
  const commands = useAppStore((state) => state.fleet.commands);
  const engineConnected = useAppStore((state) => state.engineConnected);
  const dead = useDeadElements(pdu.id, model);
  const forbidden = useForbidden(pdu);
  const nowMs = useNow(1000);
  return outletFacts(outlet, {
    pdu,
    forbidden,
    latest: latestCommands(commands, pdu.id),
    engineConnected,
    nowMs,
    noPowerReasonOf: (each) => (dead.length === 0 ? null : noPowerReason(model, each, dead)),
  });
}

const TICK_MS = 250;

interface CommandClock {
  readonly nowMs: number;
  /** When current was first seen after the command was confirmed, and which confirmation that was. */
  readonly flowed: { readonly confirmedAtMs: number; readonly atMs: number } | null;
}

/** Ticks while what is shown of an ended command may still change by the clock. */
function useCommandClock(part: OutletCommand | null, isFlowingNow: () => boolean | null): CommandClock {
  const [clock, setClock] = useState<CommandClock>(() => ({ nowMs: Date.now(), flowed: null }));
  useEffect(() => {
    if (!changesByClock(part, Date.now())) return undefined;
    const confirmedAtMs = part?.phaseAtMs.confirmed ?? 0;
    const tick = () => {
      const nowMs = Date.now();
      setClock(({ flowed }) => {
        if (flowed?.confirmedAtMs === confirmedAtMs) return { nowMs, flowed };
        return { nowMs, flowed: isFlowingNow() === true ? { confirmedAtMs, atMs: nowMs } : null };
      });
      if (!changesByClock(part, nowMs)) clearInterval(timer);
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [part, isFlowingNow]);
  return clock;
}

/** What one outlet shows now. */
export function useOutletDisplay(
  pdu: PduId,
  model: PduModel,
  outlet: Outlet,
  facts: OutletFacts,
): OutletDisplay {
  const part = facts.outletCommand;
  const index = sensorIndex(model, outlet.id, 'current');
  const isFlowingNow = useCallback(() => {
    const value = sampleStore.reading(pdu, index)?.value ?? null;
    return value === null ? null : value >= FLOWING_AMPERES;
  }, [pdu, index]);
  const isFlowing = useSamples(isFlowingNow);
  const { nowMs, flowed } = useCommandClock(part, isFlowingNow);
  const isOfThis = flowed !== null && flowed.confirmedAtMs === part?.phaseAtMs.confirmed;
  return outletDisplay(facts, { isFlowing, flowedAtMs: isOfThis ? flowed.atMs : null }, nowMs);
}

/** When the state of an outlet was read; null when never. For what shows the age, since it changes every second. */
export function useStateReadAt(pdu: PduId, outlet: Outlet): number | null {
  return useAppStore(
    (state) => state.fleet.pdus.find((each) => each.id === pdu)?.outletStates[outlet.id]?.readAtMs ?? null,
  );
}
