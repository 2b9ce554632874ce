import { steadyLoad } from '../racks/rack-spec.ts';
import { playEarlier } from './earlier.ts';
import { PLACE_NAMES } from './rack-devices.ts';
import { Studio } from './studio.ts';

const DAY = '2026-11-20';
const at = (time: string): number => Date.parse(`${DAY}T${time}Z`);
const GPU_02 = 15;
const RENDER_05 = 29;
const C5 = 4;

/**
 * A morning and a quarter of an hour in a room with nine PDUs: A07-L gets more load than its L2 should carry, B05-L falls
 * silent, and C5 of C09-R trips. It is 14:32:08 then.
 */
export async function openRoom(rendererDirectory: string): Promise<Studio> {
  const studio = await Studio.open(rendererDirectory);
  for (const name of PLACE_NAMES) await studio.add(name);
  await studio.addSimulated('SIM-1');
  studio.device('A07-L').pdu.plugIn(GPU_02, steadyLoad(2.2, 0.98));
  await playEarlier(studio, DAY);
  await studio.restartAt(at('14:16:30'));
  const { clock } = studio;
  await clock.runTo(at('14:26:38'));
  studio.device('A07-L').pdu.plugIn(GPU_02, steadyLoad(2.95, 0.98));
  await clock.runTo(at('14:28:03'));
  await studio.unplug('B05-L');
  await clock.runTo(at('14:31:20'));
  await studio.poll(1000);
  await clock.runTo(at('14:31:38'));
  studio.device('C09-R').pdu.plugIn(RENDER_05, steadyLoad(7));
  await clock.runTo(at('14:31:41'));
  studio.device('C09-R').pdu.plugIn(RENDER_05, steadyLoad(10.9));
  await clock.runTo(at('14:31:47'));
  studio.device('C09-R').pdu.tripOcp(C5);
  await clock.runTo(at('14:32:08'));
  return studio;
}
