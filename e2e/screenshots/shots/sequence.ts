import { SequencePage } from '../../pages/sequence-page.ts';
import type { Stage } from '../studio/stage.ts';

/** Outlet 24 by index. */
const JBOD = 23;

async function changeDelay({ page }: Stage, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: new RegExp(`^Delay after outlet ${label}(,|$)`, 'u') });
  await field.fill(text);
  await field.press('Enter');
}

async function moveUp({ page }: Stage, label: string, places: number): Promise<void> {
  const sequence = new SequencePage(page);
  await sequence.handle(label).focus();
  await page.keyboard.press('Space');
  for (let place = 0; place < places; place++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
}

async function middleOf(sequence: SequencePage, label: string): Promise<{ x: number; y: number }> {
  const box = await sequence.handle(label).boundingBox();
  if (box === null) throw new Error(`Outlet ${label} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** D: an outlet was moved and two delays changed, and one outlet is held in the hand. */
export async function shootSequence(stage: Stage): Promise<void> {
  const { page } = stage;
  const sequence = new SequencePage(page);
  await stage.openPdu('A07-L', 'Sequence');
  await sequence.row('1').waitFor();
  await moveUp(stage, '36', 24);
  await changeDelay(stage, '9', '3.5 s');
  await changeDelay(stage, '20', '4 s');
  await sequence.row('1').scrollIntoViewIfNeeded();
  const [from, to] = [await middleOf(sequence, '27'), await middleOf(sequence, '30')];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 8, { steps: 4 });
  await page.mouse.move(to.x + 6, to.y, { steps: 12 });
  await stage.shoot('d-sequence');
  await page.mouse.up();
}

/** D2: meanwhile somebody else changed it on the PDU. */
export async function shootConflict(stage: Stage): Promise<void> {
  const { otherAdmin, pdu } = stage.studio.device('A07-L');
  otherAdmin.changeOutlet(JBOD, { sequenceDelay: 5000 });
  const order = pdu.settings.outletPowerStateSequence.filter((outlet) => outlet !== JBOD);
  otherAdmin.changePdu({ outletPowerStateSequence: [...order.slice(0, 6), JBOD, ...order.slice(6)] });
  await stage.passUntil(stage.page.getByText(/changed while you were editing/u));
  await stage.clearMessages();
  await stage.shootAtRest('d2-sequence-conflict');
}
