import type { PduView } from '../../shared/model/fleet.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { Inspector } from '../features/overview/Inspector.tsx';
import { OverviewCentre } from '../features/overview/OverviewCentre.tsx';
import { useSequenceStore } from '../features/sequence/sequence-store.ts';
import { TreePanel } from '../features/tree/TreePanel.tsx';
import { goToPdu } from '../state/go-to-pdu.ts';
import { selectedElement } from '../state/selected-element.ts';
import { useAppStore } from '../state/store.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useInspectorKey, useInspectorOverlay } from './inspector-toggle.ts';

/** Tree, centre, inspector. In a narrow window the inspector lies over the centre and opens with `I`. */
export function Workspace({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  const selected = useAppStore((state) => selectedElement(state.place, model));
  const isSequenceLoaded = useSequenceStore((state) => state.editings[pdu.id] !== undefined);
  const isOpen = useInspectorOverlay((state) => state.isOpen);
  useInspectorKey();
  return (
    <div className="ws">
      <ErrorBoundary what="the device tree">
        <TreePanel
          key={pdu.id}
          pdu={pdu}
          model={model}
          selected={selected}
          onSelect={(element) => goToPdu(pdu.id, 'overview', element)}
        />
      </ErrorBoundary>
      <section className="centre" aria-label="Readings" data-region="centre">
        <ErrorBoundary key={selected} what="the readings">
          <OverviewCentre pdu={pdu} />
        </ErrorBoundary>
      </section>
      <section className={isOpen ? 'insp open' : 'insp'} aria-label="Inspector" data-region="inspector">
        <ErrorBoundary key={selected} what="the inspector">
          <Inspector pdu={pdu} isSequenceLoaded={isSequenceLoaded} />
        </ErrorBoundary>
      </section>
    </div>
  );
}
