import { useSyncExternalStore, type KeyboardEvent } from 'react';
import { formatClock, formatDuration } from '../../../../shared/words/durations.ts';
import { useNow } from '../../../state/clock.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { readingText, tipRows } from './CellTooltip.tsx';
import { panelKey, type ChartGroup, type ChartView } from './chart-group.ts';
import type { Crosshair } from './crosshair.ts';
import type { ChartPlan } from './plan-types.ts';
import { CHART_WINDOWS } from './windows.ts';

interface ChartToolsProps {
  readonly view: ChartView;
  readonly onWindowChange: (windowMs: number) => void;
  readonly onPauseToggle: () => void;
}

/** Window and pause. */
export function ChartTools({ view, onWindowChange, onPauseToggle }: ChartToolsProps) {
  const chosen = CHART_WINDOWS.find((each) => each.windowMs === view.windowMs) ?? CHART_WINDOWS[2];
  return (
    <>
      <Segmented
        label="Chart window"
        value={chosen.value}
        options={CHART_WINDOWS}
        onChange={(value) => {
          const next = CHART_WINDOWS.find((each) => each.value === value);
          if (next !== undefined) onWindowChange(next.windowMs);
        }}
      />
      <Button size="sm" icon={view.pausedAtMs === null ? 'pause' : 'play'} onPress={onPauseToggle}>
        {view.pausedAtMs === null ? 'Pause' : <Behind pausedAtMs={view.pausedAtMs} />}
      </Button>
    </>
  );
}

function Behind({ pausedAtMs }: { readonly pausedAtMs: number }) {
  const nowMs = useNow(1000);
  return `Resume, ${formatDuration(nowMs - pausedAtMs)} behind`;
}

interface CrosshairControlProps {
  readonly plan: ChartPlan;
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
}

/** Arrow keys move it by one part of the window in 150, with Shift by ten. */
const STEP = 1 / 150;

/** The charts' crosshair for the keyboard: a slider over the window that reads out what it stands on. */
export function CrosshairControl({ plan, group, crosshair }: CrosshairControlProps) {
  const position = useSyncExternalStore(crosshair.subscribe, crosshair.position);
  const row = plan.rows[0];
  if (row === undefined) return null;
  const start = {
    row: row.key,
    column: Math.max(
      0,
      row.panels.findIndex((panel) => panel !== null),
    ),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const share = crosshairShare(event);
    if (event.key === 'Escape' && position !== null) crosshair.set(null);
    else if (event.key === 'Home') crosshair.set({ ago: 1, ...start });
    else if (event.key === 'End') crosshair.set({ ago: 0, ...start });
    else if (share !== null) crosshair.move(share, start);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span
      className="crosshair-control"
      role="slider"
      tabIndex={0}
      aria-label="Crosshair"
      aria-valuemin={0}
      aria-valuemax={150}
      aria-valuenow={Math.round((1 - (position?.ago ?? 0)) * 150)}
      aria-valuetext={spokenReadings(plan, group, crosshair)}
      title="Crosshair: arrow keys move it, with Shift by 10"
      onKeyDown={onKeyDown}
      onBlur={() => crosshair.set(null)}
    >
      <svg viewBox="0 0 12 12" className="g" aria-hidden>
        <path d="M6 1v10M1.5 7.5h2M8.5 7.5h2" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <circle cx="6" cy="7.5" r="1.8" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </svg>
    </span>
  );
}

function crosshairShare(event: KeyboardEvent): number | null {
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  return direction === 0 ? null : direction * STEP * (event.shiftKey ? 10 : 1);
}

/** `14:27:30, L1 15.75 A 3.53 kW, L2 ...`. */
function spokenReadings(plan: ChartPlan, group: ChartGroup, crosshair: Crosshair): string {
  const position = crosshair.position();
  if (position === null) return 'Hidden';
  const frame = group.frame(panelKey(position.row, position.column));
  if (frame === undefined) return 'Hidden';
  const timeMs = frame.endMs - position.ago * frame.windowMs;
  const parts =
    plan.columns.length > 1
      ? plan.columns.map((column, index) =>
          [column.title, ...tipRows(plan).map((row) => readingText(group, row, index, timeMs))].join(' '),
        )
      : plan.rows.map((row) => `${row.title} ${readingText(group, row, 0, timeMs)}`);
  return [formatClock(timeMs), ...parts].join(', ');
}
