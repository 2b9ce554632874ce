import { onTestFinished } from 'vitest';
import { ManualClock } from '../../support/manual-clock.ts';
import { MODELS, type SimulatorModelName } from '../models/models.ts';
import type { Actor, PduEvent } from '../pdu/events.ts';
import { SimulatedPdu } from '../pdu/simulated-pdu.ts';
import { START_MS } from './run-simulator.ts';

export const ADMIN: Actor = { user: 'admin', address: '192.0.2.1' };

/** A PDU without a network, and everything it says. */
export function runPdu(
  model: SimulatorModelName,
  seed = 1,
): { pdu: SimulatedPdu; clock: ManualClock; events: PduEvent[] } {
  const clock = new ManualClock(START_MS);
  const pdu = new SimulatedPdu({ model: MODELS[model], clock, seed });
  const events: PduEvent[] = [];
  pdu.onEvent((event) => events.push(event));
  onTestFinished(() => {
    pdu[Symbol.dispose]();
  });
  return { pdu, clock, events };
}
