import type { Page } from '@playwright/test';

/**
 * Where text leaves the place it has: text drawn over other text, cells whose text reaches out of them, text that is cut
 * without `…`, and parts that scroll sideways though the window is wide enough.
 */
export function crowding(page: Page, mayScrollSideways: boolean): Promise<readonly string[]> {
  return page.evaluate(findCrowding, mayScrollSideways);
}

/** Runs on the page. */
function findCrowding(mayScrollSideways: boolean): readonly string[] {
  interface Seen {
    readonly element: Element;
    readonly text: string;
    readonly box: DOMRect;
  }
  const clip = (element: Element, box: DOMRect): DOMRect | null => {
    let { left, top, right, bottom } = box;
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const by = around.getBoundingClientRect();
      if (overflowX !== 'visible') [left, right] = [Math.max(left, by.left), Math.min(right, by.right)];
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, by.top), Math.min(bottom, by.bottom)];
    }
    [left, top] = [Math.max(left, 0), Math.max(top, 0)];
    [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    return right - left < 1 || bottom - top < 1 ? null : new DOMRect(left, top, right - left, bottom - top);
  };
  const say = ({ element, text }: Pick<Seen, 'element' | 'text'>) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${text.slice(0, 40)}"`;
  const seen: Seen[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node.nodeValue ?? '').trim();
    if (element === null || text === '' || element.closest('svg, .sr, [hidden]') !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const each of range.getClientRects()) {
      const box = clip(element, each);
      // Two pixels of a line's height are air.
      if (box !== null && box.height > 6 && box.width > 2)
        seen.push({
          element,
          text,
          box: new DOMRect(box.left + 1, box.top + 3, box.width - 2, box.height - 6),
        });
    }
  }
  /** It stands on something opaque of its own, as a menu or a sticky head does. */
  const covers = (one: Element, other: Element, box: DOMRect): boolean => {
    for (let each: Element | null = one; each !== null && !each.contains(other); each = each.parentElement) {
      const isClear = /^(transparent|rgba\(.*, 0\))$/u.test(getComputedStyle(each).backgroundColor);
      const by = each.getBoundingClientRect();
      if (
        !isClear &&
        by.left <= box.left &&
        by.right >= box.right &&
        by.top <= box.top + 1 &&
        by.bottom >= box.bottom - 1
      )
        return true;
    }
    return false;
  };
  const problems: string[] = [];
  const byTop = seen.toSorted((one, other) => one.box.top - other.box.top);
  byTop.forEach((one, index) => {
    for (const other of byTop.slice(index + 1)) {
      if (other.box.top >= one.box.bottom) break;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (width < 2 || one.element === other.element) continue;
      const left = Math.max(one.box.left, other.box.left);
      const both = new DOMRect(
        left,
        other.box.top,
        width,
        Math.min(one.box.bottom, other.box.bottom) - other.box.top,
      );
      if (covers(one.element, other.element, both) || covers(other.element, one.element, both)) continue;
      problems.push(`drawn over each other: ${say(one)} and ${say(other)}`);
    }
  });
  const byElement = new Map<Element, string>();
  for (const { element, text } of seen) byElement.set(element, text);
  for (const [element, text] of byElement) {
    const { overflowX, textOverflow, display } = getComputedStyle(element);
    if (display === 'inline' || element.clientWidth === 0 || overflowX === 'visible') continue;
    // The short name of a tile is cut in its middle before.
    const isCut = element.scrollWidth > element.clientWidth + 1 && !element.matches('.clip');
    if (isCut && textOverflow !== 'ellipsis' && !/auto|scroll/u.test(overflowX))
      problems.push(`cut: ${say({ element, text })}`);
  }
  const CELLS =
    '[role=gridcell], [role=rowheader], [role=columnheader], [role=tab], [role=option], button, dd, dt, label';
  for (const element of document.querySelectorAll<HTMLElement>(CELLS)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.sr') !== null) continue;
    if (getComputedStyle(element).overflowX !== 'visible' || element.clientWidth === 0) continue;
    if (element.scrollWidth > element.clientWidth + 1)
      problems.push(
        `reaches out of its cell by ${element.scrollWidth - element.clientWidth} px: ${say({ element, text: element.innerText })}`,
      );
  }
  if (!mayScrollSideways)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const isScroller = /auto|scroll/u.test(getComputedStyle(element).overflowX);
      if (isScroller && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        problems.push(
          `scrolls sideways by ${element.scrollWidth - element.clientWidth} px: ${say({ element, text: '' })}`,
        );
    }
  return [...new Set(problems)];
}
