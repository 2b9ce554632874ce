import type { Locator, Page } from 'playwright';
import type { Camera, StillPage } from './camera.ts';
import type { Studio } from './studio.ts';

const STEP_MS = 1000;

type TabName = 'Overview' | 'Outlets' | 'Sequence' | 'Events' | 'Device settings';

/** The app on show: its engine and devices, and a window of it, in one time. */
export class Stage {
  readonly studio: Studio;
  readonly still: StillPage;
  readonly #camera: Camera;

  private constructor(studio: Studio, still: StillPage, camera: Camera) {
    this.studio = studio;
    this.still = still;
    this.#camera = camera;
  }

  static async open(studio: Studio, camera: Camera): Promise<Stage> {
    return new Stage(studio, await camera.openPage(studio.newUrl(), studio.clock.nowMs()), camera);
  }

  get page(): Page {
    return this.still.page;
  }

  get rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  /**
   * Time goes on for all, a second at a time. The page is ahead: a line that is drawn for what happens in that second starts
   * where it stands at its end, however late the page hears of it.
   */
  async pass(ms: number): Promise<void> {
    const { clock } = this.studio;
    const untilMs = clock.nowMs() + ms;
    while (clock.nowMs() < untilMs) {
      const nextMs = Math.min(untilMs, clock.nowMs() + STEP_MS);
      await this.still.setTime(nextMs);
      await clock.runTo(nextMs);
    }
  }

  /** Time goes on until the page shows this. */
  async passUntil(shown: Locator, stepMs = 500): Promise<void> {
    for (let steps = 0; steps < 240; steps++) {
      if (await shown.isVisible()) return;
      await this.pass(stepMs);
    }
    throw new Error(`It did not come to pass: ${shown.toString()}.`);
  }

  /** Opens a PDU by its tile, at one of its tabs. */
  async openPdu(name: string, tab: TabName = 'Overview'): Promise<void> {
    await this.rail.getByRole('button', { name: new RegExp(`^${name}(,|$)`, 'u') }).click();
    await this.page.getByRole('tab', { name: new RegExp(`^${tab}`, 'u') }).click();
  }

  /** Messages of what was done go: those that stay are dismissed, the others leave by themselves. */
  async clearMessages(): Promise<void> {
    const dismiss = this.page.getByRole('button', { name: /^Dismiss: /u });
    for (let left = await dismiss.count(); left > 0; left = await dismiss.count())
      await dismiss.last().click();
  }

  /** Says a text in other words where it differs from run to run. */
  async retell(text: RegExp, instead: string): Promise<void> {
    await this.page.getByText(text).evaluate(
      (element, { source, instead }) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
          node.nodeValue = node.nodeValue?.replace(new RegExp(source, 'u'), instead) ?? '';
      },
      { source: text.source, instead },
    );
  }

  /** Nothing under the pointer, nothing with the focus. */
  async shootAtRest(name: string): Promise<void> {
    await this.still.rest();
    await this.shoot(name);
  }

  shoot(name: string): Promise<void> {
    return this.#camera.shoot(this.still, name);
  }
}
