const FOCUSABLE =
  '[tabindex="0"], button:not([disabled], [tabindex="-1"]), input:not([disabled], [tabindex="-1"]), a[href], select';

function isVisible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/**
 * Moves the focus to the next or previous region of the window: parts marked `data-region`, in the order of the page. In
 * a region it lands on what stands for its selection, else on the first thing that takes the focus. False when there is
 * nowhere to go.
 */
export function focusNextRegion(step: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => isVisible(region) && targetIn(region) !== null,
  );
  if (regions.length === 0) return false;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const from = current < 0 && step < 0 ? 0 : current;
  const next = regions[(from + step + regions.length) % regions.length];
  const target = next === undefined ? null : targetIn(next);
  target?.focus();
  return target !== null;
}

function targetIn(region: HTMLElement): HTMLElement | null {
  const marked = region.querySelector<HTMLElement>(
    '[data-region-focus] [tabindex="0"], [data-region-focus][tabindex="0"]',
  );
  if (marked !== null && isVisible(marked)) return marked;
  return [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isVisible) ?? null;
}
