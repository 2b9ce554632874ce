import { OutletsPage } from '../../pages/outlets-page.ts';
import type { Stage } from '../studio/stage.ts';

const DISABLED = 32;
/** How long the PDU takes to answer. */
const ANSWERS_AFTER_MS = 40;

async function choose(stage: Stage, labels: readonly string[]): Promise<void> {
  const outlets = new OutletsPage(stage.page);
  for (const label of labels) {
    await outlets.cell(label).hover();
    await stage.page.getByRole('checkbox', { name: new RegExp(`^Select outlet ${label}(,|$)`, 'u') }).click();
  }
}

async function arm(stage: Stage, label: string): Promise<void> {
  const outlets = new OutletsPage(stage.page);
  await outlets.button('Cycle', label).click();
  await outlets.cell(label).getByText('Cycle starts in').waitFor();
}

async function protect({ page }: Stage, label: string): Promise<void> {
  await new OutletsPage(page).cell(label).hover();
  await page.getByRole('button', { name: new RegExp(`^More for outlet ${label}(,|$)`, 'u') }).click();
  await page.getByRole('menuitem', { name: /^Protect/u }).click();
}

/** C: one is done, one was refused, one is off and comes on again, one waits for its undo window; four are selected. */
export async function shootOutlets(stage: Stage): Promise<void> {
  const { page, studio } = stage;
  const outlets = new OutletsPage(page);
  await stage.openPdu('A07-L', 'Outlets');
  await protect(stage, '1');
  const { faults } = studio.device('A07-L');
  faults.delayMs = ANSWERS_AFTER_MS;
  await arm(stage, '5');
  await stage.pass(8600);
  await arm(stage, '28');
  const { disabledOutlets } = faults.switching;
  disabledOutlets.add(DISABLED);
  await arm(stage, '33');
  await stage.pass(5600);
  await choose(stage, ['21', '22', '23', '29']);
  await arm(stage, '14');
  await stage.pass(1200);
  await stage.clearMessages();
  await outlets.cell('16').hover();
  await stage.shoot('c-outlets');
  await page.getByText('Table', { exact: true }).click();
  await stage.shootAtRest('c2-outlets-table');
  await page.getByText('Grid', { exact: true }).click();
  await stage.still.resize(1024, 700);
  await stage.shootAtRest('c-outlets-1024x700');
  await stage.still.resize();
  await outlets.cell('14').getByRole('button', { name: /^Undo/u }).click();
  disabledOutlets.delete(DISABLED);
  await stage.pass(12_000);
  faults.delayMs = 0;
}

/** Several, all, and a protected one: each asks in its own way. */
export async function shootGuards(stage: Stage): Promise<void> {
  const { page } = stage;
  const outlets = new OutletsPage(page);
  await stage.clearMessages();
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Cycle 4/u })
    .click();
  await stage.shootAtRest('confirm-several');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Clear' }).click();
  await outlets.button('Cycle', '1').click();
  await page.getByRole('button', { name: /^Hold to cycle/u }).waitFor();
  await stage.shootAtRest('confirm-protected');
  // Nothing has the focus after a picture.
  await page.getByRole('dialog').press('Escape');
  await page.getByRole('button', { name: 'All outlets' }).click();
  await page.getByRole('menuitem', { name: 'Turn all off' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill('33');
  await stage.shootAtRest('confirm-all');
  await dialog.press('Escape');
}
