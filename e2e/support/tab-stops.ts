import type { Page } from '@playwright/test';
import { CONTROLS } from './layout.ts';

/** More stops than any screen has. */
const MOST_STOPS = 250;

interface Walk {
  note(): boolean;
  end(): string[];
}

/**
 * Presses Tab until the focus is where it began, and tells what a person without a pointer would miss: controls that are
 * never reached (those of a grid, a list of tabs or radio buttons are, when one of them is: arrows go on from there), stops
 * without a ring, and rings that are cut. The focus is where it was afterwards.
 */
export async function tabProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(startWalk, CONTROLS);
  for (let presses = 0; presses < MOST_STOPS; presses += 1) {
    await page.keyboard.press('Tab');
    const isRound = await page.evaluate(() => (window as unknown as { walk: Walk }).walk.note());
    if (isRound) return page.evaluate(() => (window as unknown as { walk: Walk }).walk.end());
  }
  return ['Tab never comes round'];
}

/** Runs on the page. */
function startWalk(controls: string): void {
  const COMPOSITES =
    '[role=grid], [role=treegrid], [role=tablist], [role=radiogroup], [role=toolbar], [role=menu], [role=listbox]';
  const began = document.activeElement;
  // What comes while one walks, such as a message, may have come behind one's back.
  const wanted = [...document.querySelectorAll<HTMLElement>(controls)];
  const seen = new Set<Element>();
  const problems: string[] = [];
  let last: { readonly stop: HTMLElement; readonly look: string } | null = null;
  const nameOf = (each: HTMLElement) =>
    (each.ariaLabel ?? each.innerText).replaceAll(/\s+/gu, ' ').slice(0, 60) || each.outerHTML.slice(0, 100);
  /** It and what it stands in: a radio button's ring is drawn by its label. */
  const around = (stop: Element): readonly Element[] => {
    const first = stop.parentElement;
    return [stop, first, first?.parentElement].filter((each) => each instanceof Element);
  };
  const ringOf = ({
    outline,
    outlineStyle,
    boxShadow,
  }: Pick<CSSStyleDeclaration, 'outline' | 'outlineStyle' | 'boxShadow'>) =>
    `${outlineStyle === 'none' ? '' : outline}/${boxShadow}`;
  /** A line of its own, as an edge has it, does as well as a ring. */
  const lookOf = (stop: Element) =>
    around(stop)
      .flatMap((each) => [
        ringOf(getComputedStyle(each)),
        ...['::before', '::after'].map((part) => {
          const drawn = getComputedStyle(each, part);
          return `${drawn.content}${drawn.backgroundColor}${ringOf(drawn)}`;
        }),
      ])
      .join('|');
  /** On two sides or more. What draws nothing itself has its ring drawn by what it stands in. */
  const isCut = (stop: HTMLElement): boolean => {
    const isSpoken = around(stop).some((each) => each instanceof HTMLElement && each.offsetWidth <= 1);
    if (isSpoken) return false;
    const ringed = around(stop).find((each) => getComputedStyle(each).outlineStyle !== 'none');
    if (ringed === undefined) return false;
    const { outlineWidth, outlineOffset } = getComputedStyle(ringed);
    const reach = Math.max(0, Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)) - 1;
    const box = ringed.getBoundingClientRect();
    const sides = new Set<string>();
    for (let each = ringed.parentElement; each !== null; each = each.parentElement) {
      if (getComputedStyle(each).overflow === 'visible') continue;
      const by = each.getBoundingClientRect();
      if (box.left - reach < by.left) sides.add('left');
      if (box.top - reach < by.top) sides.add('top');
      if (box.right + reach > by.right) sides.add('right');
      if (box.bottom + reach > by.bottom) sides.add('bottom');
    }
    return sides.size > 1;
  };
  const judge = () => {
    if (last === null || !last.stop.isConnected || document.activeElement === last.stop) return;
    if (lookOf(last.stop) === last.look) problems.push(`no ring: ${nameOf(last.stop)}`);
  };
  const note = () => {
    judge();
    const stop = document.activeElement;
    last = null;
    if (!(stop instanceof HTMLElement) || stop === document.body) return false;
    if (seen.has(stop)) return true;
    seen.add(stop);
    last = { stop, look: lookOf(stop) };
    if (isCut(stop)) problems.push(`ring cut: ${nameOf(stop)}`);
    return false;
  };
  const end = () => {
    const modal = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')].at(-1);
    const composites = new Set([...seen].map((each) => each.closest(COMPOSITES)));
    const missed = wanted.filter((each) => {
      if (!each.isConnected || seen.has(each) || (modal !== undefined && !modal.contains(each))) return false;
      const isShown = each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled');
      if (!isShown || each.closest('[inert], [aria-hidden=true]') !== null) return false;
      // Esc empties the field, too.
      if (each.tabIndex < 0 && each.parentElement?.querySelector('input[type=search]') != null) return false;
      const composite = each.parentElement?.closest(COMPOSITES) ?? null;
      return composite === null || !(composites.has(composite) || seen.has(composite));
    });
    if (began instanceof HTMLElement) began.focus();
    return [...problems, ...missed.map((each) => `never reached: ${nameOf(each)}`)];
  };
  Object.assign(window, { walk: { note, end } });
}
