import type { CSSProperties } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { Inspector } from '../features/overview/Inspector.tsx';
import { OverviewCentre } from '../features/overview/OverviewCentre.tsx';
import { useSequenceStore } from '../features/sequence/sequence-store.ts';
import { TreePanel } from '../features/tree/TreePanel.tsx';
import { goToPdu } from '../state/go-to-pdu.ts';
import { selectedElement } from '../state/selected-element.ts';
import { useAppStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { PanelEdge } from './PanelEdge.tsx';
import { usePanelWidths } from './panel-widths.ts';
import { useInspectorKey, useInspectorOverlay } from './inspector-toggle.ts';

/**
 * Tree, centre, inspector, which `I` shows and hides. Their edges can be dragged; in a narrow window the inspector lies
 * over the centre.
 */
export function Workspace({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  const selected = useAppStore((state) => selectedElement(state.place, model));
  const isSequenceLoaded = useSequenceStore((state) => state.editings[pdu.id] !== undefined);
  const { isOpen, toggle } = useInspectorOverlay();
  const widths = usePanelWidths(model);
  useInspectorKey();
  return (
    <div
      className={isOpen ? 'ws' : 'ws no-insp'}
      style={{ '--w-tree': `${widths.tree}px`, '--w-inspector': `${widths.inspector}px` } as CSSProperties}
    >
      <ErrorBoundary what="the device tree">
        <TreePanel
          key={pdu.id}
          pdu={pdu}
          model={model}
          selected={selected}
          onSelect={(element) => goToPdu(pdu.id, 'overview', element)}
        />
      </ErrorBoundary>
      <PanelEdge panel="tree" model={model} widthPx={widths.tree} />
      <section className="centre" aria-label="Readings" data-region="centre">
        <ErrorBoundary key={selected} what="the readings">
          <OverviewCentre pdu={pdu} />
        </ErrorBoundary>
      </section>
      <PanelEdge panel="inspector" model={model} widthPx={widths.inspector} />
      <section className="insp" role="complementary" aria-label="Inspector" data-region="inspector">
        <ErrorBoundary key={selected} what="the inspector">
          <Inspector pdu={pdu} isSequenceLoaded={isSequenceLoaded} />
        </ErrorBoundary>
        <Button
          className="insp-close"
          variant="quiet"
          size="sm"
          icon="x"
          label="Close inspector"
          onPress={toggle}
        />
      </section>
    </div>
  );
}
