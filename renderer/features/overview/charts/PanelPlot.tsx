import { memo, useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import type { Thresholds } from '../../../../shared/model/sensor.ts';
import { seriesKey, type DrawnRow } from './decimate.ts';
import type { LineColour } from './plan-types.ts';
import type { YScale } from './scale.ts';

export interface PlotMargin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface PanelPlotProps {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margin: PlotMargin;
  readonly rows: readonly DrawnRow[];
  readonly windowMs: number;
  readonly scale: YScale;
  readonly colour: LineColour;
  readonly filled: boolean;
  /** Position of its own series in the rows; the others are drawn as ghosts. */
  readonly own: number;
  readonly seriesCount: number;
  readonly hasGhosts: boolean;
  readonly thresholds: Thresholds | null;
  /** Factor from the thresholds' unit to the shown one. */
  readonly thresholdScale: number;
}

const STROKES: Record<LineColour, string> = {
  L1: 'var(--l1)',
  L2: 'var(--l2)',
  L3: 'var(--l3)',
  N: 'var(--n)',
  T: 'var(--ink)',
};

/** Without it recharts measures texts to place vertical lines that are not drawn. */
const noLines = (): number[] => [];

/**
 * One chart. Only its rows change from one turn to the next; axes, bands and lines are the same elements, which recharts
 * then leaves alone. It draws no labels and follows no pointer: both stand beside it in HTML.
 */
export const PanelPlot = memo(function PanelPlot(props: PanelPlotProps) {
  const { widthPx, heightPx, margin, rows, windowMs, scale } = props;
  const xDomain = useMemo(() => [-windowMs / 1000, 0], [windowMs]);
  const yDomain = useMemo(() => [scale.low, scale.high], [scale]);
  const gridValues = useMemo(() => [...scale.ticks], [scale]);
  const limits = useLimits(props);
  const lines = useLines(props);
  return (
    <ComposedChart
      className="plot"
      width={widthPx}
      height={heightPx}
      margin={margin}
      data={rows}
      accessibilityLayer={false}
    >
      <XAxis dataKey="x" type="number" domain={xDomain} niceTicks="none" interval={0} hide height={0} />
      <YAxis type="number" domain={yDomain} niceTicks="none" interval={0} hide width={0} />
      {limits}
      <CartesianGrid
        vertical={false}
        verticalCoordinatesGenerator={noLines}
        horizontalValues={gridValues}
        stroke="var(--grid)"
      />
      {lines}
    </ComposedChart>
  );
});

function useLines({ own, seriesCount, hasGhosts, colour, filled }: PanelPlotProps) {
  return useMemo(() => {
    const others = hasGhosts ? Array.from({ length: seriesCount }, (_each, index) => index) : [];
    const shared = { type: 'linear', dot: false, activeDot: false, isAnimationActive: false } as const;
    return (
      <>
        {others
          .filter((index) => index !== own)
          .map((index) => (
            <Line key={index} {...shared} dataKey={seriesKey(index)} stroke="var(--ghost)" strokeWidth={1} />
          ))}
        {filled ? (
          <Area
            {...shared}
            dataKey={seriesKey(own)}
            stroke={STROKES[colour]}
            strokeWidth={1.5}
            fill={STROKES[colour]}
            fillOpacity={0.1}
          />
        ) : (
          <Line {...shared} dataKey={seriesKey(own)} stroke={STROKES[colour]} strokeWidth={1.5} />
        )}
      </>
    );
  }, [own, seriesCount, hasGhosts, colour, filled]);
}

function useLimits({ scale, thresholds, thresholdScale }: PanelPlotProps) {
  return useMemo(() => {
    if (thresholds === null) return null;
    const at = (limit: number | null) => (limit === null ? null : limit * thresholdScale);
    const upperWarning = at(thresholds.upperWarning);
    const upperCritical = at(thresholds.upperCritical);
    const lowerWarning = at(thresholds.lowerWarning);
    const lowerCritical = at(thresholds.lowerCritical);
    return (
      <>
        {band('upper-warning', 'var(--band-warn)', upperWarning, upperCritical ?? scale.high)}
        {band('upper-critical', 'var(--band-crit)', upperCritical, scale.high)}
        {band('lower-warning', 'var(--band-warn)', lowerCritical ?? scale.low, lowerWarning)}
        {band('lower-critical', 'var(--band-crit)', scale.low, lowerCritical)}
        {limitLine('upper-warning-line', 'var(--warn-fill)', upperWarning)}
        {limitLine('upper-critical-line', 'var(--crit-fill)', upperCritical)}
        {limitLine('lower-warning-line', 'var(--warn-fill)', lowerWarning)}
        {limitLine('lower-critical-line', 'var(--crit-fill)', lowerCritical)}
      </>
    );
  }, [scale, thresholds, thresholdScale]);
}

function band(key: string, fill: string, from: number | null, to: number | null) {
  if (from === null || to === null || from >= to) return null;
  return <ReferenceArea key={key} y1={from} y2={to} fill={fill} fillOpacity={1} ifOverflow="hidden" />;
}

function limitLine(key: string, stroke: string, at: number | null) {
  if (at === null) return null;
  return <ReferenceLine key={key} y={at} stroke={stroke} strokeDasharray="4 3" ifOverflow="hidden" />;
}
