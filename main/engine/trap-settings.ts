import type { TrapReceiverSettings } from '../../shared/model/trap-receiver.ts';
import type { Services } from './services.ts';

/**
 * Starts or stops receiving SNMP notifications, as the settings say. Whether a PDU's changes are announced is part of what
 * is discovered, so those that are open are discovered again.
 */
export async function applyTrapSettings(
  { traps, devices }: Pick<Services, 'traps' | 'devices'>,
  { enabled, port }: TrapReceiverSettings,
): Promise<void> {
  if (enabled) await traps.start(port);
  else await traps.stop();
  for (const session of devices.sessions)
    if (session.record.view.protocol === 'snmp') session.discoverAgain();
}
