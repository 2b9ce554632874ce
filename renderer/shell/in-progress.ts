import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';

interface InFlight {
  readonly command: PowerCommand;
  readonly outlet: OutletCommand;
}

/** Every outlet in flight, of all PDUs, oldest first. */
export function unfinished(commands: readonly PowerCommand[]): readonly InFlight[] {
  return commands.flatMap((command) =>
    command.outlets.filter((outlet) => !isFinal(outlet.phase)).map((outlet) => ({ command, outlet })),
  );
}

/** `1 cycling`, `2 armed`, `3 in progress`. */
export function progressText(running: readonly InFlight[]): string {
  const word = running.every(({ outlet }) => outlet.phase === 'armed')
    ? 'armed'
    : running.every(({ command }) => command.action === 'cycle')
      ? 'cycling'
      : 'in progress';
  return `${running.length} ${word}`;
}
