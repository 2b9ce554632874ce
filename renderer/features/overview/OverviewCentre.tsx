import { useEffect } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { selectedElement } from '../../state/selected-element.ts';
import { useAppStore } from '../../state/store.ts';
import { useChartView } from './chart-view.ts';
import { ElementView } from './ElementView.tsx';
import { useChartKeys } from './use-chart-keys.ts';
import { ShownFreshness } from './use-latest.ts';
import './overview.css';

/** The centre of a PDU's overview: the element that is chosen in the tree. */
export function OverviewCentre({ pdu }: { readonly pdu: PduView }) {
  const { model } = pdu;
  const element = useAppStore(({ place }) => (model === null ? null : selectedElement(place, model)));
  const freshness = useFreshness(pdu);
  useChartKeys();
  useEffect(() => () => useChartView.getState().resume(), []);
  if (model === null || element === null) return <p className="overview-empty dim">Reading {pdu.name}</p>;
  return (
    <ShownFreshness value={freshness}>
      <div className="overview" key={element}>
        <ElementView pdu={pdu} model={model} element={element} />
      </div>
    </ShownFreshness>
  );
}
