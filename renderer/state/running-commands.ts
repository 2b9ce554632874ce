import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';

/** A command and its part for one outlet. */
export interface RunningOutlet {
  readonly command: PowerCommand;
  readonly outlet: OutletCommand;
}

/** What is in flight on a PDU by outlet: armed and everything after it that has not ended; the newest wins. */
export function runningByOutlet(
  commands: readonly PowerCommand[],
  pdu: PduId,
): ReadonlyMap<OutletId, RunningOutlet> {
  const running = new Map<OutletId, RunningOutlet>();
  for (const command of commands) {
    if (command.pdu !== pdu) continue;
    for (const outlet of command.outlets)
      if (!isFinal(outlet.phase)) running.set(outlet.outlet, { command, outlet });
  }
  return running;
}

/** The command that Esc takes back: the one armed last. */
export function newestArmed(commands: readonly PowerCommand[]): PowerCommand | null {
  const armed = commands.filter((command) => command.outlets.some((outlet) => outlet.phase === 'armed'));
  const armedAt = (command: PowerCommand) => command.outlets[0]?.phaseAtMs.armed ?? 0;
  return armed.reduce<PowerCommand | null>(
    (newest, command) => (newest === null || armedAt(command) >= armedAt(newest) ? command : newest),
    null,
  );
}
