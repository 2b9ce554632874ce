import { memo, useMemo } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  Line as ChartLine,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../../../shared/words/numbers.ts';
import { PhaseKey } from '../../ui/PhaseKey.tsx';
import { currentTicks, estimateRows, type InletEstimate } from './estimate.ts';
import type { Line, LineStep } from './inrush.ts';
import { useSequenceStore } from './sequence-store.ts';
import { scalePercent, scaleTicks, tickText, type TimeScale } from './time-scale.ts';

const HEIGHT = 128;
const MARGIN = { top: 4, right: 16, bottom: 0, left: 0 };
/** Left of the plot; the timeline of the rows starts there too. */
const GUTTER = 36;
const TICK = { fontSize: 10, fill: 'var(--text-3)' };
const LOOKS: Record<Line, { readonly stroke: string; readonly dash?: string }> = {
  L1: { stroke: 'var(--l1)' },
  L2: { stroke: 'var(--l2)', dash: '6 2' },
  L3: { stroke: 'var(--l3)', dash: '2 2' },
};

interface EstimateChartProps {
  readonly estimate: InletEstimate;
  readonly scale: TimeScale;
}

function summary({ highest, highestOutlet, topAmperes }: InletEstimate): string {
  if (highest === null) return 'Estimated line current: no load was measured yet.';
  return `Estimated line current while the sequence runs, up to ${formatNumber(topAmperes, 0)} A. The highest step is ${formatNumber(highest.step.peak, 1)} A when outlet ${highestOutlet} comes on, on ${highest.line}.`;
}

/** What each line would carry as the outlets come on. An estimate from the last measured load, and it says so. */
export const EstimateChart = memo(function EstimateChart({ estimate, scale }: EstimateChartProps) {
  return (
    <div className="seq-estimate">
      <div className="seq-estimate-key dim">
        <b className="ink">Estimated line current</b>
        {estimate.lines.map((line) => (
          <span key={line}>
            <PhaseKey line={line} />
            {line}
          </span>
        ))}
        <span className="ell">Bars: inrush at switch-on, last measured load × 5 (C19 × 6)</span>
      </div>
      <div className="seq-estimate-plot" role="img" aria-label={summary(estimate)}>
        <Plot estimate={estimate} scale={scale} />
        <Bars estimate={estimate} scale={scale} />
        <Crosshair scale={scale} />
      </div>
    </div>
  );
});

const Plot = memo(function Plot({ estimate, scale }: EstimateChartProps) {
  const rows = useMemo(() => [...estimateRows(estimate, scale.maxMs)], [estimate, scale]);
  const ticks = useMemo(() => [...scaleTicks(scale)], [scale]);
  const { limits, topAmperes, lines } = estimate;
  const currents = useMemo(() => [...currentTicks(topAmperes)], [topAmperes]);
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart data={rows} margin={MARGIN} accessibilityLayer={false}>
        <XAxis
          dataKey="atMs"
          type="number"
          domain={[0, scale.maxMs]}
          ticks={ticks}
          tickFormatter={(atMs: number) => tickText(scale, atMs)}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          height={16}
          tickMargin={2}
          interval="preserveStartEnd"
        />
        <YAxis
          type="number"
          domain={[0, topAmperes]}
          width={GUTTER}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          ticks={currents}
        />
        {limits.warning === null ? null : (
          <ReferenceArea
            y1={limits.warning}
            y2={limits.critical ?? topAmperes}
            fill="var(--band-warn)"
            fillOpacity={1}
          />
        )}
        {limits.critical === null ? null : (
          <ReferenceArea y1={limits.critical} y2={topAmperes} fill="var(--band-crit)" fillOpacity={1} />
        )}
        <CartesianGrid vertical={false} horizontalValues={currents} stroke="var(--grid)" />
        {limits.warning === null ? null : (
          <ReferenceLine y={limits.warning} stroke="var(--warn-fill)" strokeDasharray="4 3" />
        )}
        {limits.critical === null ? null : (
          <ReferenceLine y={limits.critical} stroke="var(--crit-fill)" strokeDasharray="4 3" />
        )}
        {lines.map((line) => (
          <ChartLine
            key={line}
            dataKey={line}
            type="stepAfter"
            stroke={LOOKS[line].stroke}
            strokeWidth={1.5}
            {...(LOOKS[line].dash === undefined ? {} : { strokeDasharray: LOOKS[line].dash })}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
});

/**
 * The peak of each step, one path a line, over the plot: as elements of the chart, one for each outlet and line, every
 * change of one makes recharts compute all of them again.
 */
const Bars = memo(function Bars({ estimate, scale }: EstimateChartProps) {
  const { steps, lines, topAmperes } = estimate;
  const barOf = ({ atMs, before, peak }: LineStep) => `M${atMs},${topAmperes - before}V${topAmperes - peak}`;
  return (
    <div className="seq-estimate-over" aria-hidden>
      <svg width="100%" height="100%" viewBox={`0 0 ${scale.maxMs} ${topAmperes}`} preserveAspectRatio="none">
        {lines.map((line) => (
          <path
            key={line}
            d={steps[line].map(barOf).join('')}
            stroke={LOOKS[line].stroke}
            strokeWidth={2}
            strokeOpacity={0.55}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </div>
  );
});

/** Stands at the moment of the row under the pointer or with the focus. */
function Crosshair({ scale }: { readonly scale: TimeScale }) {
  const atMs = useSequenceStore((state) => state.crosshairMs);
  if (atMs === null) return null;
  return (
    <div className="seq-estimate-over" aria-hidden>
      <i style={{ left: `${scalePercent(scale, atMs)}%` }} />
    </div>
  );
}
