import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/is-composing.ts';

const FIELDS = '[data-field], input[type="checkbox"]';

function fieldIn(cell: Element | null | undefined): HTMLElement | null {
  return cell?.querySelector<HTMLElement>(FIELDS) ?? null;
}

/** The field of the same column in the next row that has one. */
function below(table: HTMLTableElement, from: Element, step: 1 | -1): HTMLElement | null {
  const cell = from.closest('td');
  const row = from.closest('tr');
  if (cell === null || row === null) return null;
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const column = cell.cellIndex;
  for (let at = rows.indexOf(row) + step; at >= 0 && at < rows.length; at += step) {
    const found = fieldIn(rows[at]?.cells[column]);
    if (found !== null) return found;
  }
  return null;
}

/** The nearest field of the row on that side. */
function beside(from: Element, step: 1 | -1): HTMLElement | null {
  let cell = step === 1 ? from.closest('td')?.nextElementSibling : from.closest('td')?.previousElementSibling;
  while (cell !== null && cell !== undefined) {
    const found = fieldIn(cell);
    if (found !== null) return found;
    cell = step === 1 ? cell.nextElementSibling : cell.previousElementSibling;
  }
  return null;
}

/** Left and Right belong to the text until the caret stands at its end. */
function leavesText(target: Element, step: 1 | -1): boolean {
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return true;
  const { selectionStart, selectionEnd, value } = target;
  if (selectionStart !== selectionEnd) return false;
  return selectionStart === (step === 1 ? value.length : 0);
}

interface Move {
  readonly isVertical: boolean;
  readonly step: 1 | -1;
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: { isVertical: true, step: -1 },
  ArrowDown: { isVertical: true, step: 1 },
  ArrowLeft: { isVertical: false, step: -1 },
  ArrowRight: { isVertical: false, step: 1 },
};

function go(table: HTMLTableElement, from: Element, { isVertical, step }: Move): boolean {
  const to = isVertical ? below(table, from, step) : beside(from, step);
  to?.focus();
  return isVertical || to !== null;
}

/** From the field that has the focus to the one below it. */
export function goDown(): void {
  const from = document.activeElement;
  const table = from?.closest('table');
  if (from !== null && table != null) go(table, from, { isVertical: true, step: 1 });
}

/**
 * For a table of fields, while the key goes down to the field: the arrow keys go from field to field, as in a spreadsheet;
 * Tab goes through all of them. Menus that a field opened keep their keys, as does an input method that shows what it could
 * write, and Alt with an arrow key is left to the field.
 */
export function onTableKey(event: KeyboardEvent<HTMLTableElement>): void {
  const move = MOVES[event.key];
  const { currentTarget, target, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (move === undefined || altKey || ctrlKey || metaKey || shiftKey || isComposing(event)) return;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (!move.isVertical && !leavesText(target, move.step)) return;
  if (!go(currentTarget, target, move)) return;
  event.preventDefault();
  event.stopPropagation();
}
