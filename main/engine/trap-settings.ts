import type { TrapReceiverSettings } from '../../shared/model/trap-receiver.ts';
import type { Services } from './services.ts';

/** Starts or stops receiving SNMP notifications, as the settings say, for the PDUs that are open already as well. */
export async function applyTrapSettings(
  { traps, devices }: Pick<Services, 'traps' | 'devices'>,
  { enabled, port }: TrapReceiverSettings,
): Promise<void> {
  if (!enabled) {
    await traps.stop();
    return;
  }
  const state = await traps.start(port);
  if (state.kind !== 'listening') return;
  for (const session of devices.sessions) session.watchAgain();
}
