import { expect, type Locator, type Page } from '@playwright/test';

/** The sequence editor, in the words of an admin. */
export class SequencePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Sequence' }).click();
    await expect(this.#rows().first()).toBeVisible();
  }

  #rows(): Locator {
    return this.#page.getByRole('row', { name: /^Position / });
  }

  row(label: string): Locator {
    return this.#page.getByRole('row', { name: new RegExp(`outlet ${label},`, 'u') });
  }

  handle(label: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^Move outlet ${label}(,|$)`, 'u') });
  }

  /** Labels from first to last, as the rows say their positions. */
  async order(): Promise<readonly string[]> {
    const names = await this.#rows().evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('aria-label') ?? ''),
    );
    return names
      .map((name) => /^Position (\d+), outlet ([^,]+)/u.exec(name))
      .map((match) => ({ position: Number(match?.[1]), label: match?.[2] ?? '' }))
      .toSorted((a, b) => a.position - b.position)
      .map((row) => row.label);
  }

  /** Drags one row's handle onto another row, as a hand would: down, some moves, up. */
  async dragOnto(label: string, target: string): Promise<void> {
    await this.lift(label, target);
    await this.#page.mouse.up();
  }

  /** The same without letting go. */
  async lift(label: string, target: string): Promise<void> {
    const from = await this.handle(label).boundingBox();
    const to = await this.handle(target).boundingBox();
    if (from === null || to === null) throw new Error('A row is not on the screen.');
    const middle = (box: { x: number; y: number; width: number; height: number }) => ({
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
    });
    const [start, end] = [middle(from), middle(to)];
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(start.x, start.y + (end.y > start.y ? 8 : -8), { steps: 4 });
    await this.#page.mouse.move(end.x, end.y, { steps: 12 });
  }

  async apply(): Promise<void> {
    await this.#page.getByRole('button', { name: /^Apply to / }).click();
    await expect(this.#page.getByText(/^Sequence applied to /u).first()).toBeVisible();
  }
}
