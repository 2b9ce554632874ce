import type { KeyboardEvent } from 'react';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { SequenceDraft } from '../../../shared/model/sequence.ts';
import { liftKey, type Lift } from './lift.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { partOf, ROW_PARTS, type RowFocus, type RowPart } from './use-row-focus.ts';
import type { RowLift } from './use-row-lift.ts';

/** What the keys of the list act on. */
interface KeyHelp {
  readonly draft: SequenceDraft;
  readonly lifting: RowLift;
  readonly scroller: HTMLElement | null;
  readonly focus: RowFocus;
  readonly canMove: boolean;
  readonly moveBy: (outlet: OutletId, to: number, part: RowPart) => void;
}

/** Keys of the rows: moving the focus, moving a row, lifting it. A delay field keeps its own. */
export function handleKey(event: KeyboardEvent, help: KeyHelp): void {
  const { draft, lifting, canMove } = help;
  const at = partOf(event.target);
  if (at === null) return;
  const { lift } = lifting;
  if (lift !== null) {
    handleLiftedKey(event, lift, help);
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  const index = draft.order.indexOf(at.outlet);
  if (event.altKey) {
    const to = targetIndex(event.key, index, draft.order.length);
    if (to === null) return;
    event.preventDefault();
    help.moveBy(at.outlet, to, at.part);
    return;
  }
  if (at.part === 'handle' && canMove && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    lifting.liftByKeyboard(at.outlet);
    return;
  }
  moveFocus(event, at.outlet, at.part, index, help);
}

function handleLiftedKey(event: KeyboardEvent, lift: Lift, { draft, lifting, scroller }: KeyHelp): void {
  if (event.key === 'Tab') {
    event.preventDefault();
    return;
  }
  const action = lift.by === 'keyboard' ? liftKey(event.key, lift, draft.order.length) : null;
  if (action === null) return;
  event.preventDefault();
  event.stopPropagation();
  if (action.kind === 'drop') lifting.drop();
  else if (action.kind === 'cancel') lifting.putBack();
  else if (action.kind === 'move') {
    lifting.moveTo(action.to);
    keepInView(scroller, action.to);
  }
}

function keepInView(scroller: HTMLElement | null, index: number): void {
  if (scroller === null) return;
  const top = index * ROW_HEIGHT;
  const lowest = top - scroller.clientHeight + 2 * ROW_HEIGHT;
  scroller.scrollTop = Math.max(lowest, Math.min(scroller.scrollTop, top - ROW_HEIGHT));
}

function targetIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return index - 1;
    case 'ArrowDown':
      return index + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const PAGE_ROWS = 10;

/** Arrow keys between rows and parts. In a delay field they belong to the field. */
function moveFocus(
  event: KeyboardEvent,
  outlet: OutletId,
  part: RowPart,
  index: number,
  help: KeyHelp,
): void {
  const { order } = help.draft;
  if (part === 'delay') {
    const isLeaving = event.key === 'Escape' || event.key === 'Enter';
    if (!isLeaving) return;
    event.preventDefault();
    const next = event.key === 'Enter' ? order[index + 1] : undefined;
    help.focus.focusPart(next ?? outlet, next === undefined ? 'row' : 'delay');
    return;
  }
  const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (sideways !== 0) {
    event.preventDefault();
    help.focus.focusPart(outlet, ROW_PARTS[ROW_PARTS.indexOf(part) + sideways] ?? part);
    return;
  }
  if (part === 'row' && (event.key === 'Enter' || event.key === 'F2')) {
    event.preventDefault();
    help.focus.focusPart(outlet, 'delay');
    return;
  }
  const page = event.key === 'PageDown' ? PAGE_ROWS : event.key === 'PageUp' ? -PAGE_ROWS : 0;
  const to = page === 0 ? targetIndex(event.key, index, order.length) : index + page;
  if (to === null) return;
  event.preventDefault();
  const target = order[Math.min(order.length - 1, Math.max(0, to))];
  if (target !== undefined) help.focus.focusPart(target, part);
}
