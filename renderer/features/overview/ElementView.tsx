import { useMemo } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import { findEDevice, type PduModel } from '../../../shared/model/pdu.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { useChartView } from './chart-view.ts';
import { ChartGrid } from './charts/ChartGrid.tsx';
import { ChartTools, CrosshairControl } from './charts/ChartTools.tsx';
import { chartPlan } from './charts/plan.ts';
import { useCharts } from './charts/use-charts.ts';
import { ReadingsTable } from './readings/ReadingsTable.tsx';

export interface ElementViewProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly element: ElementId;
}

/** One element: its head, its charts and all its readings. */
export function ElementView({ pdu, model, element }: ElementViewProps) {
  const plan = useMemo(() => chartPlan(model, element), [model, element]);
  const { view, setWindow, togglePause } = useChartView();
  const charts = useCharts({
    pdu: pdu.id,
    discovery: model.discovery,
    plan,
    pollIntervalMs: pdu.pollIntervalMs,
    view,
  });
  const device = findEDevice(model, element);
  return (
    <>
      <div className="ehead">
        <h2>{device === undefined ? pdu.name : genericName(device)}</h2>
        {device === undefined ? null : <span className="dim">{device.name}</span>}
        <span className="grow" />
        {charts === null || plan.rows.length === 0 ? null : (
          <>
            <CrosshairControl plan={plan} group={charts.group} crosshair={charts.crosshair} />
            <ChartTools
              view={view}
              onWindowChange={setWindow}
              onPauseToggle={() => togglePause(Date.now())}
            />
          </>
        )}
      </div>
      {charts === null ? null : (
        <ChartGrid pdu={pdu.id} plan={plan} group={charts.group} crosshair={charts.crosshair} />
      )}
      <ReadingsTable pdu={pdu.id} model={model} element={element} charts={charts} windowMs={view.windowMs} />
    </>
  );
}
