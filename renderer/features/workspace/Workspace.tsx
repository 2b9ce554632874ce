import { useEffect, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { selectedElement } from '../../state/selected-element.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { Inspector } from '../overview/Inspector.tsx';
import { OverviewCentre } from '../overview/OverviewCentre.tsx';
import { goToPdu } from '../shell/go-to-pdu.ts';
import { TreePanel } from '../tree/TreePanel.tsx';

/** Tree, centre, inspector. In a narrow window the inspector lies over the centre and opens with `I`. */
export function Workspace({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  const selected = useAppStore((state) => selectedElement(state.place, model));
  const [isOpen, setOpen] = useInspectorKey();
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
          <Inspector pdu={pdu} />
        </ErrorBoundary>
      </section>
      <Button className="insp-toggle" size="sm" onPress={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide inspector' : 'Inspector'}
      </Button>
    </div>
  );
}

function useInspectorKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (event.key.toLowerCase() !== 'i' || event.ctrlKey || event.metaKey || event.altKey || isTyping)
        return;
      // In the tree letters jump by name.
      if (target instanceof HTMLElement && target.closest('[role="treegrid"]') !== null) return;
      setOpen((open) => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return [isOpen, setOpen] as const;
}
