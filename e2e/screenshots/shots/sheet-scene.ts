import type { Page } from 'playwright';
import { NOW_MS } from '../sheet/fixtures.ts';
import type { PartName } from '../sheet/parts.ts';
import type { Scene } from './scene.ts';

/** Types into the only field of a frame; nothing has the focus there. */
async function type(page: Page, part: PartName, text: string): Promise<void> {
  const field = page.frameLocator(`iframe[title=${part}]`).locator('input');
  await field.evaluate((input, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

/** Every state of the components. */
export const sheetScene: Scene = {
  shots: ['components'],
  play: async (camera, { sheet }) => {
    const still = await camera.openFiles(sheet, NOW_MS);
    await still.page.getByRole('heading', { name: 'Component states' }).waitFor();
    await type(still.page, 'find', 'db-0');
    await type(still.page, 'confirm-all', '33');
    await still.stop();
    await still.grow();
    await still.forceStates();
    await camera.shoot(still, 'components');
  },
};
