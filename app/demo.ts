import type { Logger } from '../main/support/logger.ts';
import { fragmentOfPdu } from '../shared/start-place.ts';
import { createDirectClient } from './ipc/direct-client.ts';
import type { ServedEngine } from './ipc/served-engine.ts';

export const DEMO_MODEL = 'px3-3ph-36';

/**
 * For `--demo`: the address fragment of the simulated PDU there is, else of a new one. Empty, with the reason in the
 * log, when none can be had.
 */
export async function demoFragment(engine: ServedEngine, logger: Logger): Promise<string> {
  const client = createDirectClient(engine, { windowId: 'demo', door: 'app' }, logger);
  try {
    const { pdus } = await client.fleet.snapshot({});
    const simulated = pdus.find((pdu) => pdu.simulated);
    if (simulated !== undefined) return fragmentOfPdu(simulated.id);
    const added = await client.pdus.addSimulated({ model: DEMO_MODEL });
    if (added.ok) return fragmentOfPdu(added.value);
    logger.warn({ reason: added.error.message }, 'The simulated PDU could not be added');
    return '';
  } finally {
    client[Symbol.dispose]();
  }
}
