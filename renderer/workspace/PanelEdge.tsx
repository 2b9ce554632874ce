import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { PduModel } from '../../shared/model/pdu.ts';
import { keepPanelWidth, NARROWEST_PX, panelWidth, WIDEST_PX, type Panel } from './panel-widths.ts';

const STEP_PX = 8;
const FAST_STEP_PX = 32;

const NAMES: Readonly<Record<Panel, string>> = {
  tree: 'Width of the device tree',
  inspector: 'Width of the inspector',
};
/** The tree grows to the right, the inspector to the left. */
const GROWS: Readonly<Record<Panel, 1 | -1>> = { tree: 1, inspector: -1 };

interface PanelEdgeProps {
  readonly panel: Panel;
  readonly model: PduModel;
  readonly widthPx: number;
}

/** The edge of a panel, by which it is made wider: dragged, or by arrows, Home and End; a double click takes it back. */
export function PanelEdge({ panel, model, widthPx }: PanelEdgeProps) {
  const edge = useRef<HTMLDivElement>(null);
  const onPointerDown = (event: PointerEvent) => {
    const workspace = edge.current?.parentElement ?? null;
    if (event.button !== 0 || edge.current === null || workspace === null) return;
    event.preventDefault();
    edge.current.focus();
    dragEdge(edge.current, workspace, event, panel, widthPx, (px) => keepPanelWidth(model, panel, px));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const px = widthAfterKey(event, panel, widthPx);
    if (px === undefined) return;
    event.preventDefault();
    keepPanelWidth(model, panel, px);
  };
  return (
    <div
      ref={edge}
      className={`edge edge-${panel}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={NAMES[panel]}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={WIDEST_PX}
      aria-valuenow={widthPx}
      aria-valuetext={`${widthPx} pixels`}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onDoubleClick={() => keepPanelWidth(model, panel, null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Null for the width as designed; undefined for a key that does nothing here. */
function widthAfterKey(
  { key, shiftKey }: KeyboardEvent,
  panel: Panel,
  widthPx: number,
): number | null | undefined {
  const step = (shiftKey ? FAST_STEP_PX : STEP_PX) * GROWS[panel];
  switch (key) {
    case 'ArrowRight':
      return panelWidth(widthPx + step);
    case 'ArrowLeft':
      return panelWidth(widthPx - step);
    case 'Home':
      return NARROWEST_PX;
    case 'End':
      return WIDEST_PX;
    case 'Enter':
      return null;
    default:
      return undefined;
  }
}

/**
 * Follows the pointer, once a frame and without rendering: only what the new width lays out anew is drawn. Esc puts the
 * edge back.
 */
function dragEdge(
  edge: HTMLElement,
  workspace: HTMLElement,
  { pointerId, clientX: startX }: PointerEvent,
  panel: Panel,
  startPx: number,
  onDropped: (px: number) => void,
): void {
  const dragging = new AbortController();
  const { signal } = dragging;
  let px = startPx;
  let frame = 0;
  const show = () => workspace.style.setProperty(`--w-${panel}`, `${px}px`);
  const end = (isKept: boolean) => {
    dragging.abort();
    cancelAnimationFrame(frame);
    if (!isKept) px = startPx;
    show();
    if (px !== startPx) onDropped(px);
  };
  edge.setPointerCapture(pointerId);
  edge.addEventListener(
    'pointermove',
    (event) => {
      px = panelWidth(startPx + (event.clientX - startX) * GROWS[panel]);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    },
    { signal },
  );
  edge.addEventListener('pointerup', () => end(true), { signal });
  edge.addEventListener('pointercancel', () => end(false), { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { signal, capture: true },
  );
}
