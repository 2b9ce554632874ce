import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';

const STEP_PX = 9;
const EVERY_MS = 16;

/** Where the pointer is after a way of so many pixels up and down between two heights. */
export function heightAfter(wayPx: number, top: number, bottom: number): number {
  const span = bottom - top;
  const within = wayPx % (2 * span);
  return top + (within <= span ? within : 2 * span - within);
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('What is to be dragged is not on the screen.');
  return box;
}

/**
 * Takes the first outlet by its handle and moves it down and up the list, about 60 moves a second, for as long as told;
 * then puts it back by Esc.
 *
 * @returns the number of pointer moves
 */
export async function dragFor(page: Page, durationMs: number): Promise<number> {
  const handle = await boxOf(page.locator('[data-part="handle"]').first());
  const list = await boxOf(page.locator('.seq-scroller'));
  const x = handle.x + handle.width / 2;
  const top = handle.y + handle.height / 2;
  await page.mouse.move(x, top);
  await page.mouse.down();
  const endMs = performance.now() + durationMs;
  let moves = 0;
  while (performance.now() < endMs) {
    const nextMs = performance.now() + EVERY_MS;
    moves += 1;
    await page.mouse.move(x, heightAfter(moves * STEP_PX, top, list.y + list.height - handle.height));
    await wait(Math.max(0, nextMs - performance.now()));
  }
  if ((await page.locator('.seq-body.lifting').count()) === 0) throw new Error('No row was being dragged.');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return moves;
}
