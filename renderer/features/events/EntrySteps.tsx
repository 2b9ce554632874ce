import { useMemo } from 'react';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { OutletCommand } from '../../../shared/model/command.ts';
import { formatDuration } from '../../../shared/words/durations.ts';
import { tenthsClock } from '../../journal/line-words.ts';
import { useNow } from '../../state/clock.ts';
import { useAppStore } from '../../state/store.ts';
import { stepsOf } from './steps.ts';

/** What became of a command or change, step by step; of a cycle that runs also what is known to come. */
export function EntrySteps({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const steps = useMemo(() => stepsOf(entries), [entries]);
  const running = useRunningCycle(entries);
  return (
    <div className="isec">
      <h3>Steps</h3>
      <ol className="ev-steps">
        {steps.map(({ number, atMs, title, note }) => (
          <li key={number}>
            <span className="ink">{title}</span>
            <span className="dim">{tenthsClock(atMs)}</span>
            {note === '' ? null : <span className="dim note">{note}</span>}
          </li>
        ))}
        {running === null ? null : <CycleToCome part={running} />}
      </ol>
    </div>
  );
}

/** The one outlet of a cycle that has been accepted and has no outcome yet. */
function useRunningCycle(entries: readonly AuditEntry[]): OutletCommand | null {
  const id = entries[0]?.commandId ?? null;
  const command = useAppStore((state) =>
    id === null ? undefined : state.fleet.commands.find((each) => each.id === id),
  );
  const [part] = command?.outlets ?? [];
  const isOne = command?.action === 'cycle' && command.outlets.length === 1;
  return isOne && part?.phase === 'accepted' ? part : null;
}

function CycleToCome({ part }: { readonly part: OutletCommand }) {
  const { offSeenAtMs, cycleDelayMs } = part;
  return (
    <>
      {offSeenAtMs === null ? null : (
        <li>
          <span className="ink">Read back: off</span>
          <span className="dim">{tenthsClock(offSeenAtMs)}</span>
        </li>
      )}
      <li className="todo">
        <span className="dim">On expected</span>
        {offSeenAtMs === null || cycleDelayMs === null ? null : (
          <span className="dim">
            <InTime atMs={offSeenAtMs + cycleDelayMs} />
          </span>
        )}
        {cycleDelayMs === null ? null : (
          <span className="dim note">Cycle delay {formatDuration(cycleDelayMs)}</span>
        )}
      </li>
    </>
  );
}

function InTime({ atMs }: { readonly atMs: number }) {
  const leftMs = atMs - useNow(500);
  return leftMs <= 0 ? 'waiting for PDU' : `in ${formatDuration(leftMs + 999)}`;
}
