import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId, PduId } from '../../../shared/model/ids.ts';
import { displayGlyph, spokenState } from '../../power/display-words.ts';
import { deadOf, factsOf } from '../../power/facts-now.ts';
import { outletDisplay } from '../../power/outlet-display.ts';
import { alarmStore } from '../../state/alarm-store.ts';
import { isTrip, worstSeverity } from '../../state/alarms.ts';
import { useNow } from '../../state/clock.ts';
import { connectionWords } from '../../state/connection-words.ts';
import { forbiddenNow, useForbiddenByPdu } from '../../state/forbidden.ts';
import { freshnessOf } from '../../state/freshness.ts';
import { lastAnswerMs } from '../../state/last-answers.ts';
import { useAppStore } from '../../state/store.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import type { FindEntry } from './entries.ts';

/** How a hit stands now, in a glyph and in words. */
interface HitState {
  readonly glyph: GlyphName | null;
  readonly words: string;
}

const STATELESS: HitState = { glyph: null, words: '' };
/** Nothing of it is measured here: the current after a command is shown by the outlet itself. */
const NO_CHECK = { isFlowing: null, flowedAtMs: null };

/** The worst of what the equipment complains about, at an element or at the whole PDU. */
function alarmState(pdu: PduView, element: ElementId | null, nowMs: number): HitState {
  const { connection, pollIntervalMs } = pdu;
  const freshness = freshnessOf(connection, lastAnswerMs(pdu), pollIntervalMs, nowMs);
  const words = element === null ? connectionWords(pdu, freshness).toLowerCase() : '';
  if (connection.kind === 'needsAttention') return { glyph: element === null ? 'crit' : 'unk', words };
  if (freshness === 'noData' || freshness === 'first')
    return { glyph: element === null ? 'stale' : 'unk', words: words || 'no data' };
  const alarms = alarmStore.list(pdu.id).filter((alarm) => element === null || alarm.element === element);
  if (element !== null && alarms.some(isTrip)) return { glyph: 'trip', words: 'tripped' };
  const severity = worstSeverity(alarms);
  if (severity === null) return { glyph: 'on', words };
  return { glyph: severity === 'critical' ? 'crit' : 'warn', words: severity };
}

/** How each of the hits stands now, in their order; looked at again with every change and once a second. */
export function useHitStates(hits: readonly FindEntry[]): readonly HitState[] {
  const pdus = useAppStore((state) => state.fleet.pdus);
  const commands = useAppStore((state) => state.fleet.commands);
  const engineConnected = useAppStore((state) => state.engineConnected);
  const forbiddenByPdu = useForbiddenByPdu();
  const nowMs = useNow(1000);
  return useMemo(() => {
    const dead = new Map<PduId, readonly ElementId[]>();
    const deadIn = (pdu: PduView) => {
      const known = dead.get(pdu.id) ?? deadOf(pdu);
      dead.set(pdu.id, known);
      return known;
    };
    return hits.map(({ kind, pdu: id, element, icon }) => {
      const pdu = pdus.find((each) => each.id === id);
      if (pdu === undefined || kind === 'tab') return { ...STATELESS, glyph: icon };
      const outlet = pdu.model?.outlets.find((each) => each.id === element);
      if (outlet === undefined) return alarmState(pdu, element, nowMs);
      const forbidden = forbiddenNow(forbiddenByPdu, pdu);
      const facts = factsOf(pdu, outlet, { commands, engineConnected, dead: deadIn(pdu), forbidden, nowMs });
      const display = outletDisplay(facts, NO_CHECK, nowMs);
      return { glyph: displayGlyph(display), words: spokenState(display) };
    });
  }, [hits, pdus, commands, engineConnected, forbiddenByPdu, nowMs]);
}
