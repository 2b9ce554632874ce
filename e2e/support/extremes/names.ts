import type { Page } from '@playwright/test';
import { AWKWARD_NAMES } from './awkward-names.ts';

/**
 * What names of devices must not do: become markup, or turn the text around them round. A name that runs from right to left
 * stands in an element that is isolated, alone in a block of its own, or between isolates where it is part of a sentence.
 */
export function nameProblems(page: Page): Promise<readonly string[]> {
  const names = AWKWARD_NAMES.map((name) => name.replaceAll(/\s+/gu, ' ').trim());
  return page.evaluate(findProblems, names);
}

/** Runs on the page. */
function findProblems(names: readonly string[]): readonly string[] {
  const TURNS = /[\p{Script=Hebrew}\p{Script=Arabic}\u202E]/u;
  const ISOLATED = /\u2068[^\u2069]*\u2069/gu;
  const problems = [...document.querySelectorAll('main img, main script, main b > i')].map(
    (each) => `markup: ${each.outerHTML.slice(0, 80)}`,
  );
  if (document.title === '1') problems.push('a script of a name ran');
  const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/gu, ' ').trim();
  /** Or part of one, where it is cut. */
  const isName = (text: string) => names.some((name) => text.split('…').every((part) => name.includes(part)));
  const isApart = (text: string, parent: Element): boolean => {
    if (!TURNS.test(text.replaceAll(ISOLATED, ''))) return true;
    for (let each: Element | null = parent; each !== null; each = each.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(each);
      if (/isolate|plaintext/u.test(unicodeBidi) && isName(plain(each.textContent))) return true;
      if (display !== 'inline' && display !== 'contents') return isName(plain(each.textContent));
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: parent, nodeValue } = node;
    if (parent === null || !parent.checkVisibility() || isApart(plain(nodeValue), parent)) continue;
    problems.push(`not kept apart: ${parent.tagName}.${parent.className} "${plain(nodeValue).slice(0, 50)}"`);
  }
  for (const each of document.querySelectorAll('[aria-label], [title]'))
    for (const words of [each.getAttribute('aria-label'), each.getAttribute('title')]) {
      const text = plain(words);
      if (TURNS.test(text.replaceAll(ISOLATED, '')) && !isName(text))
        problems.push(`not kept apart in a label: "${text.slice(0, 60)}"`);
    }
  return [...new Set(problems)];
}
