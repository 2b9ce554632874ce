import { useEffect, useRef, useState } from 'react';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { engine } from '../../../ipc/engine.ts';
import { sampleStore } from '../../../state/samples.ts';
import { LiveSeries, type SeriesSource } from '../../../state/series.ts';
import { ChartGroup, type ChartView } from './chart-group.ts';
import { Crosshair } from './crosshair.ts';
import type { ChartPlan } from './plan-types.ts';
import { plannedSensors } from './plan.ts';

const source: SeriesSource = {
  history: (args) => engine().fleet.sampleHistory(args),
  onBatch: (listener) => sampleStore.onBatch(listener),
};

const TELL_SPAN_EVERY_MS = 2000;

export interface Charts {
  readonly plan: ChartPlan;
  readonly group: ChartGroup;
  readonly crosshair: Crosshair;
}

interface UseChartsOptions {
  readonly pdu: PduId;
  readonly discovery: PduModel['discovery'];
  readonly plan: ChartPlan;
  readonly pollIntervalMs: number;
  readonly view: ChartView;
  /** Told how far back the readings go, as that grows. */
  readonly onSpan: (spanMs: number) => void;
}

/** Opens the series of a plan and the charts over them while the view shows them; null until then. */
export function useCharts({
  pdu,
  discovery,
  plan,
  pollIntervalMs,
  view,
  onSpan,
}: UseChartsOptions): Charts | null {
  const [charts, setCharts] = useState<Charts | null>(null);
  const viewRef = useRef(view);
  useEffect(() => {
    let group: ChartGroup | null = null;
    const series = new LiveSeries({
      pdu,
      discovery,
      sensorIndexes: plannedSensors(plan),
      source,
      nowMs: Date.now(),
      onData: () => group?.dataChanged(),
    });
    const tellSpan = () => {
      if (series.firstReadAtMs !== null) onSpan(Date.now() - series.firstReadAtMs);
    };
    const opened = new ChartGroup({ plan, series, view: viewRef.current, pollIntervalMs });
    // Nothing is drawn before the past is known, so that the first picture is a whole one.
    void series.ready.then(() => {
      tellSpan();
      group = opened;
      opened.setView(viewRef.current);
    });
    const timer = setInterval(tellSpan, TELL_SPAN_EVERY_MS);
    setCharts({ plan, group: opened, crosshair: new Crosshair() });
    return () => {
      clearInterval(timer);
      opened.close();
      series.close();
    };
  }, [pdu, discovery, plan, pollIntervalMs, onSpan]);
  useEffect(() => {
    if (viewRef.current === view) return;
    viewRef.current = view;
    charts?.group.setView(view);
  }, [charts, view]);
  return charts?.plan === plan ? charts : null;
}
