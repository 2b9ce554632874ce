import type { Stage } from '../studio/stage.ts';

async function chooseElement({ page }: Stage, name: RegExp): Promise<void> {
  await page
    .getByRole('treegrid', { name: /^Devices of / })
    .getByRole('row', { name })
    .click();
}

/** B: the inlet, with all three lines. */
export async function shootWorkspace(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.openPdu('A07-L');
  await page.getByRole('radio', { name: '15 min' }).click();
  await page.getByRole('img', { name: /^Current L1, / }).waitFor();
  await stage.shootAtRest('b-workspace');
  await stage.still.resize(1024, 700);
  await stage.shootAtRest('b-workspace-1024x700');
  await stage.still.resize();
}

/** B2: a transfer switch between two inlets. */
export async function shootTransferSwitch(stage: Stage): Promise<void> {
  await stage.openPdu('LAB-ATS');
  await chooseElement(stage, /^TS/u);
  await stage.shootAtRest('b2-transfer-switch');
}

/** B3 and B4: an outlet, and its breaker. */
export async function shootElements(stage: Stage): Promise<void> {
  await stage.openPdu('A07-L');
  await chooseElement(stage, /^14, /u);
  await stage.shootAtRest('b3-outlet');
  await chooseElement(stage, /^C3, /u);
  await stage.shootAtRest('b4-breaker');
}

/** G2: the breaker that tripped. */
export async function shootTrip(stage: Stage): Promise<void> {
  await stage.openPdu('C09-R');
  await chooseElement(stage, /^C5(,|$)/u);
  await stage.shootAtRest('g2-critical');
}
