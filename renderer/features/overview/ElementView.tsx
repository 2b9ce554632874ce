import type { ReactNode } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { ElementId } from '../../../shared/model/ids.ts';
import {
  findEDevice,
  type Outlet,
  type OverCurrentProtector,
  type PduModel,
} from '../../../shared/model/pdu.ts';
import { ElementAudit } from '../../journal/ElementAudit.tsx';
import { useChartView } from './chart-view.ts';
import { ChartGrid } from './charts/ChartGrid.tsx';
import { ChartTools, CrosshairControl } from './charts/ChartTools.tsx';
import { ChartMarks } from './charts/MarkNames.tsx';
import { useChartMarks } from './charts/use-chart-marks.ts';
import { useCharts } from './charts/use-charts.ts';
import { useStablePlan } from './charts/use-stable-plan.ts';
import { ElementHead } from './parts/ElementHead.tsx';
import { InletList } from './parts/InletList.tsx';
import { OutletList } from './parts/OutletList.tsx';
import { OutletState, useOutletNow } from './parts/OutletPart.tsx';
import { PowerCard } from './parts/PowerCard.tsx';
import { SourceChip } from './parts/SourceChip.tsx';
import { SwitchDiagram } from './parts/SwitchDiagram.tsx';
import { SwitchStateChip } from './parts/SwitchStateChip.tsx';
import { TransferList } from './parts/TransferList.tsx';
import { TripState } from './parts/TripState.tsx';
import { peakWords } from './trip/trip-words.ts';
import { TripPanel } from './trip/TripPanel.tsx';
import { useTrip } from './trip/use-trip.ts';
import type { ChartMark } from './charts/chart-marks.ts';
import { ReadingsTable } from './readings/ReadingsTable.tsx';

interface ElementViewProps {
  readonly pdu: PduView;
  readonly model: PduModel;
  readonly element: ElementId;
}

/** One element: its head, what it is about, its charts and all its readings. */
export function ElementView({ pdu, model, element }: ElementViewProps) {
  const device = findEDevice(model, element);
  switch (device?.kind) {
    case undefined:
      return <Body pdu={pdu} model={model} element="pdu" below={<WholePdu pdu={pdu} model={model} />} />;
    case 'inlet':
      return (
        <Body
          pdu={pdu}
          model={model}
          element={element}
          state={<SourceChip pdu={pdu.id} model={model} inlet={device} />}
        />
      );
    case 'ocp':
      return <BreakerBody pdu={pdu} model={model} element={element} ocp={device} />;
    case 'outlet':
      return <OutletBody pdu={pdu} model={model} element={element} outlet={device} />;
    case 'ts':
      return (
        <Body
          pdu={pdu}
          model={model}
          element={element}
          state={<SwitchStateChip pdu={pdu.id} model={model} device={device} />}
          above={<SwitchDiagram pdu={pdu} model={model} device={device} />}
          between={<TransferList key={device.id} pdu={pdu.id} device={device} />}
        />
      );
  }
}

function BreakerBody({
  pdu,
  model,
  element,
  ocp,
}: ElementViewProps & { readonly ocp: OverCurrentProtector }) {
  const trip = useTrip(pdu.id, model, ocp);
  const outlets = model.outlets.filter((outlet) => outlet.ocp === ocp.id);
  const peak = trip?.story == null ? null : peakWords(trip.story, ocp.ratingAmperes);
  return (
    <Body
      pdu={pdu}
      model={model}
      element={element}
      state={<TripState pdu={pdu.id} model={model} ocp={ocp} trippedAtMs={trip?.event?.atMs ?? null} />}
      between={trip === null ? null : <TripPanel pdu={pdu} model={model} ocp={ocp} trip={trip} />}
      below={trip === null ? <OutletList pdu={pdu} model={model} outlets={outlets} /> : null}
      {...(peak === null || trip?.event == null
        ? {}
        : { detailed: { key: `event:${trip.event.id}`, detail: peak } })}
    />
  );
}

/** What a PDU consists of: its inlets, and where it has none to show, its breakers' and own outlets. */
function WholePdu({ pdu, model }: Omit<ElementViewProps, 'element'>) {
  if (model.inlets.length > 0) return <InletList pdu={pdu.id} model={model} />;
  return (
    <>
      {model.sensors.some((sensor) => sensor.element === 'pdu') ? null : (
        <p className="element-note dim">This PDU does not measure what comes in.</p>
      )}
      <OutletList pdu={pdu} model={model} outlets={model.outlets} />
    </>
  );
}

function OutletBody({ pdu, model, element, outlet }: ElementViewProps & { readonly outlet: Outlet }) {
  const now = useOutletNow(pdu, model, outlet);
  return (
    <Body
      pdu={pdu}
      model={model}
      element={element}
      state={now === null ? null : <OutletState pdu={pdu} outlet={outlet} display={now.display} />}
      above={now === null ? null : <PowerCard pdu={pdu} model={model} outlet={outlet} {...now} />}
      below={
        <div className="readings">
          <ElementAudit pdu={pdu.id} element={element} />
        </div>
      }
    />
  );
}

interface BodyProps extends ElementViewProps {
  readonly state?: ReactNode;
  readonly above?: ReactNode;
  /** After the charts. */
  readonly between?: ReactNode;
  readonly below?: ReactNode;
  /** A second line for one of the marks. */
  readonly detailed?: Required<Pick<ChartMark, 'key' | 'detail'>>;
}

function Body({ pdu, model, element, state, above, between, below, detailed }: BodyProps) {
  const plan = useStablePlan(model, element);
  const { view, setWindow, fitWindow, togglePause } = useChartView();
  const charts = useCharts({
    pdu: pdu.id,
    discovery: model.discovery,
    plan,
    pollIntervalMs: pdu.pollIntervalMs,
    view,
    onSpan: fitWindow,
  });
  const marks = useChartMarks(pdu.id, model, element, detailed);
  return (
    <>
      <ElementHead pdu={pdu} model={model} element={element} state={state}>
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
      </ElementHead>
      {above}
      {charts === null ? null : (
        <ChartMarks value={marks}>
          <ChartGrid pdu={pdu.id} plan={plan} group={charts.group} crosshair={charts.crosshair} />
        </ChartMarks>
      )}
      {between}
      <ReadingsTable pdu={pdu.id} model={model} element={element} charts={charts} windowMs={view.windowMs} />
      {below}
    </>
  );
}
