import { SequencePage } from '../../pages/sequence-page.ts';
import type { Stage } from '../studio/stage.ts';

const OUTLET_24 = 23;
const JBOD = 23;

/** D: an outlet was moved, two delays changed, and one is held in the hand. */
export async function shootSequence(stage: Stage): Promise<void> {
  const { page } = stage;
  const sequence = new SequencePage(page);
  await stage.openPdu('A07-L', 'Sequence');
  await sequence.row('1').waitFor();
  await stage.shootAtRest('d-sequence');
}

/** D2: meanwhile somebody else changed it on the PDU. */
export async function shootConflict(stage: Stage): Promise<void> {
  const { otherAdmin, pdu } = stage.studio.device('A07-L');
  otherAdmin.changeOutlet(OUTLET_24, { sequenceDelay: 5000 });
  const [first = 0, ...rest] = pdu.settings.outletPowerStateSequence.filter((outlet) => outlet !== JBOD);
  otherAdmin.changePdu({ outletPowerStateSequence: [first, JBOD, ...rest] });
  await stage.passUntil(stage.page.getByText(/changed while you were editing/u));
  await stage.shootAtRest('d2-sequence-conflict');
}
