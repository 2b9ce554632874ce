import type { Page } from '@playwright/test';

/** What a person acts on. */
export const CONTROLS =
  'button, a[href], input, select, textarea, [role=tab], [role=radio], [role=menuitem], [role=option], [role=separator][tabindex], [role=row][tabindex], [role=gridcell][tabindex]';

/**
 * Controls that can neither be seen nor scrolled to in the window as it is, and by how much the page overflows it. What a
 * dialog covers is not looked at.
 */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate((controls) => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const excess = [scrollWidth - innerWidth, scrollHeight - innerHeight];
    const problems = excess.some((each) => each > 0)
      ? [`the page overflows by ${excess.join(' × ')} px`]
      : [];
    const whole = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    type Box = typeof whole;
    const cut = (box: Box, by: Box): Box => ({
      left: Math.max(box.left, by.left),
      top: Math.max(box.top, by.top),
      right: Math.min(box.right, by.right),
      bottom: Math.min(box.bottom, by.bottom),
    });
    const isIn = (box: Box) => box.right - box.left >= 4 && box.bottom - box.top >= 4;
    const isReachable = (element: Element): boolean => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      let box: Box = { left, top, right, bottom };
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const outer = around.getBoundingClientRect();
        if (/auto|scroll/u.test(overflowX + overflowY)) box = outer;
        else if (overflowX !== 'visible') box = cut(box, outer);
        if (!isIn(box)) return false;
      }
      return isIn(cut(box, whole));
    };
    // What is there for screen readers only, such as a radio button, is acted on by its label.
    const isSpoken = (each: Element) =>
      [each, each.parentElement, each.parentElement?.parentElement].some(
        (part) => part instanceof HTMLElement && part.offsetWidth <= 1,
      );
    const seen = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        each.closest('[inert], [aria-hidden=true]') === null &&
        (!isSpoken(each) || each.closest('label') !== null),
    );
    const lost = seen.filter((each) => !isReachable(isSpoken(each) ? (each.closest('label') ?? each) : each));
    const nameOf = (each: HTMLElement) =>
      (each.ariaLabel ?? each.innerText).replaceAll(/\s+/gu, ' ').slice(0, 60) || each.outerHTML.slice(0, 80);
    return [...problems, ...lost.map((each) => `cannot be reached: ${nameOf(each)}`)];
  }, CONTROLS);
}

/** What would move although the person asked for less motion; progress that goes on in steps does not count. */
export function motion(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lasts = (durations: string) => durations.split(',').some((each) => Number.parseFloat(each) > 0);
    const moves = (style: CSSStyleDeclaration) =>
      (style.transitionProperty !== 'none' &&
        lasts(style.transitionDuration) &&
        !style.transitionTimingFunction.startsWith('steps(')) ||
      (style.animationName !== 'none' &&
        lasts(style.animationDuration) &&
        !style.animationTimingFunction.startsWith('steps('));
    const found = [...document.querySelectorAll('*')].flatMap((each) =>
      [null, '::before', '::after'].some((part) => moves(getComputedStyle(each, part)))
        ? [`moves: ${each.tagName.toLowerCase()}.${each.getAttribute('class') ?? ''}`]
        : [],
    );
    return [...new Set(found)];
  });
}

/** Text that has the colour of what it stands on, by what the browser makes of it: in high contrast, the system's. */
export function invisibleText(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isClear = (colour: string) => /^(transparent|rgba\(.*, 0\))$/u.test(colour);
    const standsOn = (element: Element | null): string => {
      if (element === null) return getComputedStyle(document.documentElement).backgroundColor;
      const { backgroundColor } = getComputedStyle(element);
      return isClear(backgroundColor) ? standsOn(element.parentElement) : backgroundColor;
    };
    const hasText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
      );
    return [...document.querySelectorAll('body *')]
      .filter((each) => hasText(each) && each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => getComputedStyle(each).mixBlendMode === 'normal')
      .filter((each) => getComputedStyle(each).color === standsOn(each))
      .map((each) => `${each.className}: ${each.textContent.slice(0, 40)}`);
  });
}
